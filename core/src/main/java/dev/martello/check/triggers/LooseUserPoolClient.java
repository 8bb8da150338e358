package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags clients of user pools that make guessing and stealing easier. */
@About(
    severity = LOW,
    title = "User pool client is too lenient",
    why =
        "It tells strangers who has an account, keeps stolen tokens alive, or takes passwords and"
            + " hands out tokens in ways that leak them.",
    mend =
        "Set `PreventUserExistenceErrors: ENABLED`, leave `EnableTokenRevocation` on, and use the"
            + " flows `ALLOW_USER_SRP_AUTH` and `code`.",
    cwe = 204,
    sameAs = {
      "cognito_user_pool_client_prevent_user_existence_errors",
      "cognito_user_pool_client_token_revocation_enabled"
    })
final class LooseUserPoolClient implements ResourceCheck {
  /*
   * A client that was made by CloudFormation answers `UserNotFoundException` unless
   * PreventUserExistenceErrors is ENABLED; a client for machines alone (client_credentials) signs
   * nobody in (Amazon Cognito Developer Guide, "Managing error responses", "Revoking tokens").
   */
  private static final Set<String> PLAIN_PASSWORD =
      Set.of("ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH");

  @Override
  public List<String> types() {
    return List.of("AWS::Cognito::UserPoolClient");
  }

  @Override
  public Stream<Verdict> run(Entity client, Settings settings) {
    return Stream.of(
            existence(client, settings),
            revocation(client, settings),
            flow(client, settings, "ExplicitAuthFlows", PLAIN_PASSWORD, "sends plain passwords"),
            flow(
                client,
                settings,
                "AllowedOAuthFlows",
                Set.of("implicit"),
                "puts tokens into addresses of pages"))
        .flatMap(verdicts -> verdicts);
  }

  private static Stream<Verdict> existence(Entity client, Settings settings) {
    var flows = settings.get("AllowedOAuthFlows").texts();
    boolean isForMachines =
        !flows.isEmpty()
            && flows.stream().allMatch(flow -> flow.isEqualTo("client_credentials").isYes());
    if (isForMachines) {
      return Stream.empty();
    }
    var errors = settings.get("PreventUserExistenceErrors").text("LEGACY");
    return Stream.of(
        Verdict.of(
                errors.isEqualTo("ENABLED").not(),
                client,
                errors.origin().written().isPresent() ? errors.origin() : client.origin(),
                "its answers tell whether an account exists",
                errors)
            .mendedBy(
                Remedy.of(
                    "answer alike whether an account exists or not",
                    Change.put(
                        client.identity(), Term.text("ENABLED"), "PreventUserExistenceErrors"))));
  }

  private static Stream<Verdict> revocation(Entity client, Settings settings) {
    var revocation = settings.get("EnableTokenRevocation").flag(true);
    return Stream.of(
        Verdict.of(
                revocation.isEqualTo(false),
                client,
                revocation.origin(),
                "its tokens cannot be revoked",
                revocation)
            .mendedBy(
                Remedy.of(
                    "let tokens be revoked",
                    Change.put(client.identity(), Term.flag(true), "EnableTokenRevocation"))));
  }

  private static Stream<Verdict> flow(
      Entity client, Settings settings, String property, Set<String> loose, String message) {
    return settings.get(property).texts().stream()
        .map(flow -> Verdict.of(flow.is(loose::contains), client, flow.origin(), message, flow));
  }
}
