package dev.martello.join;

import dev.martello.check.Check;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.model.Code;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is at stake where data from outside does harm in the code of a function: who sends it, and
 * what the function's role may do.
 *
 * @param shift by how much it is worse (positive) or milder than harm of its kind
 * @param facts what makes it so, with places
 */
public record Stakes(int shift, List<Verdict.Evidence> facts) {
  /*
   * What nobody outside can send is one step milder. What anybody may send is one step worse if the
   * role gives more than writing to one store; what callers send who had to authenticate, if it gives
   * the account, another identity, or everything of a kind; what nobody outside sends, if it gives
   * the account.
   */
  public Stakes {
    facts = List.copyOf(facts);
  }

  /**
   * Weighs harm in a function.
   *
   * @param level how far those who choose the data are from it
   * @param by the triggers that the data comes by; empty where that is not known
   * @param isOfRole whether the harm lets somebody use what the function's role may do
   */
  public static Stakes of(
      LambdaFunction function,
      Exposure.Level level,
      List<Trigger> by,
      boolean isOfRole,
      Check.Context context) {
    var facts = new ArrayList<Verdict.Evidence>();
    function.exposure().ways().stream()
        .filter(way -> way.level() == Exposure.Level.PUBLIC && by.contains(way.trigger()))
        .limit(1)
        .map(way -> OpenEntries.opens(way.trigger()))
        .forEach(facts::add);
    var gain = isOfRole ? gain(function, context) : Optional.<Gain>empty();
    for (var step : gain.map(Gain::steps).orElse(List.of())) {
      facts.add(new Verdict.Evidence(step.origin(), step.fact()));
    }
    boolean isWorse = !by.isEmpty() && gain.isPresent() && isWorse(gain.get().severity(), level);
    int distance = level == Exposure.Level.INTERNAL ? -1 : 0;
    return new Stakes(distance + (isWorse ? 1 : 0), facts);
  }

  /** Returns how bad the worst is that the role of a function gives; LOW for nothing. */
  public static Severity ofRole(LambdaFunction function, Check.Context context) {
    return gain(function, context).map(Gain::severity).orElse(Severity.LOW);
  }

  /** Of a function that nothing declares the role is not known. */
  private static Optional<Gain> gain(LambdaFunction function, Check.Context context) {
    if (function.code() instanceof Code.Undeclared) {
      return Optional.empty();
    }
    return Reach.of(context).rights(function).stream()
        .filter(gain -> gain.severity().isAtLeast(Severity.MEDIUM))
        .findFirst();
  }

  private static boolean isWorse(Severity gain, Exposure.Level level) {
    return switch (level) {
      case PUBLIC -> true;
      case UNKNOWN, AUTHENTICATED -> gain.isAtLeast(Severity.HIGH);
      case INTERNAL -> gain.isAtLeast(Severity.CRITICAL);
    };
  }
}
