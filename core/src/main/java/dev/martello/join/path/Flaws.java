package dev.martello.join.path;

import dev.martello.check.Check;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The flaws that were found in the code of functions; of code that was not read nothing is known.
 */
public record Flaws(List<Flaw> all) {
  public Flaws {
    all = List.copyOf(all);
  }

  /** Returns those that the parts of the product found before the checks of a run. */
  public static Flaws of(Check.Context context) {
    return context.shared(Flaws.class, _ -> new Flaws(List.of()));
  }

  /** Returns the flaw of a function that is open to most, of these the first. */
  public Optional<Flaw> of(LambdaFunction function) {
    return of(function.identity(), Exposure.Level.INTERNAL);
  }

  /** Returns the flaw of a function that is open to anybody. */
  public Optional<Flaw> open(LambdaFunction function) {
    return of(function.identity(), Exposure.Level.PUBLIC);
  }

  /** Returns the same without those that were taken away. */
  Flaws without(Set<String> keys) {
    return new Flaws(all.stream().filter(flaw -> !keys.contains(flaw.key())).toList());
  }

  /** Returns the flaw of a function that is open to whoever comes in at a level. */
  Optional<Flaw> of(Identity function, Exposure.Level level) {
    return all.stream()
        .filter(flaw -> flaw.function().isSame(function))
        .filter(flaw -> flaw.isOpenTo(level))
        .min(Comparator.comparing(Flaw::from));
  }
}
