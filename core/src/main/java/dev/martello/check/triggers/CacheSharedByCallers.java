package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags methods that ask who calls and then give everybody the answer of the first caller. */
@About(
    severity = MEDIUM,
    title = "Cached answers are the same for every caller",
    why =
        "The answer that the function made for one user is given to the next one who sends the"
            + " same request, without the function being asked.",
    mend =
        "Name what tells callers apart in `CacheKeyParameters`, for instance"
            + " `method.request.header.Authorization`, or switch the cache off for the method.",
    cwe = 524,
    sameAs = {"CACHE.KEY.MISSING.001"})
final class CacheSharedByCallers implements Check {
  /*
   * API Gateway Developer Guide, "Cache settings for REST APIs": only GET methods are cached unless
   * a method's own setting says so; the key is the path and the parameters that are named as cache
   * keys. A method that everybody may call has no callers to mix up, and a backend that is not told who
   * calls answers all alike.
   */
  private static final Set<String> TOLD_WHAT_IS_MAPPED = Set.of("HTTP", "AWS", "MOCK");

  private static final List<String> OF_CALLER =
      List.of("authorization", "token", "cookie", "identity", "authorizer", "x-api-key", "user");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .flatMap(
            api ->
                api.stages().stream()
                    .flatMap(
                        stage ->
                            api.routes().stream()
                                .map(route -> judge(stage, route).on(functions.behind(route)))));
  }

  private static Verdict judge(Api.Stage stage, Route route) {
    Tri isCached = stage.hasCache().isEqualTo(true).and(isCached(stage, route));
    Tri asksWho = route.authorization().isOpen().not();
    return Verdict.of(
            isCached
                .and(asksWho)
                .and(Tri.of(tellsCallersApart(route)).not())
                .and(() -> hearsOfCaller(route)),
            route,
            route.integration().origin(),
            "stage `%s` gives every caller of `%s` the same cached answer"
                .formatted(stage.name().show(), route.show()),
            stage.hasCache(),
            route.authorization().type())
        .mendedBy(remedy(route));
  }

  private static Tri isCached(Api.Stage stage, Route route) {
    Tri answer = Tri.NO;
    for (var setting : stage.methods()) {
      boolean isForAll = setting.route().isEqualTo("*").isYes();
      Tri isFor = isForAll ? isRead(route) : RoutePattern.coversAlone(setting.route(), route);
      Tri isOn = setting.isCached().isEqualTo(true);
      if (isForAll) {
        answer = answer.or(isFor.and(isOn));
      } else if (isFor.isYes()) {
        return isOn;
      } else if (isFor.isUnknown()) {
        answer = answer.eitherOf(isOn);
      }
    }
    return answer;
  }

  private static Tri isRead(Route route) {
    return route.method().is(method -> method.equals("GET") || method.equals("ANY"));
  }

  /** Makes the header by which the caller is known a part of the key. */
  private static Remedy remedy(Route route) {
    if (!route.identity().type().equals("AWS::ApiGateway::Method")) {
      return Remedy.none();
    }
    var header =
        sources(route).stream()
            .filter(source -> source.startsWith("method.request.header."))
            .findFirst()
            .orElse("method.request.header.Authorization");
    boolean isDeclared =
        route.parameters().stream().anyMatch(parameter -> parameter.name().equals(header));
    var changes = new ArrayList<Change>();
    if (!isDeclared) {
      changes.add(Change.put(route.identity(), Term.flag(false), "RequestParameters", header));
    }
    changes.add(
        new Change.Append(
            route.identity(), List.of("Integration", "CacheKeyParameters"), Term.text(header)));
    return new Remedy(
        "keep answers of `%s` for each caller".formatted(route.show()),
        changes,
        "callers no longer share answers, so that the backend is asked more often");
  }

  private static List<String> sources(Route route) {
    return route.authorization().authorizers().stream()
        .flatMap(Link::known)
        .flatMap(authorizer -> authorizer.identitySources().stream())
        .map(Val::show)
        .toList();
  }

  /**
   * Asks whether the backend may know who calls. Without a proxy it gets the body and what is
   * mapped and nothing else (API Gateway Developer Guide, "Set up an integration request in API
   * Gateway"), unless AWS is called with what the caller is granted.
   */
  private static Tri hearsOfCaller(Route route) {
    var integration = route.integration();
    boolean isTold =
        integration.parameters().stream().anyMatch(mapping -> !isInKey(mapping, integration))
            || integration.templates().stream().anyMatch(template -> !isWrittenOut(template))
            || Shape.endsWith(integration.credentials().written(), ":user/*").isYes();
    return integration.type().is(TOLD_WHAT_IS_MAPPED::contains).not().or(Tri.of(isTold));
  }

  /** Whether a text is the same for all requests that the cache takes for one. */
  private static boolean isInKey(Route.Mapping mapping, Route.Integration integration) {
    var keys = integration.cacheKeys().stream().map(CacheSharedByCallers::text).toList();
    return keys.contains(mapping.name())
        || mapping
            .text()
            .is(
                mapped ->
                    mapped.startsWith("'")
                        || mapped.startsWith("method.request.path.")
                        || keys.contains(mapped))
            .isYes();
  }

  private static boolean isWrittenOut(Route.Mapping template) {
    return template.text().is(text -> !text.contains("$")).isYes();
  }

  private static boolean tellsCallersApart(Route route) {
    var sources = sources(route);
    return route.integration().cacheKeys().stream()
        .map(CacheSharedByCallers::text)
        .anyMatch(
            key ->
                sources.contains(key)
                    || OF_CALLER.stream().anyMatch(key.toLowerCase(Locale.ROOT)::contains));
  }

  private static String text(Val<String> key) {
    return Shape.of(key).getFirst().toString();
  }
}
