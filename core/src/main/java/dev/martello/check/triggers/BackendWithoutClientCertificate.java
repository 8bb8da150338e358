package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags stages that show their backends no certificate. */
@About(
    severity = LOW,
    title = "Stage shows its backend no client certificate",
    why =
        "An HTTP backend cannot tell calls of the API from calls of anybody else, who goes around"
            + " the API's authentication.",
    mend =
        "Make an `AWS::ApiGateway::ClientCertificate`, name it in `ClientCertificateId`, and let"
            + " the backend ask for it.",
    cwe = 306,
    isStrict = true,
    sameAs = {
      "CKV2_AWS_51",
      "ed4c48b8",
      "APIGWSSLEnabled",
      "apigateway_restapi_client_certificate_enabled",
      "APIGateway.2",
      "NETWORK.CLIENTCERT.*"
    })
final class BackendWithoutClientCertificate implements Check {
  /*
   * A certificate means nothing to functions and AWS services, and to an HTTP backend only if that
   * asks for it; so this is a rule of the profile strict alone.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stages()
        .filter(stage -> !stage.identity().type().startsWith("AWS::ApiGatewayV2"))
        .map(BackendWithoutClientCertificate::judge);
  }

  private static Verdict judge(Api.Stage stage) {
    return Verdict.of(
            Shape.isEmpty(stage.clientCertificate()),
            stage,
            stage.origin(),
            "stage `%s` shows its backends no client certificate".formatted(stage.name().show()),
            stage.clientCertificate())
        .mendedBy(remedy(stage));
  }

  /** SAM has no property for the certificate of a stage that it makes. */
  private static Remedy remedy(Api.Stage stage) {
    var identity = stage.identity();
    var certificate = identity.id() + "ClientCertificate";
    boolean isWritten = identity.type().equals("AWS::ApiGateway::Stage") && !identity.isGenerated();
    return isWritten
        ? Remedy.of(
                "show backends a client certificate",
                new Change.Add(
                    identity,
                    certificate,
                    "AWS::ApiGateway::ClientCertificate",
                    Term.parts()
                        .with(
                            "Description",
                            Term.text("shows backends that a call comes from this API"))),
                Change.put(identity, Term.ref(certificate), "ClientCertificateId"))
            .warning("it is of use only once the backends ask for the certificate; it expires")
        : Remedy.none();
  }
}
