package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags the largest memory where outsiders can call, and memory that nobody chose. */
@About(
    severity = LOW,
    title = "Memory was not chosen for this function",
    why =
        "Each call is billed by the memory that is set: with the maximum, calls from outside cost"
            + " up to eighty times as much as with the default.",
    mend = "Set `MemorySize` to what the function needs; AWS Lambda Power Tuning finds it.",
    cwe = 400,
    sameAs = {"LambdaDefaultMemorySize", "CONFIG.MEMORY.EXCESSIVE.001"})
final class UnconsideredMemory implements Check {
  private static final long LARGEST_MIB = 10_240;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .map(function -> judge(function, context.isStrict()).on(function));
  }

  private static Verdict judge(LambdaFunction function, boolean isStrict) {
    if (function.memory().origin().isServiceDefault()) {
      return isStrict
          ? Verdict.fails(function, function.origin(), "no `MemorySize` is set, so it has 128 MB")
          : Verdict.passes();
    }
    boolean isReachable = function.exposure().level() != Exposure.Level.INTERNAL;
    return Verdict.of(
        function.memory().is(size -> size >= LARGEST_MIB).and(Tri.of(isReachable || isStrict)),
        function,
        function.memory().origin(),
        "each call is billed for %s MB".formatted(function.memory().show()),
        function.memory());
  }
}
