package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python: what is compared with a JSON schema, which raises where it does not fit.
 * https://docs.aws.amazon.com/powertools/python/latest/utilities/validation/
 */
final class JsonSchemas {
  private static final String VALIDATION = "aws_lambda_powertools.utilities.validation.";

  private static final Pattern DECORATOR =
      Pattern.compile(Pattern.quote(VALIDATION) + "(?:validator\\.)?validator");

  /** {@code powertools_json(body)} is what a field holds as JSON. */
  private static final Pattern AS_JSON = Pattern.compile("(?:powertools_json\\()?([\\w.]+?)\\)?");

  /** What envelopes of Powertools take out of the event. */
  private static final Map<String, String> ENVELOPES =
      Map.of(
          "API_GATEWAY_REST", "body",
          "API_GATEWAY_HTTP", "body",
          "SQS", "Records.*.body",
          "SNS", "Records.*.Sns.Message",
          "EVENTBRIDGE", "detail",
          "CLOUDWATCH_EVENTS_SCHEDULED", "detail",
          "KINESIS_DATA_STREAM", "Records.*.kinesis.data");

  private JsonSchemas() {}

  /** Takes note of what a call compares; Powertools returns it, too. */
  static Value validated(CallEvent event, Interpreter run) {
    var given = event.arguments();
    boolean isOfPowertools = event.name().startsWith(VALIDATION);
    boolean isSchemaFirst = event.name().startsWith("fast");
    var data =
        given.get(
            isSchemaFirst ? 1 : 0, isOfPowertools ? "event" : isSchemaFirst ? "data" : "instance");
    var schema = given.get(isSchemaFirst ? 0 : 1, isSchemaFirst ? "definition" : "schema");
    boolean isWhole = envelope(given).isNone();
    if (isWhole) {
      run.state(run.state().after(Expected.of(schema, run).checked(data, run)));
    }
    return isOfPowertools || isSchemaFirst ? data : Interpreter.NOTHING;
  }

  /** Returns the fields of events that a decorator lets through only if they fit its schema. */
  static Map<String, Long> ofDecorator(CallEvent event, Interpreter run) {
    var found = new TreeMap<String, Long>();
    if (DECORATOR.matcher(event.name()).matches()) {
      var given = event.arguments();
      var expected = Expected.of(given.named("inbound_schema"), run);
      path(envelope(given)).ifPresent(path -> expected.paths(path, found));
    }
    return found;
  }

  /** Returns where what an envelope takes out stands; empty where that is not known. */
  private static Optional<String> path(Value envelope) {
    if (envelope.isNone()) {
      return Optional.of("");
    }
    return envelope.only().orElse(null) instanceof Atom.External(var name, _, _)
        ? Optional.ofNullable(ENVELOPES.get(name.substring(name.lastIndexOf('.') + 1)))
        : envelope
            .constantText()
            .map(AS_JSON::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1));
  }

  private static Value envelope(Arguments given) {
    return given.named("envelope");
  }
}
