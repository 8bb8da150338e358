package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flags templates whose functions reserve what all others of the account live on. */
@About(
    severity = LOW,
    title = "Reserved concurrency leaves nothing for other functions",
    why =
        "What is reserved is taken from everybody else: functions of the account that reserve"
            + " nothing are throttled, or the deployment fails.",
    mend = "Reserve what each function needs at its peak, or have the account's quota raised.",
    cwe = 400)
final class ExhaustedConcurrencyPool implements Check {
  /*
   * An account has 1,000 concurrent executions in a region unless it asked for more, of which 100
   * cannot be reserved (Lambda Developer Guide, "Configuring reserved concurrency"). The strict want
   * to hear of four fifths, as Trusted Advisor tells of every quota ("Service limits").
   */
  private static final int POOL = 1000;
  private static final int RESERVABLE = 900;
  private static final int MUCH = 800;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var byStack = new TreeMap<String, List<LambdaFunction>>();
    for (var function : app.functions()) {
      if (!function.reservedConcurrency().isEmpty()) {
        byStack.computeIfAbsent(function.identity().stack(), _ -> new ArrayList<>()).add(function);
      }
    }
    int least = context.isStrict() ? MUCH + 1 : RESERVABLE;
    return byStack.values().stream().map(reserving -> judge(reserving, least));
  }

  private static Verdict judge(List<LambdaFunction> reserving, int least) {
    long all = sum(reserving.stream());
    long known = sum(reserving.stream().filter(one -> one.identity().exists().isYes()));
    var open =
        reserving.stream()
            .map(function -> function.reservedConcurrency().getFirst())
            .filter(value -> !(value instanceof Val.Known))
            .toList();
    var most = reserving.stream().max(Comparator.comparing(ExhaustedConcurrencyPool::atLeast));
    boolean isOpen = all >= least || (!open.isEmpty() && reserving.size() > 1);
    var isTooMuch = known >= least ? Tri.YES : isOpen ? Tri.UNKNOWN : Tri.NO;
    var function = most.orElseThrow();
    var who =
        reserving.size() == 1
            ? "a function of this template reserves"
            : reserving.size() + " functions of this template reserve";
    var message = "%s %d of an account's %d concurrent executions".formatted(who, all, POOL);
    var verdict = judge(isTooMuch, function, message, open);
    for (var other : reserving) {
      if (other != function) {
        verdict =
            verdict.because(
                other.reservedConcurrency().getFirst().origin(),
                "`%s` reserves %s"
                    .formatted(
                        other.identity().title(), other.reservedConcurrency().getFirst().show()));
      }
    }
    return verdict.on(reserving);
  }

  private static Verdict judge(
      Tri isTooMuch, LambdaFunction function, String message, List<Val<Long>> open) {
    var where = function.reservedConcurrency().getFirst().origin();
    return isTooMuch.isUnknown() && open.isEmpty()
        ? Verdict.undecided(function, where, message, "which of these functions exist at once")
        : Verdict.of(isTooMuch, function, where, message, open);
  }

  private static long sum(Stream<LambdaFunction> reserving) {
    return reserving.mapToLong(ExhaustedConcurrencyPool::atLeast).sum();
  }

  private static long atLeast(LambdaFunction function) {
    return function.reservedConcurrency().stream()
        .map(Val::candidates)
        .flatMap(Collection::stream)
        .mapToLong(value -> value)
        .min()
        .orElse(0);
  }
}
