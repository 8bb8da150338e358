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
   * cannot be reserved (Lambda Developer Guide, "Configuring reserved concurrency").
   */
  private static final int POOL = 1000;
  private static final int RESERVABLE = 900;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var byStack = new TreeMap<String, List<LambdaFunction>>();
    for (var function : app.functions()) {
      if (!function.reservedConcurrency().isEmpty()) {
        byStack.computeIfAbsent(function.identity().stack(), _ -> new ArrayList<>()).add(function);
      }
    }
    return byStack.values().stream().map(ExhaustedConcurrencyPool::judge);
  }

  private static Verdict judge(List<LambdaFunction> reserving) {
    long known = reserving.stream().mapToLong(ExhaustedConcurrencyPool::atLeast).sum();
    var open =
        reserving.stream()
            .map(function -> function.reservedConcurrency().getFirst())
            .filter(value -> !(value instanceof Val.Known))
            .toList();
    var most = reserving.stream().max(Comparator.comparing(ExhaustedConcurrencyPool::atLeast));
    var isTooMuch =
        known > RESERVABLE
            ? Tri.YES
            : open.isEmpty() || reserving.size() == 1 ? Tri.NO : Tri.UNKNOWN;
    var function = most.orElseThrow();
    return Verdict.of(
            isTooMuch,
            function,
            function.reservedConcurrency().getFirst().origin(),
            "%d functions of this template reserve %d of an account's %d concurrent executions"
                .formatted(reserving.size(), known, POOL),
            open.toArray(Val<?>[]::new))
        .on(reserving);
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
