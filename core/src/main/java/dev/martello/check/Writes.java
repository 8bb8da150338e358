package dev.martello.check;

import dev.martello.iam.ActionPattern;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Route;
import dev.martello.model.Statement;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers who may put data into stores, or take it away. */
public final class Writes {
  private static final Pattern INTEGRATED =
      Pattern.compile(":apigateway:[^:]*(?:::[^:]*)?:([a-z0-9-]+):(?:path|action)/");

  private Writes() {}

  /** Says whether a statement's actions put data into a store. */
  public static boolean mayWrite(Statement statement) {
    return statement.notAction()
        || statement.actions().stream()
            .flatMap(action -> action.candidates().stream())
            .map(ActionPattern::of)
            .anyMatch(pattern -> Power.WRITES_DATA.actions().stream().anyMatch(pattern::matches));
  }

  /**
   * Asks whether a role may put data into a store of its own application. A right on everything
   * joins templates only in theory: what counts is the same template, or a policy that names the
   * store.
   */
  public static Tri may(Role role, DataStore store, App app, Check.Context context) {
    boolean isOfOneApplication =
        role.identity().stack().equals(store.identity().stack())
            || role.policies().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(resource -> resource.show().contains(store.identity().key()));
    return isOfOneApplication
        ? context.grantsOf(role).may(Power.WRITES_DATA, app.arnOf(store))
        : Tri.NO;
  }

  /** Asks whether API Gateway itself writes to a store for whoever calls a route. */
  public static Tri through(Route route, DataStore store, App app, Check.Context context) {
    var callers = route.integration().credentials().known().toList();
    boolean mayBeCalled =
        !callers.isEmpty()
            && mayCall(route.integration(), app.arnOf(store).show())
            && mayName(route, store, app);
    return mayBeCalled
        ? callers.stream().map(role -> may(role, store, app, context)).reduce(Tri.NO, Tri::or)
        : Tri.NO;
  }

  /** The URI or subtype of an integration names the service, as the ARN of a store does. */
  private static boolean mayCall(Route.Integration integration, String arn) {
    var called = INTEGRATED.matcher(integration.uri().show());
    var subtype = integration.subtype().show().split("-", 2)[0].toLowerCase(Locale.ROOT);
    var service = called.find() ? called.group(1) : subtype.replace("eventbridge", "events");
    return service.isEmpty() || arn.contains(":" + service + ":");
  }

  /** A call that refers to stores of its service is for these and for no others. */
  private static boolean mayName(Route route, DataStore store, App app) {
    var integration = route.integration();
    var stack = route.identity().stack();
    var named =
        Stream.concat(
                Stream.of(integration.uri()),
                Stream.concat(integration.parameters().stream(), integration.templates().stream())
                    .map(Route.Mapping::text))
            .flatMap(text -> text.candidates().isEmpty() ? Stream.of(text.show()) : Stream.empty())
            .flatMap(text -> Shape.parse(text).holes().stream())
            .map(HoleName::of)
            .map(name -> name.stack().isEmpty() ? HoleName.of(stack, name.id()) : name.key())
            .collect(Collectors.toSet());
    return named.contains(store.identity().key())
        || app.stores().stream()
            .filter(other -> other.getClass() == store.getClass())
            .noneMatch(other -> named.contains(other.identity().key()));
  }

  /** Returns the functions that use a store and have a power over it. */
  public static Stream<LambdaFunction> functionsWith(
      Power power, Entity store, App app, Check.Context context) {
    return context.usersOf(store).stream()
        .filter(
            function ->
                function
                    .role()
                    .known()
                    .anyMatch(role -> context.grantsOf(role).may(power, app.arnOf(store)).isYes()));
  }
}
