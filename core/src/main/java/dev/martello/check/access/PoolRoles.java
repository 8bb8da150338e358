package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The roles that identity pools hand out: to everybody, or to whoever signed in. */
final class PoolRoles {
  private static final String ATTACHMENT = "AWS::Cognito::IdentityPoolRoleAttachment";

  private final Map<String, Use> uses = new HashMap<>();

  /**
   * How a pool hands a role out.
   *
   * @param isForGuests whether nobody has to sign in for it
   */
  record Use(boolean isForGuests, Origin origin) {}

  PoolRoles(App app, Context context) {
    context.resources(ATTACHMENT).forEach(attachment -> read(app.settingsOf(attachment)));
  }

  /** Returns how a role is handed out; to guests, if to them as well. */
  Optional<Use> of(Entity role) {
    return Optional.ofNullable(uses.get(role.identity().key()));
  }

  private void read(Settings attachment) {
    for (var part : attachment.get("Roles").parts()) {
      use(part.value(), part.name().equals("unauthenticated"));
    }
    for (var mapping : attachment.get("RoleMappings").parts()) {
      for (var rule : mapping.value().get("RulesConfiguration", "Rules").items()) {
        use(rule.get("RoleARN"), false);
      }
    }
  }

  private void use(Settings arn, boolean isForGuests) {
    arn.target()
        .known()
        .forEach(
            role ->
                uses.merge(
                    role.identity().key(),
                    new Use(isForGuests, arn.origin()),
                    (one, other) -> one.isForGuests() ? one : other));
  }
}
