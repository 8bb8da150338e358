package dev.martello.check;

import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
   * @param verified where it compares what proves who sent a request
   */
  public record Told(Identity function, List<String> provided, List<Verified> verified) {
    public Told {
      provided = List.copyOf(provided);
      verified = List.copyOf(verified);
    }
  }

  /**
   * A place where code compares the signature, or another secret, of requests.
   *
   * @param by the way by which these requests come
   */
  public record Verified(Trigger by, Origin where) {}

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

  /**
   * Makes a verdict on who may send requests as mild as can be where the code of all functions that
   * they reach asks for a signature itself. Whether it does so before all else is not known.
   */
  public Verdict judged(Verdict verdict, List<LambdaFunction> behind, Predicate<Trigger> way) {
    var places = behind.stream().map(function -> verified(function, way)).toList();
    if (places.isEmpty() || !places.stream().allMatch(Optional::isPresent)) {
      return verdict;
    }
    var milder = verdict.mendedBy(Remedy.none()).raised(-Severity.values().length);
    for (var place : places.stream().flatMap(Optional::stream).toList()) {
      milder =
          milder.because(
              place,
              "the code compares a signature of such requests here; whether it does so before all"
                  + " else is left to you");
    }
    return milder;
  }

  /** Returns where the code of a function asks for the signature of requests that come by a way. */
  public Optional<Origin> verified(LambdaFunction function, Predicate<Trigger> way) {
    return of(function).stream()
        .flatMap(told -> told.verified().stream())
        .filter(verified -> way.test(verified.by()))
        .map(Verified::where)
        .findFirst();
  }

  /** Returns where the code asks for a signature, if it does so on every open way to it. */
  public Optional<Origin> verified(LambdaFunction function) {
    var ways = function.exposure().by();
    return ways.stream().allMatch(way -> verified(function, way::equals).isPresent())
        ? verified(function, ways::contains)
        : Optional.empty();
  }

  /** Returns what the code of a function tells; empty if it was not read. */
  public Optional<Told> of(LambdaFunction function) {
    return all.stream().filter(told -> told.function().isSame(function.identity())).findFirst();
  }
}
