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

/** Flags loops that ask AWS for a state and sleep in between where the SDK has a waiter. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "A loop polls where the SDK has a waiter",
    why =
        "Loops of one's own wait too long or for ever, miss states of failure, and ask too often.",
    mend = "Use the waiter, or let Step Functions wait, which costs nothing meanwhile.")
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
    var pauses = new Pauses(code);
    return Answered.of(code).flatMap(answered -> place(answered, pauses, code).stream());
  }

  private static Optional<Place> place(
      Answered answered, Pauses pauses, CodeResults.FunctionCode code) {
    var waiters = OperationTables.standard().waiters(answered.call());
    if (waiters.isEmpty()) {
      return Optional.empty();
    }
    var units = code.result().reached();
    return answered.usage().way().stream()
        .flatMap(where -> rounds(where, units).map(round -> new Asked(where, round)))
        .filter(asked -> isPolling(answered, asked.round(), waiters, pauses))
        .findFirst()
        .map(asked -> told(answered, asked.where(), meant(waiters, asked.round())))
        .or(
            () ->
                pauses.isRepeated(answered.usage()) && asksForState(answered, waiters)
                    ? Optional.of(told(answered, answered.usage().where(), waiters.getFirst()))
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
    if (answered.reads(name -> TOKEN.matcher(name).find())) {
      return false;
    }
    boolean isState = answered.reads(name -> STATE.matcher(name).find());
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

  private static boolean isAbsence(Answered answered, List<String> waiters, EnclosingLoop round) {
    return isOfExistence(answered, waiters) || round.mentions(ABSENT);
  }

  private static boolean isOfExistence(Answered answered, List<String> waiters) {
    return !answered.call().operation().toLowerCase(Locale.ROOT).startsWith("describe")
        && waiters.stream().allMatch(waiter -> EXISTENCE.matcher(waiter).matches());
  }

  private static boolean asksForState(Answered answered, List<String> waiters) {
    return isOfExistence(answered, waiters) || answered.reads(name -> STATE.matcher(name).find());
  }

  private static Place told(Answered answered, Origin.Written where, String waiter) {
    return new Place(
        where,
        "the loop polls `%s`; the SDK has the waiter `%s`"
            .formatted(answered.call().operation(), waiter));
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
