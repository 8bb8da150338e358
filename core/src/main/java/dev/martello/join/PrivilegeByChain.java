package dev.martello.join;

import static dev.martello.check.Severity.HIGH;
import static dev.martello.check.Severity.LOW;
import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Fed;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.join.path.Step;
import dev.martello.join.path.Technique;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags functions that get, through another function or role, what their own role may not. */
@About(
    severity = HIGH,
    title = "Function gains by a chain what its role lacks",
    why =
        "The role that was made small protects nothing: whoever gets into the weak function goes on"
            + " as the strong one.",
    mend =
        "Take the right over the other function or role away, or limit it to those with no more"
            + " rights.",
    cwe = 269)
final class PrivilegeByChain implements Check {
  /*
   * Taking over is a chain for every function: changing the code of another one, passing a role on to
   * something new, assuming a role. To assume a role is mostly meant so, and counts only if the role
   * leads to the account, other functions or everything of a kind. To call another function or to
   * start a state machine is how applications are built: it counts only from a function that anybody
   * may call, for secrets, other functions and everything of a kind, and then MEDIUM. The strict want
   * to hear of every function that calls one with much power, and then LOW.
   * An administrator needs no chain.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var reach = Reach.of(context);
    return app.functions().stream()
        .flatMap(
            function ->
                Stream.concat(takenOver(function, reach), called(function, reach, context)));
  }

  private static Stream<Verdict> takenOver(LambdaFunction function, Reach reach) {
    return reach.gains(function).stream()
        .flatMap(gain -> bridge(gain).map(step -> fails(function, gain, step)).stream())
        .limit(1);
  }

  /** Returns the step that takes over something which then leads on as what it is. */
  private static Optional<Step> bridge(Gain gain) {
    var steps = gain.steps();
    for (int at = 0; at < steps.size() - 1; at++) {
      if (isTakeover(steps.get(at), gain.severity()) && leadsOn(steps, at)) {
        return Optional.of(steps.get(at));
      }
    }
    return Optional.empty();
  }

  private static boolean isTakeover(Step step, Severity gained) {
    return switch (step.technique()) {
      case MODIFIES_CODE_OF, MODIFIES_CONFIG_OF, CREATES_FUNCTION_AS ->
          gained.isAtLeast(MEDIUM) && step.asset().kind() != Asset.Kind.SERVICE;
      case ASSUMES -> gained.isAtLeast(HIGH);
      default -> false;
    };
  }

  /** A role acts at once; what runs as a role leads on if it is declared, so that its role is. */
  private static boolean leadsOn(List<Step> steps, int at) {
    return steps.get(at).asset().kind() == Asset.Kind.ROLE
        ? steps.get(at).asset().scope() == Asset.Scope.DECLARED
        : steps.stream().skip(at + 1L).anyMatch(step -> step.technique() == Technique.RUNS_AS);
  }

  private static Verdict fails(LambdaFunction function, Gain gain, Step bridge) {
    var fails =
        Verdict.fails(
            function,
            gain.first().origin(),
            "%s, and so %s".formatted(bridge.fact(), gain.last().fact()));
    return Steps.prove(fails, gain.steps()).raised(HIGH.compareTo(gain.severity())).on(function);
  }

  /**
   * Something else that works for a function.
   *
   * @param how what the function does with it: {@code calls `Report`}
   * @param other the other function, if it is one
   * @param first the right to take away
   * @param steps the way to it
   * @param beyond the worst that it may do and the function may not
   */
  private record Worker(
      String how,
      List<LambdaFunction> other,
      Step first,
      List<Step> steps,
      Optional<Gain> beyond) {}

  private static Stream<Verdict> called(LambdaFunction function, Reach reach, Context context) {
    boolean isPublic = function.exposure().level() == Exposure.Level.PUBLIC;
    return isPublic || context.isStrict()
        ? workers(function, reach).flatMap(worker -> called(function, worker, isPublic).stream())
        : Stream.empty();
  }

  private static Stream<Worker> workers(LambdaFunction function, Reach reach) {
    var functions =
        reach.fed(function).stream()
            .filter(Fed::isCalled)
            .filter(fed -> fed.target().exposure().level() != Exposure.Level.PUBLIC)
            .map(
                fed ->
                    new Worker(
                        "calls `%s`".formatted(fed.target().identity().title()),
                        List.of(fed.target()),
                        fed.first(),
                        fed.steps(),
                        Privileges.beyond(function, fed.target(), reach)));
    var machines =
        reach.started(function).stream()
            .filter(Fed::isCalled)
            .map(
                started ->
                    new Worker(
                        "starts `%s`".formatted(started.target().identity().title()),
                        List.of(),
                        started.first(),
                        started.steps(),
                        Privileges.beyond(function, started.target(), reach)));
    return Stream.concat(functions, machines);
  }

  private static Optional<Verdict> called(
      LambdaFunction function, Worker worker, boolean isPublic) {
    var concerned = Stream.concat(Stream.of(function), worker.other().stream()).toList();
    var who =
        "%s may call `%s`, which "
            .formatted(WayIn.who(function.exposure().by()), function.identity().title());
    return worker
        .beyond()
        .filter(
            gain -> gain.severity().isAtLeast(HIGH) || (isPublic && gain.asset().kind().isSecret()))
        .map(
            gain ->
                Steps.prove(
                        Steps.prove(
                            Verdict.fails(
                                function,
                                worker.first().origin(),
                                "%s%s, and %s"
                                    .formatted(
                                        isPublic ? who : "the function ",
                                        worker.how(),
                                        gain.last().fact())),
                            worker.steps()),
                        gain.steps())
                    .raised(HIGH.compareTo(isPublic ? MEDIUM : LOW))
                    .on(concerned));
  }
}
