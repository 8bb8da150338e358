package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.iam.TrustTerms;
import dev.martello.model.App;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import java.util.stream.Stream;

/** Flags roles that everybody, or a whole account, may assume. */
@About(
    severity = HIGH,
    title = "Strangers may assume the role",
    why =
        "Whoever may assume the role acts with all its permissions, without ever touching the"
            + " function.",
    mend =
        "Trust only `lambda.amazonaws.com`; for people or other accounts name the one role and add"
            + " a condition such as `sts:ExternalId`.",
    cwe = 284,
    sameAs = {"CKV_AWS_60", "CKV_AWS_61", "f80e3aa7", "12b7e704", "F6"})
final class OpenTrustPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .flatMap(
            role ->
                Stream.concat(strangers(role, context), ownAccount(role, app, context))
                    .map(verdict -> verdict.on(context.functionsOf(role))));
  }

  private static Stream<Verdict> strangers(Role role, Context context) {
    return role.trust().statements().stream().map(statement -> judge(role, statement, context));
  }

  private static Verdict judge(Role role, Statement statement, Context context) {
    var openness = Openness.isPublic(statement, context.names());
    if (!openness.isOpen().isNo() && namesAnyone(statement)) {
      return Verdict.of(
          openness.isOpen(),
          role,
          statement.placeOfPrincipals(),
          "the trust policy lets everybody assume the role");
    }
    return TrustTerms.isForBuilds(statement)
        ? Verdict.passes()
        : Verdict.of(
            TrustTerms.admitEveryIdentity(statement),
            role,
            statement.placeOfPrincipals(),
            "no condition tells whose identity at the provider may assume the role");
  }

  /** Whom a parameter stands for is another question. */
  private static boolean namesAnyone(Statement statement) {
    return statement.notPrincipal()
        || statement.principals().stream()
            .anyMatch(principal -> principal.kind() == Principal.Kind.ANYONE);
  }

  /** The own account's root only hands the decision to the policies of its identities. */
  private static Stream<Verdict> ownAccount(Role role, App app, Context context) {
    return Trusted.of(role)
        .filter(trusted -> trusted.isWhole().isYes() && trusted.isOwn(role, app, context))
        .filter(trusted -> !TrustTerms.bind(trusted.statement()))
        .map(
            trusted ->
                Verdict.of(
                        trusted.isAllowed(),
                        role,
                        trusted.origin(),
                        "every principal of account `%s` may assume the role"
                            .formatted(trusted.account()),
                        trusted.statement().effect())
                    .raised(-2));
  }
}
