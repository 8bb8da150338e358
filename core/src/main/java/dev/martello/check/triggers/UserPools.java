package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Settings;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Goes through Cognito user pools with the functions whose callers sign in there. */
final class UserPools {
  static final String TYPE = "AWS::Cognito::UserPool";
  private static final String CLIENT = "AWS::Cognito::UserPoolClient";
  private static final List<Power> PRIVILEGES =
      List.of(Power.DELETES_DATA, Power.READS_SECRETS, Power.CHANGES_IDENTITY, Power.DECRYPTS);

  private final Map<String, List<LambdaFunction>> byPool = new HashMap<>();

  private UserPools(App app) {
    for (var function : app.functions()) {
      function
          .routes()
          .flatMap(route -> route.authorization().authorizers().stream())
          .flatMap(Link::known)
          .flatMap(UserPools::named)
          .distinct()
          .forEach(key -> byPool.computeIfAbsent(key, _ -> new ArrayList<>()).add(function));
    }
  }

  /** Judges each pool with the functions behind it. */
  static Stream<Verdict> judge(
      App app, Check.Context context, Function<Guarded, Stream<Verdict>> judge) {
    var pools = context.shared(UserPools.class, UserPools::new);
    return context
        .resources(TYPE)
        .map(pool -> new Guarded(pool, app.settingsOf(pool), pools.behind(pool)))
        .flatMap(guarded -> judge.apply(guarded).map(verdict -> verdict.on(guarded.functions())));
  }

  /** Returns the clients of a pool that are declared. */
  static Stream<Entity> clients(Entity pool, App app, Check.Context context) {
    return context
        .resources(CLIENT)
        .filter(
            client ->
                app.settingsOf(client)
                    .get("UserPoolId")
                    .target()
                    .known()
                    .anyMatch(target -> target.identity().isSame(pool.identity())));
  }

  /** A pool and the functions that only those who signed in to it may call. */
  record Guarded(Entity pool, Settings settings, List<LambdaFunction> functions) {

    /**
     * Asks whether nobody signs in here: only administrators make users, and all clients are
     * programs that get tokens for their own secret (OAuth 2.0, RFC 6749, section 4.4).
     */
    Tri isForPrograms(App app, Check.Context context) {
      var flows =
          clients(pool, app, context)
              .map(client -> app.settingsOf(client).get("AllowedOAuthFlows").texts())
              .toList();
      boolean isEachProgram =
          !flows.isEmpty()
              && flows.stream()
                  .allMatch(
                      own ->
                          own.size() == 1
                              && own.getFirst().isEqualTo("client_credentials").isYes());
      return settings
          .get("AdminCreateUserConfig", "AllowAdminCreateUserOnly")
          .flag(false)
          .isEqualTo(true)
          .and(Tri.of(isEachProgram));
    }

    /** Asks whether whoever gets in reaches a function with far-reaching rights. */
    boolean leadsToPrivilege(Check.Context context) {
      return functions.stream()
          .flatMap(function -> function.role().known())
          .map(context::grantsOf)
          .anyMatch(grants -> PRIVILEGES.stream().anyMatch(power -> grants.has(power).isYes()));
    }
  }

  private List<LambdaFunction> behind(Entity pool) {
    return byPool.getOrDefault(pool.identity().key(), List.of());
  }

  /**
   * Returns the keys of what may be an authorizer's pool. A JWT authorizer names the pool in its
   * issuer, in the words of its own template.
   */
  private static Stream<String> named(Api.Authorizer authorizer) {
    var stack = authorizer.identity().stack();
    return Stream.concat(authorizer.userPools().stream(), Stream.of(authorizer.issuer()))
        .flatMap(text -> Shape.of(text).stream())
        .flatMap(shape -> shape.holes().stream())
        .map(hole -> HoleName.of(hole).key())
        .flatMap(hole -> Stream.of(hole, HoleName.of(stack, hole)));
  }
}
