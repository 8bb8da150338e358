package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.check.Writes;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Route;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions that run on what strangers put into the store that triggers them. */
@About(
    severity = HIGH,
    title = "Strangers can feed what triggers the function",
    why =
        "The function takes its events for the application's own, but anybody can make them up"
            + " and run it as often as they like.",
    mend =
        "Close the way in, or treat each event as hostile: validate it in the function and give"
            + " the function's role nothing that a stranger must not use.",
    cwe = 501)
final class SourceOpenToOutsiders implements Check {
  /*
   * Ways in: the role that an identity pool gives to guests, and a route without authorization through
   * which API Gateway writes with a role of its own. The latter is milder: such a route is meant to be
   * called. Resource policies and ACLs for everybody have checks of their own, which name the
   * functions.
   */
  private static final String POOL = "AWS::Cognito::IdentityPool";
  private static final String POOL_ROLES = "AWS::Cognito::IdentityPoolRoleAttachment";

  private record Way(Origin origin, String how, int shift) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var guests = guestRoles(app, context);
    var open =
        app.apis().stream()
            .flatMap(api -> api.routes().stream())
            .filter(SourceOpenToOutsiders::isOpen)
            .toList();
    var sources = Sources.in(context);
    var ways = new HashMap<String, List<Way>>();
    return app.functions().stream()
        .flatMap(
            function ->
                sources.of(function).stream()
                    .flatMap(
                        source ->
                            judge(
                                function,
                                source,
                                ways.computeIfAbsent(
                                    source.store().identity().key(),
                                    _ -> ways(source.store(), guests, open, app, context)))));
  }

  private static Stream<Verdict> judge(
      LambdaFunction function, Sources.Source source, List<Way> ways) {
    if (ways.isEmpty()) {
      return Stream.empty();
    }
    var verdict =
        Verdict.fails(
            function,
            source.trigger().origin(),
            "%s `%s`, which triggers the function"
                .formatted(ways.getFirst().how(), source.store().identity().writtenId()));
    for (var way : ways) {
      verdict = verdict.because(way.origin(), "a way in");
    }
    return Stream.of(verdict.raised(ways.getFirst().shift()).on(List.of(function)));
  }

  /** Returns the ways in, the worst first. */
  private static List<Way> ways(
      DataStore store, List<Role> guests, List<Route> open, App app, Context context) {
    var ways = new ArrayList<Way>();
    guests.stream()
        .filter(role -> mayWrite(role, store, app, context))
        .forEach(
            role ->
                ways.add(new Way(role.origin(), "guests of the identity pool may write to", 0)));
    open.stream()
        .filter(route -> Writes.through(route, store, app, context).isYes())
        .forEach(
            route ->
                ways.add(new Way(route.origin(), WayIn.opens(route) + ", which writes to", -1)));
    return List.copyOf(ways);
  }

  private static boolean mayWrite(Role role, DataStore store, App app, Context context) {
    return Writes.may(role, store, app, context).isYes();
  }

  /** Asks whether anybody may call a route through which API Gateway acts with a role. */
  private static boolean isOpen(Route route) {
    return route.integration().credentials().known().findAny().isPresent()
        && OpenRoutes.answer(route).and(route.exists()).isYes();
  }

  /** Returns the roles of identity pools for those who have not signed in. */
  private static List<Role> guestRoles(App app, Context context) {
    return context
        .resources(POOL_ROLES)
        .map(app::settingsOf)
        .filter(
            attachment ->
                attachment
                    .get("IdentityPoolId")
                    .target()
                    .known()
                    .filter(pool -> pool.identity().type().equals(POOL))
                    .anyMatch(pool -> admitsGuests(app.settingsOf(pool)).isYes()))
        .flatMap(attachment -> attachment.get("Roles", "unauthenticated").target().known())
        .flatMap(
            entity ->
                app.roles().stream().filter(role -> role.identity().isSame(entity.identity())))
        .toList();
  }

  private static Tri admitsGuests(Settings pool) {
    return pool.get("AllowUnauthenticatedIdentities").flag(false).isEqualTo(true);
  }
}
