package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags timeouts of requests that are not below the timeout of the function. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A request may wait longer than the function runs",
    why =
        "The function is stopped in the middle before the request gives up: no error is handled,"
            + " told or answered.",
    mend = "Give the request less time than the function has, or the function more.")
final class TimeoutBeyondFunction implements PlaceCheck {
  /** Scripts give up a request when a timer says so. */
  private static final Pattern ABORTING =
      Pattern.compile("\\b(?:abort|destroy)\\(|[.]abort\\b|\\brej\\w*\\(");

  private static final Pattern OF_REQUEST =
      Pattern.compile(
          "https?\\.(?:get|request)\\(\\)\\.setTimeout|superagent\\.\\w+\\(\\)(?:\\.\\w+\\(\\))*\\.timeout");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (!(code.function().timeout() instanceof Val.Known<Long>(var most, _))) {
      return Stream.empty();
    }
    var durations =
        new JavaDurations(
            code.entry().unit().language() == Language.JAVA ? code.result().usages() : List.of());
    return Stream.of(
            polled(code, most),
            code.result().usages().stream()
                .flatMap(
                    usage ->
                        Stream.of(seconds(usage, durations))
                            .filter(seconds -> seconds >= most)
                            .map(seconds -> new Place(place(usage, code), message(seconds, most)))),
            GoTimeouts.in(code)
                .filter(given -> given.seconds() >= most)
                .map(given -> new Place(given.where(), message(given.seconds(), most))))
        .flatMap(found -> found);
  }

  /** {@code PATIENCE = httpx.Timeout(60)} is mended there, and told where it is given. */
  private static Origin.Written place(Usage usage, CodeResults.FunctionCode code) {
    var where = usage.where();
    var named = NAMED.matcher(where.file().lineUntil(where.span().start()));
    if (!usage.name().endsWith("Timeout") || !named.matches()) {
      return where;
    }
    var given = Pattern.compile("\\btimeout\\s*=\\s*" + named.group(1) + "\\b");
    return code.result().usages().stream()
        .map(Usage::where)
        .filter(other -> other.file().equals(where.file()) && given.matcher(other.text()).find())
        .findFirst()
        .orElse(where);
  }

  private static final Pattern NAMED = Pattern.compile("(\\w+)\\s*=\\s*");

  /** Who waits for messages is stopped before there are none. */
  private static Stream<Place> polled(CodeResults.FunctionCode code, long most) {
    return Answered.of(code)
        .filter(answered -> answered.is("sqs", "ReceiveMessage"))
        .flatMap(
            answered ->
                Stream.ofNullable(answered.call().arguments().get("WaitTimeSeconds"))
                    .map(SdkCall.Given::text)
                    .filter(seconds -> seconds.matches("\\d{1,2}"))
                    .map(Integer::parseInt)
                    .filter(seconds -> seconds >= most)
                    .map(seconds -> new Place(answered.usage().where(), message(seconds, most))));
  }

  private static String message(double seconds, long most) {
    var shown =
        seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    return "it waits for up to %s s, and the function ends after %d s".formatted(shown, most);
  }

  /** Returns how long a call waits at most; 0 where nothing tells. */
  private static double seconds(Usage usage, JavaDurations durations) {
    double known = KnownTimeouts.seconds(usage);
    if (known > 0) {
      return known;
    }
    if (usage.name().equals("setTimeout") && ABORTING.matcher(usage.where().text()).find()) {
      return usage.placed().size() < 2 ? 0 : 0.001 * KnownTimeouts.number(usage.placed().get(1));
    }
    if (OF_REQUEST.matcher(usage.name()).matches()) {
      return usage.placed().isEmpty() ? 0 : 0.001 * milliseconds(usage.placed().getFirst());
    }
    return durations.given(usage);
  }

  private static double milliseconds(Usage.Argument given) {
    var deadline = given.members().get("deadline");
    return KnownTimeouts.number(deadline == null ? given : deadline);
  }
}
