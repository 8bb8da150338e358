package dev.martello.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags credentials that stand in a function's environment as plain text. */
@About(
    severity = HIGH,
    title = "Secret stands in the function's environment",
    why =
        "Everybody who may read the template, the repository or the function's configuration can"
            + " use the secret.",
    mend =
        "Keep it in Secrets Manager or as a SecureString parameter, give the function its ARN and"
            + " fetch it at run time; replace the exposed secret.",
    cwe = 798,
    sameAs = {
      "CKV_AWS_45",
      "CKV_AWS_41",
      "2564172f",
      "1402afd8",
      "awslambda_function_no_secrets_in_variables",
      "A.3",
      "ENV.SECRETS.001"
    })
final class SecretInEnvironment implements FunctionCheck {

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.environment().stream().flatMap(variable -> judge(function, variable).stream());
  }

  private static Optional<Verdict> judge(LambdaFunction function, EnvironmentVariable variable) {
    return Secrets.kindOf(variable.name(), variable.value())
        .map(
            kind ->
                Verdict.fails(
                    function,
                    variable.value().origin(),
                    "variable `%s` holds a %s".formatted(variable.name(), kind)));
  }
}
