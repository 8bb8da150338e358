package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.model.App;
import dev.martello.model.Effect;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An AWS account, or one of its identities, that a statement of a trust policy names. */
record Trusted(Statement statement, Principal principal, String account, Tri isWhole) {
  private static final Pattern ACCOUNT =
      Pattern.compile("arn:[^:]*(?:::Partition})?:(?:iam|sts)::([^:]*(?:::AccountId})?):.*");
  private static final String OWN = "${AWS::AccountId}";

  /** Returns those whom a role's trust policy allows to assume it, services aside. */
  static Stream<Trusted> of(Role role) {
    return role.trust().statements().stream()
        .filter(statement -> !isAllowed(statement).isNo() && isAssuming(statement))
        .filter(statement -> !statement.notPrincipal())
        .flatMap(
            statement ->
                statement.principals().stream()
                    .filter(principal -> principal.kind() == Principal.Kind.AWS)
                    .flatMap(principal -> of(statement, principal).stream()));
  }

  private static Optional<Trusted> of(Statement statement, Principal principal) {
    var text = principal.id().brief();
    if (text.equals(OWN) || text.matches("\\d{12}")) {
      return Optional.of(new Trusted(statement, principal, text, Tri.YES));
    }
    var arn = ACCOUNT.matcher(text);
    if (arn.matches()) {
      var isRoot = Shape.endsWith(principal.id(), ":root");
      return Optional.of(new Trusted(statement, principal, arn.group(1), isRoot));
    }
    return Shape.parse(text).onlyHole().isPresent()
        ? Optional.of(new Trusted(statement, principal, text, Tri.UNKNOWN))
        : Optional.empty();
  }

  /** Asks whether a statement allows something. */
  static Tri isAllowed(Statement statement) {
    return statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
  }

  /** A statement may allow nothing but to tag or name a session. */
  private static boolean isAssuming(Statement statement) {
    return statement.actions().isEmpty()
        || statement.actions().stream()
            .map(action -> action.show().toLowerCase(Locale.ROOT))
            .anyMatch(
                action ->
                    action.startsWith("sts:assumerole")
                        || action.contains("*")
                        || action.contains("${"));
  }

  /** Says whether the account is the one that the role is in, or another of the organisation. */
  boolean isOwn(Role role, App app, Context context) {
    return account.equals(OWN)
        || context.organisation().owns(account)
        || app.arnOf(role).show().contains("::" + account + ":");
  }

  Tri isAllowed() {
    return isAllowed(statement);
  }

  Origin origin() {
    return principal.origin();
  }
}
