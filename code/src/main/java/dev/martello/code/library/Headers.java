package dev.martello.code.library;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What data from outside must not get into which header of an answer. */
public final class Headers {
  public static final String COOKIE = "set-cookie";
  private static final String TYPE = "content-type";
  private static final String ORIGIN = "access-control-allow-origin";
  private static final String CREDENTIALS = "access-control-allow-credentials";

  private Headers() {}

  /** Returns what must not reach the headers of a map. */
  public static List<Answers.Part> of(HeapObject headers, Interpreter interpreter) {
    var parts = new ArrayList<Answers.Part>();
    if (areSent(named(headers, CREDENTIALS, interpreter), interpreter)) {
      parts.add(cors(named(headers, ORIGIN, interpreter)));
    }
    headers
        .members()
        .forEach(
            (number, content) ->
                of(interpreter.names().name(number), content, interpreter).ifPresent(parts::add));
    if (headers.any().isTainted()) {
      parts.add(other("of such a name", headers.any(), interpreter));
    }
    return parts;
  }

  /** Returns whether headers let everybody read what is answered with credentials. */
  static boolean areOpen(HeapObject headers, Interpreter interpreter) {
    var origin = named(headers, ORIGIN, interpreter);
    return areSent(named(headers, CREDENTIALS, interpreter), interpreter)
        && origin
            .constantText()
            .or(() -> listed(origin, interpreter).constantText())
            .filter("*"::equals)
            .isPresent();
  }

  /** Returns what must not reach one header; whose answers others may read is another question. */
  public static Optional<Answers.Part> of(String name, Value content, Interpreter interpreter) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case ORIGIN -> Optional.empty();
      case "location" ->
          Optional.of(
              new Answers.Part(
                  SinkKind.REDIRECT,
                  content.join(listed(content, interpreter)),
                  sink("redirect", "the header `Location`")));
      default -> Optional.of(other("`" + name + "`", content, interpreter));
    };
  }

  private static Answers.Part other(String name, Value content, Interpreter interpreter) {
    return new Answers.Part(
        SinkKind.HEADER,
        content.join(listed(content, interpreter)),
        sink("header", "the header " + name));
  }

  /** Returns what must not reach the header that says who may read an answer. */
  public static Answers.Part cors(Value origin) {
    return new Answers.Part(
        SinkKind.CORS, origin, sink("cors", "the header `Access-Control-Allow-Origin`"));
  }

  public static boolean isOrigin(String name) {
    return name.equalsIgnoreCase(ORIGIN);
  }

  /**
   * Returns whether answers may be read that were asked for with the visitor's credentials. Only
   * then it matters who reads them: without them everybody gets the same by calling on their own.
   */
  public static boolean areSent(String name, Value content, Interpreter interpreter) {
    return name.equalsIgnoreCase(CREDENTIALS) && areSent(content, interpreter);
  }

  private static boolean areSent(Value credentials, Interpreter interpreter) {
    return isTrue(credentials) || isTrue(listed(credentials, interpreter));
  }

  /** It is true, if it is anything that the code says. */
  private static boolean isTrue(Value value) {
    boolean isTrue = false;
    for (var atom : value.atoms()) {
      var constant = Value.of(atom).constant();
      boolean isSaid = constant.filter("true"::equalsIgnoreCase).isPresent();
      if (constant.isPresent() && !isSaid) {
        return false;
      }
      isTrue |= isSaid;
    }
    return isTrue;
  }

  /** Returns whether a header says what kind of thing an answer is. */
  static boolean isType(String name) {
    return name.equalsIgnoreCase(TYPE);
  }

  /** Returns whether what such a header says is shown as a page. */
  static boolean isPage(Value type, Interpreter interpreter) {
    return isHtml(type) || isHtml(interpreter.objects().elements(type, false));
  }

  private static boolean isHtml(Value type) {
    return type.constantText()
        .filter(text -> text.toLowerCase(Locale.ROOT).contains("html"))
        .isPresent();
  }

  /** Returns what a header of a map is, however its name is spelt. */
  public static Value named(HeapObject headers, String wanted, Interpreter interpreter) {
    var found =
        new Object() {
          Value value = Value.none();
        };
    headers
        .members()
        .forEach(
            (number, content) -> {
              if (interpreter.names().name(number).equalsIgnoreCase(wanted)) {
                found.value = content;
              }
            });
    return found.value;
  }

  /** A header with several values. */
  public static Value listed(Value content, Interpreter interpreter) {
    if (!Lists.isAmong(content, interpreter)) {
      return Value.none();
    }
    var elements = interpreter.objects().elements(content, false);
    var values = Value.none();
    for (var atom : elements.atoms()) {
      // CloudFront has an object with the name and the value for each.
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.member(interpreter.names().of("value")) instanceof Value value) {
        values = values.join(value);
      }
    }
    return elements.join(values);
  }

  private static Knowledge.Sink sink(String kind, String name) {
    return new Knowledge.Sink(
        List.of(new CallPattern(name)), kind, List.of(), List.of(), "high", "");
  }
}
