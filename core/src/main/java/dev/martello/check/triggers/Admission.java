package dev.martello.check.triggers;

import dev.martello.check.Caller;
import dev.martello.check.Change;
import dev.martello.check.Check.Context;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides whom a route that is open today may let in, for the remedies of such routes. */
final class Admission {
  /*
   * Whom the application knows already comes first: those whom most routes of the same API let in, if
   * it has an authorizer; then the members of the template's user pool, if it declares just one. Where
   * there is neither, asking for signed requests needs nothing but a word. Where tokens have scopes,
   * only people know which one a route needs.
   */
  private static final String SCOPES = "AWS::Cognito::UserPoolResourceServer";
  private static final Set<String> BY_TOKEN = Set.of("COGNITO_USER_POOLS", "JWT");

  private final boolean isStrict;
  private final Map<String, Api> apis;
  private final Map<String, List<Pool>> pools;
  private final Set<String> withScopes = new HashSet<>();

  /** A user pool of a template and its clients there. */
  private record Pool(Identity identity, List<String> clients) {}

  private Admission(App app, Context context) {
    isStrict = context.isStrict();
    apis =
        app.apis().stream()
            .collect(Collectors.toMap(api -> api.identity().key(), Function.identity()));
    pools =
        context
            .resources(UserPools.TYPE)
            .filter(pool -> pool.identity().exists().isYes())
            .map(pool -> new Pool(pool.identity(), clients(pool, app, context)))
            .collect(Collectors.groupingBy(pool -> pool.identity().stack()));
    context.resources(SCOPES).forEach(server -> withScopes.add(server.identity().stack()));
    app.routes()
        .filter(route -> context.isStrict() || !route.authorization().scopes().isEmpty())
        .forEach(route -> withScopes.add(route.identity().stack()));
  }

  static Admission of(App app, Context context) {
    return new Admission(app, context);
  }

  private static List<String> clients(Entity pool, App app, Context context) {
    return UserPools.clients(pool, app, context)
        .map(Entity::identity)
        .filter(client -> client.exists().isYes())
        .filter(client -> client.stack().equals(pool.identity().stack()))
        .map(Identity::id)
        .toList();
  }

  /** Returns what makes a route ask who calls. */
  Remedy remedy(Route route) {
    return known(route)
        .map(authorizer -> by(authorizer, route))
        .or(() -> pool(route).map(pool -> byMembership(pool, route)))
        .orElseGet(() -> isLeftToPeople(route) ? Remedy.none() : bySignature(route));
  }

  /** The profile strict wants members of a user pool to call a REST API, for certain scopes. */
  private boolean isLeftToPeople(Route route) {
    return isStrict && route.kind() == Api.Kind.REST;
  }

  // --- an authorizer that is there ---

  private Optional<Api.Authorizer> known(Route route) {
    var api = apis.get(route.api().key());
    if (api == null) {
      return Optional.empty();
    }
    return api.authorizers().stream()
        .filter(authorizer -> isTaken(authorizer, route))
        .max(
            Comparator.<Api.Authorizer>comparingLong(authorizer -> uses(authorizer, api))
                .thenComparing(Api.Authorizer::name, Comparator.reverseOrder()));
  }

  private boolean isTaken(Api.Authorizer authorizer, Route route) {
    boolean fits =
        authorizer
            .type()
            .is(type -> takes(route.kind(), type))
            .and(authorizer.identity().exists())
            .isYes();
    boolean needsScope =
        withScopes.contains(route.identity().stack())
            && !authorizer.type().is(BY_TOKEN::contains).isNo();
    boolean isResource = authorizer.identity().type().endsWith("::Authorizer");
    boolean isNear = authorizer.identity().stack().equals(route.identity().stack());
    return fits && !needsScope && isNear && isResource == OpenRoutes.isResource(route);
  }

  /** API Gateway Developer Guide, "Control and manage access" of each kind of API. */
  private static boolean takes(Api.Kind kind, String authorizer) {
    return switch (kind) {
      case REST -> Set.of("COGNITO_USER_POOLS", "TOKEN", "REQUEST").contains(authorizer);
      case HTTP -> Set.of("JWT", "REQUEST").contains(authorizer);
      case WEBSOCKET -> authorizer.equals("REQUEST");
    };
  }

  private static long uses(Api.Authorizer authorizer, Api api) {
    return api.routes().stream()
        .flatMap(route -> route.authorization().authorizers().stream())
        .flatMap(Link::known)
        .filter(authorizer::equals)
        .count();
  }

