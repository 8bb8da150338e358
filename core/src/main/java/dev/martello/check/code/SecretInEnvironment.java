package dev.martello.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Credentials;
import dev.martello.model.App;
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
final class SecretInEnvironment implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var names = context.shared(SecretNames.class, SecretNames::new);
    return app.functions().stream()
        .flatMap(
            function ->
                function.environment().stream()
                    .filter(variable -> !names.isOne(variable.value()))
                    .flatMap(variable -> judge(function, variable, context.isStrict()).stream())
                    .map(verdict -> verdict.on(function)));
  }

  private static Optional<Verdict> judge(
      LambdaFunction function, EnvironmentVariable variable, boolean isStrict) {
    var secret =
        Secrets.kindOf(variable.name(), variable.value())
            .map(kind -> Verdict.fails(function, variable.value().origin(), holds(variable, kind)));
    return secret.isPresent() ? secret.map(found -> found) : example(function, variable, isStrict);
  }

  /**
   * Where an example stands, a real key is put in its place before long. Of other things than AWS's
   * keys only the strict profile tells: a password on the own machine is often no example.
   */
  private static Optional<Verdict> example(
      LambdaFunction function, EnvironmentVariable variable, boolean isStrict) {
    return variable.value().candidates().stream()
        .flatMap(value -> Credentials.formOrExampleIn(value).stream())
        .filter(kind -> isStrict || kind.startsWith("AWS "))
        .findFirst()
        .map(
            kind ->
                Verdict.fails(
                        function,
                        variable.value().origin(),
                        holds(variable, kind) + ", if only an example")
                    .raised(-2));
  }

  private static String holds(EnvironmentVariable variable, String kind) {
    return "variable `%s` holds %s".formatted(variable.name(), Credentials.withArticle(kind));
  }
}
