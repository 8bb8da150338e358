package dev.martello.check;

import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.Optional;

/**
 * What the code of functions tells checks of other things. Who asks for it implements {@link
 * AsksCode}; of code that was not read nothing is known.
 */
public record CodeFacts(List<Told> all) {
  public CodeFacts {
    all = List.copyOf(all);
  }

  /**
   * What the code of one function tells.
   *
   * @param provided the modules and packages that it imports and does not bring along, sorted
   */
  public record Told(Identity function, List<String> provided) {
    public Told {
      provided = List.copyOf(provided);
    }
  }

  /** A check that asks what code tells, and so runs when that is known. */
  public interface AsksCode extends Check {}

  /** Returns what is known where no code was read. */
  public static CodeFacts none() {
    return new CodeFacts(List.of());
  }

  /** Returns what the parts of the product found before the checks of a run. */
  public static CodeFacts of(Check.Context context) {
    return context.shared(CodeFacts.class, _ -> none());
  }

  /** Returns what the code of a function tells; empty if it was not read. */
  public Optional<Told> of(LambdaFunction function) {
    return all.stream().filter(told -> told.function().isSame(function.identity())).findFirst();
  }
}
