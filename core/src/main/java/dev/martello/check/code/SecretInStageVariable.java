package dev.martello.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
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
final class SecretInStageVariable implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of(
        "AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Stage");
  }

  @Override
  public Stream<Verdict> run(Entity stage, Settings settings) {
    return Stream.of(
            settings.get("Variables"),
            settings.get("StageVariables"),
            settings.get("StageDescription", "Variables"))
        .flatMap(variables -> variables.parts().stream())
        .flatMap(variable -> Secrets.judge(stage, "stage variable", variable).stream());
  }
}
