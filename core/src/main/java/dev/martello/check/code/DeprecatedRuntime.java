package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.know.LambdaRuntimes;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Flags runtimes that AWS does not mend any more. */
@About(
    severity = MEDIUM,
    title = "Runtime is deprecated",
    why =
        "AWS mends no more holes in the runtime, and soon refuses to create and then to update"
            + " functions on it.",
    mend = "Move to the successor and test the function there.",
    cwe = 1104,
    sameAs = {
      "Lambda.2",
      "CKV_AWS_363",
      "L1",
      "W2531",
      "awslambda_function_using_supported_runtimes",
      "A.1",
      "RUNTIME.001",
      "RUNTIME.EOL.001"
    })
final class DeprecatedRuntime implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream().map(function -> judge(function, context).on(function));
  }

  private static Verdict judge(LambdaFunction function, Context context) {
    var today = context.today();
    var runtime = function.runtime();
    boolean isFrozen =
        runtime.is(name -> Runtimes.is(name, one -> isUpdateBlocked(one, today))).isYes();
    var verdict =
        Verdict.of(
            runtime.is(name -> Runtimes.is(name, one -> one.isDeprecatedOn(today))),
            function,
            runtime.origin(),
            Runtimes.describe(runtime, today, one -> one.isDeprecatedOn(today)),
            runtime);
    return Runtimes.withImports(verdict, function, context)
        .raised(isFrozen ? 1 : 0)
        .mendedBy(Runtimes.upgrade(function, context));
  }

  private static boolean isUpdateBlocked(LambdaRuntimes.Lifecycle runtime, LocalDate today) {
    return runtime.updateBlocked().filter(day -> !today.isBefore(day)).isPresent();
  }
}
