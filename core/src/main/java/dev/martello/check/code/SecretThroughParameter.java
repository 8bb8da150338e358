package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags secrets that deployment puts from a parameter into the environment. */
@About(
    severity = MEDIUM,
    title = "Secret reaches the environment through a parameter",
    why =
        "Everybody who may read the function's configuration sees the secret, and it has no store"
            + " that rotates it or records who reads it.",
    mend =
        "Keep it in Secrets Manager or as a SecureString parameter, give the function its ARN and"
            + " fetch it at run time.",
    cwe = 526,
    sameAs = {"SECRETS.NOTMANAGED.001"})
final class SecretThroughParameter implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var parameters = new Parameters(app);
    return app.functions().stream()
        .flatMap(
            function ->
                function.environment().stream()
                    .flatMap(variable -> judge(parameters, function, variable).stream())
                    .map(verdict -> verdict.on(function)));
  }

  /** A secret that stands in the template itself is for the check on that. */
  private static Optional<Verdict> judge(
      Parameters parameters, LambdaFunction function, EnvironmentVariable variable) {
    if (Secrets.kindOf(variable.name(), variable.value()).isPresent()) {
      return Optional.empty();
    }
    return Secrets.parameterIn(parameters, function, variable.name(), variable.value())
        .map(
            source ->
                Verdict.fails(
                    function,
                    variable.origin(),
                    "variable `%s` gets a secret from %s".formatted(variable.name(), source)));
  }
}
