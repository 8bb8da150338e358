package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags identity pools that give AWS credentials to anybody. */
@About(
    severity = MEDIUM,
    title = "Identity pool gives credentials to guests",
    why =
        "Anybody on the internet gets AWS credentials with the rights of the pool's role for"
            + " unauthenticated identities.",
    mend =
        "Set `AllowUnauthenticatedIdentities: false`, or give guests a role that may do nothing"
            + " of worth.",
    cwe = 306,
    sameAs = {"CKV_AWS_366", "W57", "COG7", "cognito_identity_pool_guest_access_disabled"})
final class GuestsGetCredentials implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::Cognito::IdentityPool");
  }

  @Override
  public Stream<Verdict> run(Entity pool, Settings settings) {
    var allowed = settings.get("AllowUnauthenticatedIdentities").flag(false);
    return Stream.of(
        Verdict.of(
                allowed.isEqualTo(true),
                pool,
                allowed.origin(),
                "guests get AWS credentials",
                allowed)
            .mendedBy(
                Remedy.of(
                        "give credentials only to those who signed in",
                        Change.put(
                            pool.identity(), Term.flag(false), "AllowUnauthenticatedIdentities"))
                    .warning("visitors who have not signed in lose their access")));
  }
}
