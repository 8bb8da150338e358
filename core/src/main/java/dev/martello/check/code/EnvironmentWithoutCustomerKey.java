package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewKey;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags environments with secrets that everybody sees who may read the configuration. */
@About(
    severity = LOW,
    title = "Environment with secrets has no customer key",
    why =
        "With Lambda's own key everybody who may read the function's configuration sees the"
            + " secrets in it.",
    mend =
        "Move the secrets to Secrets Manager; until then set `KmsKeyArn` to a key that only those"
            + " may use who may see them.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_173",
      "a7f8ac28",
      "4495bc5d",
      "awslambda_function_env_vars_not_encrypted_with_cmk",
      "A.3",
      "ENV.ENCRYPT.001"
    })
final class EnvironmentWithoutCustomerKey implements Check {
  private static final String KEY = "EnvironmentKey";

  /*
   * Lambda encrypts every environment; a customer's key adds a second permission to whoever reads it
   * (Lambda Developer Guide, "Securing Lambda environment variables"). That matters only where there
   * is something to be kept from readers of the configuration.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var parameters = new Parameters(app);
    return app.functions().stream()
        .flatMap(
            function ->
                function.environment().stream()
                    .filter(
                        variable ->
                            context.isStrict() || holdsSecret(parameters, function, variable))
                    .limit(1)
                    .map(variable -> judge(function, variable).on(function)));
  }

  private static boolean holdsSecret(
      Parameters parameters, LambdaFunction function, EnvironmentVariable variable) {
    var value = variable.value();
    return Secrets.kindOf(variable.name(), value).isPresent()
        || Secrets.referenceIn(value).isPresent()
        || Secrets.parameterIn(parameters, function, variable.name(), value).isPresent();
  }

  private static Verdict judge(LambdaFunction function, EnvironmentVariable variable) {
    return Verdict.of(
            Shape.isEmpty(function.environmentKey()),
            function,
            variable.origin(),
            "variable `%s` is encrypted with Lambda's own key".formatted(variable.name()),
            function.environmentKey())
        .mendedBy(
            Remedy.of(
                    "encrypt the environment with a new key",
                    NewKey.throughService(function.identity(), KEY, "lambda"),
                    Change.put(function.identity(), Term.attribute(KEY, "Arn"), "KmsKeyArn"))
                .warning("AWS bills a key by month and by use"));
  }
}
