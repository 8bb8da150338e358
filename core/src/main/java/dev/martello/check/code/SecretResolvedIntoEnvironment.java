package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags secrets that deployment copies from their store into the environment. */
@About(
    severity = MEDIUM,
    title = "Deployment copies a secret into the environment",
    why =
        "The secret leaves its store: everybody who may read the function's configuration sees it,"
            + " and a rotated secret never arrives.",
    mend =
        "Pass the secret's ARN or parameter's name instead and fetch it at run time, for instance"
            + " with the Parameters and Secrets extension.",
    cwe = 526)
final class SecretResolvedIntoEnvironment implements FunctionCheck {

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.environment().stream().flatMap(variable -> judge(function, variable).stream());
  }

  private static Optional<Verdict> judge(LambdaFunction function, EnvironmentVariable variable) {
    return Secrets.referenceIn(variable.value())
        .map(
            reference ->
                Verdict.fails(
                    function,
                    variable.value().origin(),
                    "variable `%s` gets the content of `%s`"
                        .formatted(variable.name(), reference)));
  }
}
