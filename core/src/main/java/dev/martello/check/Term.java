package dev.martello.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that a {@link Change} writes, in the words of CloudFormation. */
public sealed interface Term {

  /** A text. */
  record Text(String value) implements Term {}

  /** A whole number. */
  record Number(long value) implements Term {}

  /** A boolean. */
  record Flag(boolean value) implements Term {}

  /** A list. */
  record Items(List<Term> items) implements Term {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A mapping in its order. */
  record Parts(Map<String, Term> parts) implements Term {
    public Parts {
      parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Returns this with one more part at the end. */
    public Parts with(String name, Term value) {
      var more = new LinkedHashMap<>(parts);
      more.put(name, value);
      return new Parts(more);
    }
  }

  /**
   * {@code Ref}.
   *
   * @param id the logical id of a resource or parameter of the template that is changed, also of
   *     one that the same remedy adds, or a pseudo parameter
   */
  record Ref(String id) implements Term {}

  /** {@code Fn::GetAtt}. */
  record Attribute(String id, String attribute) implements Term {}

  /** {@code Fn::Sub} with one text. */
  record Sub(String text) implements Term {}

  static Term text(String value) {
    return new Text(value);
  }

  static Term number(long value) {
    return new Number(value);
  }

  static Term flag(boolean value) {
    return new Flag(value);
  }

  static Term items(Term... items) {
    return new Items(List.of(items));
  }

  /** Returns a list of texts. */
  static Term texts(String... texts) {
    return new Items(List.of(texts).stream().map(Term::text).toList());
  }

  /** Returns a mapping without parts, to which {@link Parts#with} adds. */
  static Parts parts() {
    return new Parts(Map.of());
  }

  static Term ref(String id) {
    return new Ref(id);
  }

  static Term attribute(String id, String attribute) {
    return new Attribute(id, attribute);
  }

  static Term sub(String text) {
    return new Sub(text);
  }
}
