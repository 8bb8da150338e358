package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionSet;
import dev.martello.iam.Breadth;
import dev.martello.iam.GrantedAction;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.Link;
import dev.martello.model.Role;
import dev.martello.model.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Flags routes that call an AWS service with a role that may do much more than the call. */
@About(
    severity = LOW,
    title = "Role of an integration may do more than call",
    why =
        "No code stands between the caller and the service: whoever bends the request, or the"
            + " API's definition, has all that the role may do.",
    mend =
        "Give the integration a role of its own with the one action that it calls, on the one"
            + " resource.",
    cwe = 250)
final class BroadIntegrationRole implements Check {
  /*
   * What a role needs is what all routes with that role call. A role is broad that holds a power over
   * data or permissions which none of those calls needs, or that may act on every resource though the
   * action can be limited to one. One finding for each role, at its first route.
   */
  private static final List<Power> POWERS =
      List.of(
          Power.CHANGES_IDENTITY,
          Power.CHANGES_FUNCTION_CODE,
          Power.PASSES_ROLE,
          Power.ASSUMES_ROLE,
          Power.READS_SECRETS,
          Power.OBTAINS_CREDENTIALS,
          Power.DELETES_DATA,
          Power.READS_DATA,
          Power.WRITES_DATA,
          Power.INVOKES);

  /** Which API Gateway needs a role for as well, often the same one. */
  private static final String LOGS = "logs";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var routes = new LinkedHashMap<String, List<Route>>();
    app.routes()
        .filter(route -> ServiceCall.of(route).isPresent())
        .forEach(
            route ->
                roleOf(route)
                    .ifPresent(
                        role ->
                            routes
                                .computeIfAbsent(role.identity().key(), _ -> new ArrayList<>())
                                .add(route)));
    return routes.values().stream().flatMap(users -> judge(users, context).stream());
  }

  private static Optional<Role> roleOf(Route route) {
    return route.integration().credentials() instanceof Link.To<Role>(var role, var _)
        ? Optional.of(role)
        : Optional.empty();
  }

  private static Optional<Verdict> judge(List<Route> users, Context context) {
    var role = roleOf(users.getFirst()).orElseThrow();
    var needed = new TreeSet<String>();
    var services = new HashSet<String>();
    for (var route : users) {
      ServiceCall.of(route)
          .ifPresent(
              call -> {
                services.add(call.service());
                needed.add(call.action());
              });
    }
    return worst(context, role, needed, services)
        .map(
            action -> {
              var route = users.getFirst();
              var isOpen = users.stream().anyMatch(one -> OpenRoutes.answer(one).isYes());
              var verdict =
                  Verdict.fails(
                          route,
                          route.integration().credentials().written().origin(),
                          message(route, action, needed))
                      .because(action.grant().by().origin(), "the statement that grants it")
                      .because(route.origin(), "the route");
              return isOpen && isWide(action) && hasPower(action) ? verdict.raised(1) : verdict;
            });
  }

  /** Returns the most telling action that no route needs, or that is not limited to a resource. */
  private static Optional<GrantedAction> worst(
      Context context, Role role, Set<String> needed, Set<String> services) {
    var grants = context.grantsOf(role);
    var beyond =
        POWERS.stream()
            .filter(power -> needed.stream().noneMatch(ActionSet.of(power)::contains))
            .flatMap(grants::with);
    var unlimited = grants.actions().filter(BroadIntegrationRole::isWide);
    return Stream.concat(beyond, unlimited)
        .filter(action -> !action.action().service().equals(LOGS))
        .filter(action -> action.isCertain().isYes())
        .filter(action -> !action.isConditional())
        .filter(action -> isTooMuch(action, needed, services))
        .min(
            Comparator.comparing(BroadIntegrationRole::isWide)
                .reversed()
                .thenComparing(action -> !needed.contains(action.action().id()))
                .thenComparing(action -> !hasPower(action))
                .thenComparing(action -> !services.contains(action.action().service())));
  }

  private static boolean isTooMuch(GrantedAction action, Set<String> needed, Set<String> services) {
    var id = action.action().id();
    if (isWide(action) && !action.action().isScopable()) {
      return false;
    }
    if (needed.contains(id)) {
      return isWide(action);
    }
    // Which action a route calls is not always known; then the rest of that service stays open.
    return !(needed.contains("") && services.contains(action.action().service()));
  }

  private static boolean hasPower(GrantedAction action) {
    return POWERS.stream().anyMatch(power -> ActionSet.of(power).contains(action.action()));
  }

  private static boolean isWide(GrantedAction action) {
    return action.breadth() == Breadth.EVERYTHING || action.breadth() == Breadth.ALL_OF_TYPE;
  }

  private static String message(Route route, GrantedAction action, Set<String> needed) {
    var id = action.action().id();
    return needed.contains(id)
        ? "the role of `%s` may call `%s` on every resource".formatted(route.show(), id)
        : "the role of `%s` may also call `%s`".formatted(route.show(), id);
  }
}
