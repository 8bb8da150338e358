package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags stored parameters that keep a function's secret without encryption. */
@About(
    severity = MEDIUM,
    title = "Function's secret is a plain stored parameter",
    why =
        "Everybody who may read parameters sees the secret; a SecureString would ask them for the"
            + " key as well.",
    mend =
        "Keep the secret in Secrets Manager, or make the parameter a SecureString outside of the"
            + " template, which cannot declare one.",
    cwe = 312,
    sameAs = {"SECRETS.SSM.INSECURE.001"})
final class SecretInPlainParameter implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var parameters = new Parameters(app);
    return app.functions().stream()
        .flatMap(
            function ->
                function.environment().stream()
                    .flatMap(variable -> judge(parameters, function, variable))
                    .map(verdict -> verdict.on(function)));
  }

  private static Stream<Verdict> judge(
      Parameters parameters, LambdaFunction function, EnvironmentVariable variable) {
    return variable
        .refersTo()
        .known()
        .filter(DataStore.Parameter.class::isInstance)
        .map(DataStore.Parameter.class::cast)
        .flatMap(parameter -> judge(parameters, function, variable, parameter).stream());
  }

  /** A secret that is written into the template is for the check on stored parameters. */
  private static Optional<Verdict> judge(
      Parameters parameters,
      LambdaFunction function,
      EnvironmentVariable variable,
      DataStore.Parameter parameter) {
    var content = parameter.content();
    var name = parameter.name().show().replace('/', '_');
    return Secrets.referenceIn(content)
        .map(reference -> "the content of `" + reference + "`")
        .or(() -> Secrets.parameterIn(parameters, parameter, name, content))
        .map(
            source ->
                Verdict.of(
                        parameter.type().is(type -> !type.equals("SecureString")),
                        function,
                        variable.origin(),
                        "variable `%s` names a plain parameter with %s"
                            .formatted(variable.name(), source),
                        parameter.type())
                    .because(content.origin(), "the secret becomes plain text here"));
  }
}