  private static Remedy by(Api.Authorizer authorizer, Route route) {
    var changes = new ArrayList<Change>();
    if (OpenRoutes.isResource(route)) {
      var type = authorizer.type().candidates().getFirst();
      var means = BY_TOKEN.contains(type) ? type : "CUSTOM";
      var id = authorizer.identity().id();
      changes.add(Change.put(route.identity(), Term.text(means), "AuthorizationType"));
      changes.add(Change.put(route.identity(), Term.ref(id), "AuthorizerId"));
    } else {
      var caller = new Caller.KnownTo(authorizer.name());
      changes.add(new Change.Authorize(route.api(), route.origin(), caller));
    }
    return new Remedy(
        "let authorizer `%s` decide on `%s`".formatted(name(authorizer), route.show()),
        changes,
        "callers have to send what the authorizer asks for");
  }

  private static String name(Api.Authorizer authorizer) {
    return authorizer.name().isEmpty() ? authorizer.identity().id() : authorizer.name();
  }

  // --- a user pool ---

  /** A WebSocket API takes no tokens but by a function of one's own. */
  private Optional<Pool> pool(Route route) {
    var stack = route.identity().stack();
    var found = pools.getOrDefault(stack, List.of());
    boolean isTaken =
        switch (route.kind()) {
          case REST -> true;
          case HTTP -> found.stream().anyMatch(pool -> !pool.clients().isEmpty());
          case WEBSOCKET -> false;
        };
    boolean isNear = apis.containsKey(route.api().key()) && route.api().stack().equals(stack);
    return found.size() == 1
            && isTaken
            && isNear
            && isWrittenIn(stack, route)
            && !withScopes.contains(stack)
        ? Optional.of(found.getFirst())
        : Optional.empty();
  }

  /** In a document that lies in a file of its own nothing refers to a template's resources. */
  private static boolean isWrittenIn(String stack, Route route) {
    return route
        .origin()
        .written()
        .map(Origin.Written::file)
        .filter(file -> file.path().equals(stack))
        .isPresent();
  }

  private static Remedy byMembership(Pool pool, Route route) {
    var id = route.api().id() + "Authorizer";
    var member = new Caller.Member(id, pool.identity().id(), pool.clients());
    var changes = new ArrayList<Change>();
    if (OpenRoutes.isResource(route)) {
      boolean isRest = route.kind() == Api.Kind.REST;
      var type = isRest ? "COGNITO_USER_POOLS" : "JWT";
      changes.add(isRest ? ofRest(member, route.api()) : ofHttp(member, route.api()));
      changes.add(Change.put(route.identity(), Term.text(type), "AuthorizationType"));
      changes.add(Change.put(route.identity(), Term.ref(id), "AuthorizerId"));
    } else {
      changes.add(new Change.Authorize(route.api(), route.origin(), member));
    }
    return new Remedy(
        "ask for a token of user pool `%s` on `%s`".formatted(pool.identity().id(), route.show()),
        changes,
        "callers have to sign in to the user pool and send their token in the header"
            + " `Authorization`");
  }

  private static Change ofRest(Caller.Member member, Identity api) {
    return new Change.Add(
        api,
        member.authorizer(),
        "AWS::ApiGateway::Authorizer",
        Term.parts()
            .with("RestApiId", Term.ref(api.id()))
            .with("Name", Term.text(member.authorizer()))
            .with("Type", Term.text("COGNITO_USER_POOLS"))
            .with("IdentitySource", Term.text("method.request.header.Authorization"))
            .with("ProviderARNs", Term.items(member.arn())));
  }

  private static Change ofHttp(Caller.Member member, Identity api) {
    return new Change.Add(
        api,
        member.authorizer(),
        "AWS::ApiGatewayV2::Authorizer",
        Term.parts()
            .with("ApiId", Term.ref(api.id()))
            .with("Name", Term.text(member.authorizer()))
            .with("AuthorizerType", Term.text("JWT"))
            .with("IdentitySource", Term.texts("$request.header.Authorization"))
            .with(
                "JwtConfiguration",
                Term.parts().with("Audience", member.audience()).with("Issuer", member.issuer())));
  }

  // --- nothing to start from ---

  private static Remedy bySignature(Route route) {
    var change =
        OpenRoutes.isResource(route)
            ? Change.put(route.identity(), Term.text("AWS_IAM"), "AuthorizationType")
            : new Change.Authorize(route.api(), route.origin(), new Caller.Signer());
    return Remedy.of(
            "ask for requests signed with AWS credentials on `%s`".formatted(route.show()), change)
        .warning(
            "callers need AWS credentials that may invoke the API and have to sign every request;"
                + " for browsers and other public clients declare an authorizer or, with a client,"
                + " a user pool, and the fix takes that one");
  }
}
