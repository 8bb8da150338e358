package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Capability;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags functions whose compromise reaches more than any one function is for. */
@About(
    severity = HIGH,
    title = "One function takes much of the account with it",
    why =
        "A flaw in this one function is a flaw in everything that it reaches: other functions'"
            + " code, every table, every secret.",
    mend =
        "Name the resources that this function works on, and give what deploys or administers a"
            + " function and a role of its own.",
    cwe = 653)
final class WideBlastRadius implements Check {
  /*
   * What no function is there for: running code in several others, or having all data of three kinds
   * (all tables and all buckets and all secrets). Fewer are told as grants without resources.
   */
  private static final int SEVERAL = 2;
  private static final int MANY_KINDS = 3;
  private static final int SHOWN = 5;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var reach = Reach.of(context);
    return app.functions().stream().flatMap(function -> judge(function, reach.gains(function)));
  }

  /** Who becomes administrator is told as that: by his role, by an escalation, by a chain. */
  private static Stream<Verdict> judge(LambdaFunction function, List<Gain> gains) {
    if (gains.stream().anyMatch(gain -> gain.asset().kind() == Asset.Kind.ACCOUNT)) {
      return Stream.empty();
    }
    var told = new ArrayList<>(functions(gains));
    told.addAll(data(gains));
    boolean isData = !told.isEmpty() && !told.getFirst().asset().kind().isPrincipal();
    return told.isEmpty()
        ? Stream.empty()
        : Stream.of(fails(function, told).raised(isData ? -1 : 0).on(function));
  }

  private static List<Gain> functions(List<Gain> gains) {
    var taken =
        gains.stream()
            .filter(gain -> gain.asset().kind() == Asset.Kind.FUNCTION)
            .filter(gain -> gain.capability() == Capability.CONTROL)
            .toList();
    boolean isEvery = taken.stream().anyMatch(gain -> gain.asset().scope() == Asset.Scope.EVERY);
    return isEvery || taken.size() >= SEVERAL ? taken : List.of();
  }

  private static List<Gain> data(List<Gain> gains) {
    var all =
        gains.stream()
            .filter(gain -> gain.asset().scope() == Asset.Scope.EVERY)
            .filter(gain -> isData(gain.asset().kind()))
            .toList();
    long kinds = all.stream().map(gain -> gain.asset().kind()).distinct().count();
    return kinds >= MANY_KINDS ? all : List.of();
  }

  /** What carries data on is polled and fed by many, often by a policy of AWS. */
  private static boolean isData(Asset.Kind kind) {
    return switch (kind) {
      case TABLE, BUCKET, DATABASE, SECRET, KEY, PARAMETER, REPOSITORY -> true;
      default -> false;
    };
  }

  private static Verdict.Fails fails(LambdaFunction function, List<Gain> told) {
    var shown = told.stream().limit(SHOWN).map(Gain::show).collect(Collectors.joining(", "));
    var more = told.size() > SHOWN ? " and %d more".formatted(told.size() - SHOWN) : "";
    var fails =
        Verdict.fails(
            function,
            told.getFirst().first().origin(),
            "whoever runs code in this function " + shown + more);
    return Steps.prove(
        fails,
        told.stream().limit(SHOWN).flatMap(gain -> gain.steps().stream()).distinct().toList());
  }
}
