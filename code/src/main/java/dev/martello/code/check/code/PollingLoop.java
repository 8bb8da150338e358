package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags loops that ask AWS for a state and sleep in between though something else tells of it. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "A loop polls for a state",
    why =
        "Loops of one's own wait too long or for ever, miss states of failure, and ask too often.",
    mend =
        "Use the waiter, take the event or the message that tells of the end, or let Step Functions"
            + " wait, which costs nothing meanwhile.")
final class PollingLoop implements PlaceCheck {
  private static final Pattern STATE =
      Pattern.compile("stat(?:e|us)(?:code|value|name|asstring)?$");
  private static final Pattern TOKEN = Pattern.compile("token|marker|lastevaluated|nextpage");

  /** Waiters for what is there at all: an error says that it is not yet. */
  private static final Pattern EXISTENCE = Pattern.compile(".*(?:Exists|NotExists)");

  /** How the code says that something is not there, or not there any more. */
  private static final Pattern ABSENT =
      Pattern.compile("(?i)404|.*not_?found.*|.*NoSuch.*|.*(?:does)?NotExist.*|ValidationError");

  /** How it says that it asked too often. */
  private static final Pattern THROTTLED =
      Pattern.compile("(?i).*(?:throttl|slow_?down|too_?many|rate_?exceeded|limit_?exceeded).*");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return polls(code).map(Poll::place);
  }

  /**
   * A call that asks for a state again and again.
   *
   * @param rounds the loop that asks; none where a library repeats the call
   */
  private record Poll(Place place, List<EnclosingLoop> rounds) {}

  private static Stream<Poll> polls(CodeResults.FunctionCode code) {
    var pauses = new Pauses(code);
    return Answered.of(code).flatMap(answered -> poll(answered, pauses, code).stream());
  }

  /** Returns the loops of a function's code that ask for a state again and again. */
  static List<EnclosingLoop> rounds(CodeResults.FunctionCode code) {
    return polls(code).flatMap(poll -> poll.rounds().stream()).toList();
  }

  private static Optional<Poll> poll(
      Answered answered, Pauses pauses, CodeResults.FunctionCode code) {
    var waiters = OperationTables.standard().waiters(answered.call());
    if (waiters.isEmpty() && OperationTables.standard().job(answered.call()).isEmpty()) {
      return Optional.empty();
    }
    var units = code.result().reached();
    return answered.usage().way().stream()
        .flatMap(where -> rounds(where, units).map(round -> new Asked(where, round)))
        .filter(asked -> isPolling(answered, asked.round(), waiters, pauses))
        .findFirst()
        .map(asked -> new Poll(told(answered, asked, waiters), List.of(asked.round())))
        .or(
            () ->
                pauses.isRepeated(answered.usage()) && asksForState(answered, waiters)
                    ? Optional.of(new Poll(told(answered, waiters), List.of()))
                    : Optional.empty());
  }

  /** A call that asks, by whatever functions, in a loop around it. */
  private record Asked(Origin.Written where, EnclosingLoop round) {}

  private static Stream<EnclosingLoop> rounds(Origin.Written where, List<Unit> units) {
    return Stream.concat(
        EnclosingLoop.around(where, units).stream().filter(loop -> !loop.isForAnother()),
        EnclosingLoop.recursion(where, units).stream());
  }

  private static boolean isPolling(
      Answered answered, EnclosingLoop round, List<String> waiters, Pauses pauses) {
    boolean isState = answered.reads(name -> STATE.matcher(name).find());
    if (waiters.isEmpty()) {
      return isState && isWaitingForJob(answered, round, pauses);
    }
    if (answered.reads(name -> TOKEN.matcher(name).find())) {
      return false;
    }
    if (!pauses.isIn(round)) {
      return !round.isRecursive() && isState && round.isLeftByAnswer();
    }
    // Errors of Go are part of the answer, so that who tries again looks at it as well.
    if (round.isLeftByAnswer() && (isState || round.unit().language() != Language.GO)) {
      return true;
    }
    return round.isTried()
        ? isAbsence(answered, waiters, round) && !round.mentions(THROTTLED)
        : isState || isAbsence(answered, waiters, round);
  }

  /** What gives the state of work gives pages of its result, too, when it is asked for the next. */
  private static boolean isWaitingForJob(Answered answered, EnclosingLoop round, Pauses pauses) {
    boolean isForPage =
        answered.call().arguments().keySet().stream()
            .anyMatch(name -> TOKEN.matcher(name.toLowerCase(Locale.ROOT)).find());
    return !isForPage && pauses.isIn(round) && (round.isLeftByAnswer() || !round.isTried());
  }

  private static boolean isAbsence(Answered answered, List<String> waiters, EnclosingLoop round) {
    return isOfExistence(answered, waiters) || round.mentions(ABSENT);
  }

  private static boolean isOfExistence(Answered answered, List<String> waiters) {
    return !answered.call().operation().toLowerCase(Locale.ROOT).startsWith("describe")
        && waiters.stream().allMatch(waiter -> EXISTENCE.matcher(waiter).matches());
  }

  private static boolean asksForState(Answered answered, List<String> waiters) {
    return (!waiters.isEmpty() && isOfExistence(answered, waiters))
        || answered.reads(name -> STATE.matcher(name).find());
  }

  private static Place told(Answered answered, Asked asked, List<String> waiters) {
    return told(
        answered,
        asked.where(),
        waiters.isEmpty() ? waiters : List.of(meant(waiters, asked.round())));
  }

  private static Place told(Answered answered, List<String> waiters) {
    return told(answered, answered.usage().where(), waiters);
  }

  private static Place told(Answered answered, Origin.Written where, List<String> waiters) {
    var instead =
        waiters.isEmpty()
            ? OperationTables.standard().job(answered.call()).map(PollingLoop::end).orElse("")
            : "the SDK has the waiter `%s`".formatted(waiters.getFirst());
    return new Place(
        where, "the loop polls `%s`; %s".formatted(answered.call().operation(), instead));
  }

  private static String end(OperationTables.Telling telling) {
    return switch (telling) {
      case EVENT -> "EventBridge gets an event when the work is done";
      case TOPIC -> "a topic that the start names is told when the work is done";
      case NONE -> "a workflow of Step Functions can wait for it at no cost";
    };
  }

  /** Of several waiters the one is meant whose name ends with a state that the loop asks for. */
  private static String meant(List<String> waiters, EnclosingLoop round) {
    return waiters.stream()
        .filter(
            waiter -> {
              var state = waiter.replaceFirst(".*(?=[A-Z])", "");
              return round.mentions(Pattern.compile("(?i:(?:.*_)?%1$s)|.*%1$s".formatted(state)));
            })
        .findFirst()
        .orElse(waiters.getFirst());
  }
}
