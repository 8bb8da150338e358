package dev.martello.join;

import dev.martello.check.Check;
import dev.martello.check.CodeFacts;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Capability;
import dev.martello.join.path.Flaw;
import dev.martello.join.path.Flaws;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the functions that anybody can run, for the joins that start at an open entry. */
final class OpenEntries {
  private static final int MOST_WAYS = 5;

  private OpenEntries() {}

  /** Judges the worst of what anybody on the internet may gain through each function. */
  static Stream<Verdict> judge(
      App app, Check.Context context, Function<List<Gain>, Optional<Gain>> worst) {
    var reach = Reach.of(context);
    var flaws = Flaws.of(context);
    return app.functions().stream()
        .filter(function -> function.exposure().level() == Exposure.Level.PUBLIC)
        .filter(function -> !isAuthorizer(function))
        .flatMap(
            function ->
                worst.apply(withoutFailures(reach.gains(function), function, app)).stream()
                    .map(gain -> fails(function, gain, flaws.open(function)))
                    .map(verdict -> judged(verdict, function, context))
                    .map(verdict -> verdict.on(function)));
  }

  /**
   * Where a flaw was found, or one of the open ways asks for nothing, callers need no signature.
   */
  private static Verdict judged(Verdict verdict, LambdaFunction function, Check.Context context) {
    var code = CodeFacts.of(context);
    boolean isFlawed = Flaws.of(context).open(function).isPresent();
    boolean isAsked = code.verified(function).isPresent();
    return isFlawed || !isAsked
        ? verdict
        : code.judged(verdict, List.of(function), function.exposure().by()::contains);
  }

  /** Whoever makes a function fail writes where it keeps what failed; that is no prize. */
  private static List<Gain> withoutFailures(List<Gain> gains, LambdaFunction function, App app) {
    var targets =
        Stream.concat(
                Stream.of(function.deadLetter()),
                function.asynchronous().stream()
                    .map(LambdaFunction.AsynchronousInvocation::onFailure))
            .map(Val::show)
            .collect(Collectors.toSet());
    return gains.stream()
        .filter(gain -> gain.capability() != Capability.WRITE || !isAny(gain.asset(), targets, app))
        .toList();
  }

  private static boolean isAny(Asset asset, Set<String> arns, App app) {
    return app.stores().stream()
        .filter(store -> store.identity().key().equals(asset.key()))
        .anyMatch(store -> arns.contains(app.arnOf(store).show()));
  }

  /** Strangers reach an authorizer by design: telling who they are is its work. */
  private static boolean isAuthorizer(LambdaFunction function) {
    return function.exposure().by().stream()
        .allMatch(trigger -> trigger.source() == EventSource.AUTHORIZER);
  }

  /** A flaw that was found makes it worse: nobody has to look for one any more. */
  private static Verdict fails(LambdaFunction function, Gain gain, Optional<Flaw> flaw) {
    Verdict.Fails fails =
        Verdict.fails(
            function,
            function.origin(),
            "%s, %sand %s"
                .formatted(
                    WayIn.opens(function.exposure().by()),
                    flaw.map(each -> each.fact() + ", ").orElse(""),
                    gain.last().fact()));
    for (var trigger : function.exposure().by().stream().limit(MOST_WAYS).toList()) {
      var opens = opens(trigger);
      fails = fails.because(opens.where(), opens.message());
    }
    for (var each : flaw.stream().toList()) {
      fails = fails.because(each.origin(), each.fact());
    }
    return Steps.prove(fails, gain.steps())
        .raised(Severity.HIGH.compareTo(gain.severity()) + (flaw.isPresent() ? 1 : 0));
  }

  /** Says that a trigger is open. */
  static Verdict.Evidence opens(Trigger trigger) {
    return new Verdict.Evidence(trigger.origin(), WayIn.opens(trigger));
  }
}
