package dev.martello.check.triggers;

import dev.martello.check.Check.Context;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the routes that anybody may call, for the checks on authentication. */
final class OpenRoutes {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> HEALTH =
      Set.of("health", "healthz", "healthcheck", "health-check", "livez", "readyz", "ping");

  private OpenRoutes() {}

  /**
   * Judges the routes that pass a test. A route of an API that is declared elsewhere is judged by
   * itself: that API's endpoint and policy are not known, that it asks nobody who calls is.
   */
  static Stream<Verdict> judge(App app, Context context, Predicate<Route> wanted) {
    var functions = new RouteFunctions(app);
    boolean isStrict = context.isStrict();
    var admission = Admission.of(app, context);
    return Stream.concat(
            app.apis().stream()
                .flatMap(api -> api.routes().stream())
                .filter(wanted)
                .filter(route -> !route.isPreflight().isYes())
                .map(route -> judge(route, isStrict, admission)),
            app.routesElsewhere().stream()
                .filter(wanted)
                .filter(route -> !route.isPreflight().isYes())
                .map(route -> judgeElsewhere(route, isStrict, admission)))
        .map(
            judged -> {
              var route = judged.route();
              var behind = functions.behind(route);
              return CodeFacts.of(context)
                  .judged(judged.verdict(), behind, trigger -> isOf(trigger, route))
                  .on(behind);
            });
  }

  private static boolean isOf(Trigger trigger, Route route) {
    return trigger instanceof Trigger.FromRoute(Route other)
        && other.origin().equals(route.origin())
        && other.show().equals(route.show());
  }

  private record Judged(Route route, Verdict verdict) {}

  private static Judged judge(Route route, boolean isStrict, Admission admission) {
    var verdict =
        Verdict.of(
            answer(route, isStrict),
            route,
            route.authorization().origin(),
            "anybody may call `%s`".formatted(route.show()),
            route.authorization().type(),
            route.apiKeyRequired());
    return new Judged(route, verdict.mendedBy(() -> admission.remedy(route)));
  }

  private static Judged judgeElsewhere(Route route, boolean isStrict, Admission admission) {
    var verdict =
        Verdict.of(
            asksNobody(route, isStrict),
            route,
            route.authorization().origin(),
            "whoever gets to its API may call `%s`".formatted(route.show()),
            route.authorization().type(),
            route.apiKeyRequired());
    return new Judged(route, verdict.mendedBy(() -> admission.remedy(route)));
  }

  /** Asks whether anybody on the internet may call a route, without even a key. */
  static Tri answer(Route route) {
    return answer(route, false);
  }

  private static Tri answer(Route route, boolean isStrict) {
    return isReached(route).and(needsKey(route).not()).and(isSilent(route, isStrict).not());
  }

  /** Asks the same where a key for the API is all that a caller needs. */
  static Tri answersToKey(Route route) {
    return isReached(route).and(needsKey(route)).and(isMock(route).not());
  }

  /** Asks whether a route of an API that is declared elsewhere asks for a key and nothing else. */
  static Tri asksForKeyAlone(Route route) {
    return route
        .authorization()
        .isOpen()
        .and(route.isPreflight().not())
        .and(needsKey(route))
        .and(isMock(route).not());
  }

  /** Says whether the API of a route is not declared in what was read. */
  static boolean isElsewhere(Route route) {
    return isResource(route) && route.api().isSame(route.identity());
  }

  private static Tri asksNobody(Route route, boolean isStrict) {
    return route
        .authorization()
        .isOpen()
        .and(route.isPreflight().not())
        .and(needsKey(route).not())
        .and(isSilent(route, isStrict).not());
  }

  /**
   * An answer that stands in the template gives nothing away, nor does one that says whether the
   * application is up; some ask it of every route.
   */
  private static Tri isSilent(Route route, boolean isStrict) {
    return isStrict ? Tri.NO : isMock(route).or(isHealthCheck(route));
  }

  /** What monitors and load balancers ask, which have no credentials. */
  private static Tri isHealthCheck(Route route) {
    return route
        .method()
        .is(READING::contains)
        .and(route.path().is(path -> HEALTH.contains(path.substring(path.lastIndexOf('/') + 1))));
  }

  private static Tri isReached(Route route) {
    var isPublic =
        switch (route.access().level()) {
          case PUBLIC -> Tri.YES;
          case UNKNOWN -> Tri.UNKNOWN;
          case AUTHENTICATED, INTERNAL -> Tri.NO;
        };
    return isPublic.and(route.isPreflight().not());
  }

  private static Tri needsKey(Route route) {
    return route.apiKeyRequired().isEqualTo(true);
  }

  private static Tri isMock(Route route) {
    return route.integration().type().is("MOCK"::equals);
  }

  /**
   * Returns whether API Gateway takes the route from an OpenAPI document, as SAM always writes it.
   */
  static boolean isFromDefinition(Route route) {
    return !isResource(route);
  }

  static boolean isResource(Route route) {
    var type = route.identity().type();
    return type.equals("AWS::ApiGateway::Method") || type.equals("AWS::ApiGatewayV2::Route");
  }
}
