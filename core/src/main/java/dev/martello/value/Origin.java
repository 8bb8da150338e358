package dev.martello.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a value came from; every value of the model has one and nothing drops it. */
public sealed interface Origin {

  /** Written by the user at a place of a file. */
  record Written(SourceFile file, Span span) implements Origin {
    public int line() {
      return file.line(span.start());
    }

    public int column() {
      return file.column(span.start());
    }

    /** Returns what is written there. */
    public String text() {
      return file.text().substring(span.start(), span.end());
    }

    @Override
    public Written inFile() {
      return file.inFile(this);
    }
  }

  /**
   * Answered by a live account.
   *
   * @param arn the resource that was asked about
   * @param operation the API operation that answered, for instance {@code GetFunctionConfiguration}
   */
  record Live(String arn, String operation) implements Origin {}

  /**
   * Not written, so AWS's documented default holds.
   *
   * @param property the property that was absent, for instance {@code AWS::Lambda::Function
   *     Timeout}
   */
  record ServiceDefault(String property) implements Origin {}

  /**
   * Made from other values.
   *
   * @param by what made it, as a phrase for people: {@code default of parameter `Stage`}
   * @param from the origins it was made from, most telling first
   */
  record Derived(String by, List<Origin> from) implements Origin {
    public Derived {
      from = List.copyOf(from);
    }
  }

  /**
   * The default of a parameter that a value is, or that decided which value it is; a deployment may
   * give the parameter another one.
   *
   * @param place where the default is written
   */
  record Default(String parameter, Origin place) implements Origin {}

  /**
   * Returns the origin of a default of a parameter.
   *
   * @param places where it is used, if that is known, and last where it is written
   */
  static Origin defaultOf(String parameter, Origin... places) {
    var from = new ArrayList<>(List.of(places));
    from.add(new Default(parameter, from.getLast()));
    return new Derived("default of parameter `" + parameter + "`", from);
  }

  /** Returns an origin made by something from one other origin. */
  static Origin derived(String by, Origin from) {
    return new Derived(by, List.of(from));
  }

  /**
   * Returns this for people: what was written in a text that another file holds, as code in a
   * template, with its place in that file.
   */
  default Origin inFile() {
    return this;
  }

  /** Returns the nearest place in a file that this came from, breadth first. */
  default Optional<Written> written() {
    var near = this;
    while (near instanceof Derived(String _, List<Origin> from) && from.size() == 1) {
      near = from.getFirst();
    }
    if (near instanceof Written here) {
      return Optional.of(here);
    }
    for (var origin : near.every()) {
      if (origin instanceof Written here) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  /** Returns this and every origin that it was derived from, breadth first; bounded. */
  default Stream<Origin> all() {
    return every().stream();
  }

  private List<Origin> every() {
    if (!(this instanceof Derived)) {
      return List.of(this);
    }
    int most = 256;
    var found = new ArrayList<Origin>();
    found.add(this);
    for (int at = 0; at < Math.min(found.size(), most); at++) {
      if (found.get(at) instanceof Derived derived) {
        found.addAll(derived.from());
      }
    }
    return found.size() > most ? found.subList(0, most) : found;
  }

  /** Returns the defaults of parameters that this hangs on, each once. */
  default List<Default> defaults() {
    if (!(this instanceof Derived)) {
      return List.of();
    }
    var defaults = new LinkedHashSet<Default>();
    for (var origin : every()) {
      if (origin instanceof Default found) {
        defaults.add(found);
      }
    }
    return List.copyOf(defaults);
  }

  /** Returns whether a default of a parameter is, or chose, all of this and not only a part. */
  default boolean isDefault() {
    return this instanceof Derived(String _, List<Origin> from)
        && !from.isEmpty()
        && (from.getLast() instanceof Default || from.getFirst().isDefault());
  }

  /** Returns this as what was chosen by defaults of parameters. */
  default Origin chosenBy(Collection<Default> defaults) {
    if (defaults.isEmpty()) {
      return this;
    }
    var from = new ArrayList<Origin>();
    from.add(this);
    from.addAll(defaults);
    return new Derived("choice by defaults", from);
  }

  /** Returns whether nothing is written, so that AWS's documented default holds. */
  default boolean isServiceDefault() {
    return this instanceof ServiceDefault
        || (this instanceof Derived(String _, List<Origin> from)
            && !from.isEmpty()
            && from.getFirst() instanceof ServiceDefault);
  }

  /** Returns the phrases of all derivations whose phrase passes the test, outermost first. */
  default List<String> derivations(Predicate<String> wanted) {
    if (!(this instanceof Derived)) {
      return List.of();
    }
    var phrases = new LinkedHashSet<String>();
    for (var origin : every()) {
      if (origin instanceof Derived(String by, List<Origin> _) && wanted.test(by)) {
        phrases.add(by);
      }
    }
    return List.copyOf(phrases);
  }
}
