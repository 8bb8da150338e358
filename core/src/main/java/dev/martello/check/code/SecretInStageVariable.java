package dev.martello.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags credentials in the variables of an API's stage. */
@About(
    severity = HIGH,
    title = "Stage variable holds a secret",
    why =
        "Everybody who may read the template or the API's configuration can use the secret, and"
            + " it appears in exports of the stage.",
    mend =
        "Let the function fetch the secret from Secrets Manager, or keep it in an EventBridge"
            + " connection; replace the exposed secret.",
    cwe = 798,
    sameAs = {"apigateway_restapi_no_secrets_in_stage_variables", "STAGE.VARS.CREDENTIALS.001"})
final class SecretInStageVariable implements Check {
  private static final String[] STAGES = {
    "AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Stage"
  };

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var parameters = new Parameters(app);
    var names = context.shared(SecretNames.class, SecretNames::new);
    return context.resources(STAGES).flatMap(stage -> judge(parameters, names, stage, app));
  }

  private static Stream<Verdict> judge(
      Parameters parameters, SecretNames names, Entity stage, App app) {
    var settings = app.settingsOf(stage);
    return Stream.of(
            settings.get("Variables"),
            settings.get("StageVariables"),
            settings.get("StageDescription", "Variables"))
        .flatMap(variables -> variables.parts().stream())
        .filter(variable -> !names.isOne(variable.value().text()))
        .flatMap(
            variable ->
                Secrets.judge(stage, "stage variable", variable)
                    .or(() -> fromParameter(parameters, stage, variable))
                    .stream());
  }

  /** A stage shows its variables to everybody who may read it, wherever they come from. */
  private static Optional<Verdict> fromParameter(
      Parameters parameters, Entity stage, Settings.Named variable) {
    var text = variable.value().text();
    return Secrets.parameterIn(parameters, stage, variable.name(), text)
        .map(
            source ->
                Verdict.fails(
                    stage,
                    text.origin(),
                    "stage variable `%s` gets a secret from %s"
                        .formatted(variable.name(), source)));
  }
}
