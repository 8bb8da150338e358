package dev.martello.join;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags functions worth attacking on which an attack would leave next to no trace. */
@About(
    severity = MEDIUM,
    title = "Nobody would notice an attack on the function",
    why =
        "Whoever breaks in is not seen while he tries, and when something is missing weeks later"
            + " nothing tells when it began and what was taken.",
    mend =
        "Keep the log for three months, or let an alarm look at the function, or let a trail record"
            + " its invocations; one of the three ends the blindness.",
    cwe = 778)
final class BlindSpot implements Check {
  /*
   * Each of the three is mild alone and has a check of its own. All three together on a function that
   * anybody may call, or that leads to secrets, other functions or everything of a kind, are a blind
   * spot. A log that nobody declares is kept for ever, so it is no gap here, unless the role may not
   * write one.
   *
   * A log of less than a month is short: PCI DSS 4.0 (10.5.1) wants twelve months, three of them at
   * hand.
   */
  private static final long SHORT_DAYS = 30;

  private static final String WRITES_LOG = "logs:PutLogEvents";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var reach = Reach.of(context);
    var watching = new Watching(app, context);
    return app.functions().stream().flatMap(function -> judge(function, context, reach, watching));
  }

  private static Stream<Verdict> judge(
      LambdaFunction function, Context context, Reach reach, Watching watching) {
    boolean isPublic = function.exposure().level() == Exposure.Level.PUBLIC;
    var privilege = privilege(function, reach);
    if (!isPublic && privilege.isEmpty()) {
      return Stream.empty();
    }
    boolean isMute = isMute(function, context);
    var isUnlogged = Tri.of(isMute).or(() -> isShort(function));
    var isBlind =
        isUnlogged
            .and(() -> watching.isAlarmed(function).not())
            .and(() -> watching.recordsInvocations().not());
    var verdict =
        Verdict.of(
            isBlind,
            function,
            function.origin(),
            "%s, %s, and neither an alarm nor a trail looks at it"
                .formatted(
                    why(function, isPublic, privilege),
                    isMute ? "its role may not write a log" : "its log is kept for days only"),
            asked(function));
    return Stream.of(
        proved(verdict, function, privilege)
            .raised(isPublic && privilege.isPresent() ? 0 : -1)
            .on(function));
  }

  private static Optional<Gain> privilege(LambdaFunction function, Reach reach) {
    return reach.gains(function).stream()
        .filter(
            gain ->
                gain.severity().isAtLeast(Severity.HIGH)
                    || (gain.asset().kind().isSecret() && gain.severity().isAtLeast(MEDIUM)))
        .findFirst();
  }

  private static String why(LambdaFunction function, boolean isPublic, Optional<Gain> privilege) {
    return isPublic
        ? WayIn.opens(function.exposure().by())
        : privilege.map(gain -> "its code " + gain.show()).orElse("");
  }

  private static Verdict proved(
      Verdict verdict, LambdaFunction function, Optional<Gain> privilege) {
    var proved = verdict;
    for (var group : groups(function)) {
      proved = proved.because(group.origin(), "the log");
    }
    for (var gain : privilege.stream().toList()) {
      proved = proved.because(gain.last().origin(), gain.last().fact());
    }
    return proved;
  }

  private static Tri isShort(LambdaFunction function) {
    return Tri.any(
        groups(function).stream()
            .flatMap(group -> group.retentionDays().stream())
            .map(days -> days.is(count -> count < SHORT_DAYS))
            .toList());
  }

  private static List<LogGroup> groups(LambdaFunction function) {
    return function.logGroup().known().toList();
  }

  /** A function whose role may not write a log has none, however long its group would keep it. */
  private static boolean isMute(LambdaFunction function, Context context) {
    var roles = function.role().known().toList();
    return !roles.isEmpty()
        && roles.stream().allMatch(role -> context.grantsOf(role).grants(WRITES_LOG).isNo());
  }

  private static List<Val<?>> asked(LambdaFunction function) {
    List<Val<?>> asked = new ArrayList<>();
    groups(function).forEach(group -> asked.addAll(group.retentionDays()));
    return asked;
  }
}
