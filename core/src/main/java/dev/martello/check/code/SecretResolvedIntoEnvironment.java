package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import java.util.Optional;
import java.util.regex.Pattern;
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
  /** Parts of a database's secret that only say where the database is. */
  private static final Pattern HARMLESS_KEY =
      Pattern.compile(
          ":SecretString:(?:username|user|host|hostname|port|dbname|database|engine"
              + "|dbInstanceIdentifier|dbClusterIdentifier)(?::|$)");

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.environment().stream().flatMap(variable -> judge(function, variable).stream());
  }

  private static Optional<Verdict> judge(LambdaFunction function, EnvironmentVariable variable) {
    return Shape.of(variable.value()).stream()
        .flatMap(shape -> shape.holes().stream())
        .filter(SecretResolvedIntoEnvironment::isSecret)
        .findFirst()
        .map(
            reference ->
                Verdict.fails(
                    function,
                    variable.value().origin(),
                    "variable `%s` gets the content of `%s`"
                        .formatted(variable.name(), reference)));
  }

  /** Plain parameters ({@code resolve:ssm:}) hold configuration and are no secrets. */
  private static boolean isSecret(String hole) {
    return hole.startsWith("resolve:ssm-secure:")
        || (hole.startsWith("resolve:secretsmanager:") && !HARMLESS_KEY.matcher(hole).find());
  }
}
