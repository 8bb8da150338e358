package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Set;

/**
 * Python: arguments of requests that a parser of Flask-RESTful makes numbers of, or lets through
 * only if they are one of a few. https://flask-restful.readthedocs.io/en/latest/reqparse.html
 */
final class ParsedArguments {
  private static final String ADDING = ".add_argument";

  private static final String PARSED = "request.parsed.";

  private static final Set<String> CONVERTING =
      Set.of("int", "float", "bool", "uuid.UUID", "decimal.Decimal");

  /** What validators of Flask-RESTful make numbers, dates and truth values of. */
  private static final Set<String> VALIDATING =
      Set.of(
          "int_range",
          "natural",
          "positive",
          "boolean",
          "date",
          "datetime_from_iso8601",
          "datetime_from_rfc822");

  private ParsedArguments() {}

  /**
   * Takes note of an argument, whether it can hold a text of the caller's: what one parser
   * converts, another may not.
   */
  static void called(CallEvent event, Events events) {
    if (!event.name().endsWith(ADDING) || !event.name().contains("reqparse.RequestParser()")) {
      return;
    }
    var given = event.arguments();
    boolean isHarmless = isConverting(given.named("type")) || !given.named("choices").isNone();
    var destination = given.named("dest").constantText();
    destination
        .or(() -> given.get(0, "name").constantText())
        .ifPresent(name -> events.validated(PARSED + name, isHarmless ? SinkKind.ALL : 0));
  }

  private static boolean isConverting(Value type) {
    var name = type.constant().orElse("");
    var last = name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
    return CONVERTING.contains(last)
        || VALIDATING.contains(last.substring(last.lastIndexOf('.') + 1));
  }
}
