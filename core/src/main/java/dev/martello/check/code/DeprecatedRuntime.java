package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.LambdaRuntimes;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
      "RUNTIME.001",
      "RUNTIME.EOL.001"
    })
final class DeprecatedRuntime implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream().map(function -> judge(function, context.today()).on(function));
  }

  private static Verdict judge(LambdaFunction function, LocalDate today) {
    var runtime = function.runtime();
    var verdict =
        Verdict.of(
            runtime.is(name -> isDeprecated(name, today)),
            function,
            runtime.origin(),
            message(runtime, today),
            runtime);
    boolean isFrozen = runtime.is(name -> isUpdateBlocked(name, today)).isYes();
    return verdict instanceof Verdict.Fails fails && isFrozen ? fails.raised(1) : verdict;
  }

  private static boolean isDeprecated(String name, LocalDate today) {
    return find(name).filter(runtime -> runtime.isDeprecatedOn(today)).isPresent();
  }

  private static boolean isUpdateBlocked(String name, LocalDate today) {
    return find(name)
        .flatMap(LambdaRuntimes.Lifecycle::updateBlocked)
        .filter(day -> !today.isBefore(day))
        .isPresent();
  }

  private static String message(Val<String> runtime, LocalDate today) {
    var facts =
        runtime.candidates().stream()
            .map(DeprecatedRuntime::find)
            .flatMap(Optional::stream)
            .filter(found -> found.isDeprecatedOn(today))
            .findFirst();
    return facts.map(DeprecatedRuntime::describe).orElse("`%s`".formatted(runtime.show()));
  }

  private static String describe(LambdaRuntimes.Lifecycle runtime) {
    var dates =
        List.of(
            runtime.deprecated().map(day -> "deprecated since " + day).orElse("deprecated"),
            runtime.createBlocked().map(day -> "no new functions from " + day).orElse(""),
            runtime.updateBlocked().map(day -> "no updates from " + day).orElse(""),
            runtime.successor().map(name -> "successor `" + name + "`").orElse(""));
    return "`%s`: %s"
        .formatted(
            runtime.name(),
            String.join(", ", dates.stream().filter(date -> !date.isEmpty()).toList()));
  }

  private static Optional<LambdaRuntimes.Lifecycle> find(String name) {
    return LambdaRuntimes.standard().find(name);
  }
}
