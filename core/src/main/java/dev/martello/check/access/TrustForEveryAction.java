package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.Locale;
import java.util.stream.Stream;

/** Flags trust policies that do not name how the role may be assumed. */
@About(
    severity = LOW,
    title = "Trust policy allows more than to assume the role",
    why =
        "Whoever is trusted may then also set the tags and the source identity of the session, by"
            + " which other policies tell who acts.",
    mend = "Name the one action: `sts:AssumeRole`, or `sts:AssumeRoleWithWebIdentity`.",
    cwe = 183,
    sameAs = {"F2", "W14"})
final class TrustForEveryAction implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .flatMap(
            role ->
                role.trust().statements().stream()
                    .filter(statement -> !statement.actions().isEmpty())
                    .map(statement -> judge(role, statement))
                    .map(verdict -> verdict.on(context.functionsOf(role))));
  }

  private static Verdict judge(Role role, Statement statement) {
    var isWide =
        statement.notAction()
            ? Tri.YES
            : Tri.any(
                statement.actions().stream()
                    .map(action -> action.is(TrustForEveryAction::isEvery))
                    .toList());
    return Verdict.of(
        Trusted.isAllowed(statement).and(isWide),
        role,
        placeOf(statement),
        statement.notAction()
            ? "the trust policy allows every action but those it names"
            : "the trust policy allows every action",
        statement.effect());
  }

  private static boolean isEvery(String action) {
    var name = action.toLowerCase(Locale.ROOT);
    return name.equals("*") || name.equals("sts:*");
  }

  private static Origin placeOf(Statement statement) {
    return statement.actions().getFirst().origin();
  }
}
