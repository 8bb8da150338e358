package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.project.CodeResults;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags functions that call another function and wait for its answer. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "The function waits for another function",
    why =
        "Both are billed while one waits, their timeouts and errors add up, and a throttled callee"
            + " fails the caller.",
    mend = "Invoke it as an event, put a queue in between, or let Step Functions call both.")
final class WaitingForFunction implements PlaceCheck {
  private static final Pattern WAITING = Pattern.compile("RequestResponse|REQUEST_RESPONSE");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return Answered.of(code)
        .filter(WaitingForFunction::isInvoking)
        .filter(answered -> !answered.usage().isInitialisation() && isWaiting(answered))
        .map(
            answered -> new Place(answered.where(), "the function waits until the other one ends"));
  }

  private static boolean isInvoking(Answered answered) {
    return answered.is("lambda", "Invoke") || answered.is("lambda", "InvokeWithResponseStream");
  }

  /** Waiting is what happens unless something else is asked for. */
  private static boolean isWaiting(Answered answered) {
    var type = answered.call().arguments().get("InvocationType");
    if (type == null) {
      return answered.call().arguments().containsKey("FunctionName");
    }
    return type.kind() == SdkCall.Kind.CONSTANT
        ? type.text().equals("RequestResponse")
        : type.kind() == SdkCall.Kind.COMPUTED
            && WAITING.matcher(answered.usage().where().text()).find();
  }
}
