package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Cors;
import dev.martello.model.Identity;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the routes of an API out of its OpenAPI or Swagger body. */
final class ApiDefinition {
  /*
   * Source: API Gateway Developer Guide, "OpenAPI extensions for API Gateway", for each extension
   * by its name. What an operation leaves out is looked up in the body's root where API Gateway
   * does so (request validators). A `security` list at the root is imported by some versions of the
   * importer and ignored by others, so that it leaves the authorization open. A requirement that
   * names a scheme without any extension of API Gateway is documentation: nobody checks it. `NONE`
   * is what SAM writes for routes that opt out of the default authorizer.
   */
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", ApiDefinition.ANY);
  static final String ANY = "x-amazon-apigateway-any-method";
  private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
  private static final String AUTH_TYPE = "x-amazon-apigateway-authtype";
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final String VALIDATOR = "x-amazon-apigateway-request-validator";

  private final Resource resource;
  private final View body;
  private final Integrations integrations;
  private final Identity api;
  private final Api.Kind kind;
  private final Map<String, Scheme> schemes = new LinkedHashMap<>();

  ApiDefinition(Resource resource, Identity api, Api.Kind kind, Integrations integrations) {
    this.resource = resource;
    this.body = resource.get("Body");
    this.integrations = integrations;
    this.api = api;
    this.kind = kind;
    for (var field : securitySchemes().fields()) {
      schemes.put(field.key(), scheme(field));
    }
  }

  /**
   * A security scheme as API Gateway understands it.
   *
   * @param type the routes' authorization type
   * @param authorizer the one authorizer, where there is one
   */
  private record Scheme(
      Val<String> type, List<Api.Authorizer> authorizer, Tri isApiKey, View uri) {}

  /** Asks whether all routes can be read. */
  Tri isKnown() {
    if (!body.isMapping()) {
      return Tri.NO;
    }
    var paths = body.get("paths");
    boolean isIncluded =
        isTransformed(body)
            || isTransformed(paths)
            || paths.fields().stream().anyMatch(path -> isTransformed(path.value()));
    if (isIncluded || (!paths.exists().isNo() && !paths.isMapping())) {
      return paths.isMapping() ? Tri.UNKNOWN : Tri.NO;
    }
    return Tri.YES;
  }

  private static boolean isTransformed(View view) {
    return view.fields().stream().anyMatch(field -> field.key().equals("Fn::Transform"));
  }

  List<BuiltApi.Routed> routes() {
    var routes = new ArrayList<BuiltApi.Routed>();
    for (var path : body.get("paths").fields()) {
      if (path.key().startsWith("x-") || path.key().startsWith("Fn::")) {
        continue;
      }
      for (var method : path.value().fields()) {
        if (METHODS.contains(method.key().toLowerCase(Locale.ROOT))) {
          routes.add(route(path, method));
        }
      }
    }
    return routes;
  }

  List<BuiltApi.Callback> callbacks() {
    return schemes.values().stream()
        .filter(scheme -> !scheme.uri().exists().isNo())
        .flatMap(
            scheme ->
                scheme.authorizer().stream()
                    .map(one -> new BuiltApi.Callback(one, scheme.uri(), api.stack())))
        .toList();
  }

  List<Api.Authorizer> authorizers() {
    return schemes.values().stream().flatMap(scheme -> scheme.authorizer().stream()).toList();
  }

  private BuiltApi.Routed route(View.Field path, View.Field method) {
    var operation = method.value();
    var origin = placeOf(method);
    var name = method.key().equals(ANY) ? "ANY" : method.key().toUpperCase(Locale.ROOT);
    boolean isDefault = path.key().equals("$default") || path.key().equals("/$default");
    var integration = integration(operation);
    var route =
        new Route(
            api,
            api,
            kind,
            Val.known(isDefault ? "" : name, origin),
            Val.known(isDefault ? "$default" : path.key(), origin),
            authorization(operation, origin),
            apiKeyRequired(operation),
            integrations.read(
                integration,
                Integrations.Form.DOCUMENT,
                kind,
                resource,
                integration.exists().isNo() ? origin : integration.origin()),
            validation(operation, origin),
            kind == Api.Kind.REST ? parameters(path.value(), operation) : List.of(),
            kind == Api.Kind.REST ? BodyModels.ofOperation(operation, body) : List.of(),
            Route.Access.UNDECIDED,
            operation.exists().and(api.exists()),
            origin);
    return new BuiltApi.Routed(route, integration.get("uri"), api.stack());
  }

  /** A key that somebody wrote is the place; else the node that a transform made from something. */
  private static Origin placeOf(View.Field field) {
    if (field.keyOrigin() instanceof Origin.Written written) {
      var text = written.file().text().substring(written.span().start(), written.span().end());
      if (text.replaceAll("[\"']", "").equals(field.key())) {
        return written;
      }
    }
    return field.value().origin();
  }

  // integrations

  private View integration(View operation) {
    var integration = operation.get(INTEGRATION);
    var reference = integration.get("$ref").text().candidates();
    var prefix = "#/components/x-amazon-apigateway-integrations/";
    return reference.size() == 1 && reference.getFirst().startsWith(prefix)
        ? body.get(
            "components",
            "x-amazon-apigateway-integrations",
            reference.getFirst().substring(prefix.length()))
        : integration;
  }

  private static List<Route.Parameter> parameters(View path, View operation) {
    var found = new ArrayList<Route.Parameter>();
    for (var list : List.of(path, operation)) {
      for (var parameter : list.get("parameters").items()) {
        var place = parameter.get("in").text().show();
        if (!place.equals("body") && !place.equals("formData") && parameter.isMapping()) {
          var name =
              "method.request."
                  + (place.equals("query") ? "querystring" : place)
                  + "."
                  + parameter.get("name").text().show();
          var isRequired = parameter.get("required").bool(false, "parameter required");
          found.add(new Route.Parameter(name, isRequired, parameter.origin()));
        }
      }
    }
    return found;
  }

  // authorization

  private View securitySchemes() {
    var version3 = body.get("components", "securitySchemes");
    return version3.exists().isNo() ? body.get("securityDefinitions") : version3;
  }

  private Route.Authorization authorization(View operation, Origin route) {
    var explicit = operation.get("x-amazon-apigateway-auth", "type");
    if (!explicit.exists().isNo()) {
      var type = Texts.upperCase(explicit.text("NONE", "x-amazon-apigateway-auth type"));
      return new Route.Authorization(type, List.of(), List.of(), explicit.origin());
    }
    var security = operation.get("security");
    if (!security.exists().isNo()) {
      return required(security, security.origin());
    }
    var root = body.get("security");
    if (!root.exists().isNo()) {
      var required = required(root, root.origin());
      if (!required.isOpen().isYes()) {
        var type =
            Texts.either(
                List.of(required.type(), Val.<String>known("NONE", route)), required.type());
        return new Route.Authorization(
            type, required.authorizers(), required.scopes(), root.origin());
      }
    }
    Val<String> none = Val.serviceDefault("NONE", "authorization type of a method");
    return new Route.Authorization(none, List.of(), List.of(), route);
  }

  /** Returns the first requirement that makes API Gateway check who calls. */
  private Route.Authorization required(View security, Origin origin) {
    Val<String> type = Val.known("NONE", origin);
    for (var item : security.items()) {
      if (!item.isMapping()) {
        return new Route.Authorization(item.text(), List.of(), List.of(), origin);
      }
      for (var field : item.fields()) {
        var scheme = schemes.get(field.key());
        if (scheme == null) {
          if (!field.key().equals("NONE")) {
            type = undefined(field);
          }
        } else if (!scheme.type().isEqualTo("NONE").isYes()) {
          return authorized(scheme, field, item);
        }
      }
    }
    return new Route.Authorization(type, List.of(), List.of(), origin);
  }

  private static Val<String> undefined(View.Field requirement) {
    var name = requirement.key().replaceAll("[${}]", "");
    return Val.unknown("${security scheme " + name + "}", requirement.keyOrigin());
  }

  private Route.Authorization authorized(Scheme scheme, View.Field requirement, View item) {
    var type =
        item.exists().isYes()
            ? scheme.type()
            : Texts.either(
                List.of(scheme.type(), Val.<String>known("NONE", item.origin())), scheme.type());
    List<Link<Api.Authorizer>> links = new ArrayList<>();
    for (var authorizer : scheme.authorizer()) {
      links.add(new Link.To<>(authorizer, Val.known(requirement.key(), requirement.keyOrigin())));
    }
    return new Route.Authorization(
        type, links, requirement.value().texts(), requirement.value().origin());
  }

  private Val<Boolean> apiKeyRequired(View operation) {
    var security = operation.get("security");
    for (var item : security.items()) {
      for (var field : item.fields()) {
        var scheme = schemes.get(field.key());
        if (scheme != null && scheme.isApiKey().isYes()) {
          return item.exists().isYes()
              ? Val.known(true, field.keyOrigin())
              : Val.oneOf(List.of(true, false), field.keyOrigin());
        }
      }
    }
    return Val.serviceDefault(false, "AWS::ApiGateway::Method ApiKeyRequired");
  }

  private Scheme scheme(View.Field field) {
    var view = field.value();
    var authorizer = view.get(AUTHORIZER);
    if (!authorizer.exists().isNo()) {
      return authorizerScheme(field, authorizer);
    }
    var type = view.get("type").text();
    var isApiKey =
        type.is("apiKey"::equalsIgnoreCase)
            .and(view.get("name").text().is("x-api-key"::equalsIgnoreCase));
    var authType = view.get(AUTH_TYPE).text();
    boolean isSigned = authType.is("awsSigv4"::equalsIgnoreCase).isYes();
    Val<String> means =
        isSigned ? Val.known("AWS_IAM", authType.origin()) : authType.map(ApiDefinition::typeOf);
    return new Scheme(
        means, List.of(), isSigned ? Tri.NO : isApiKey, view.get(AUTHORIZER, "authorizerUri"));
  }

  private static String typeOf(String authType) {
    return switch (authType.toLowerCase(Locale.ROOT)) {
      case "" -> "NONE";
      case "cognito_user_pools" -> "COGNITO_USER_POOLS";
      case "awssigv4" -> "AWS_IAM";
      default -> "CUSTOM";
    };
  }

  private Scheme authorizerScheme(View.Field field, View authorizer) {
    var written = authorizer.get("type").text();
    var jwt = authorizer.get("jwtConfiguration");
    var issuer = jwt.get("issuer");
    var uri = authorizer.get("authorizerUri");
    var made =
        new Api.Authorizer(
            placed(placeOf(field), authorizer),
            field.key(),
            written.map(ApiDefinition::authorizerType),
            jwt.get("audience").texts(),
            issuer.exists().isNo() ? field.value().get("openIdConnectUrl").text() : issuer.text(),
            authorizer.get("providerARNs").texts(),
            uri.text(),
            authorizer.get("authorizerCredentials").text(),
            identitySources(field.value(), authorizer),
            authorizer.get("authorizerResultTtlInSeconds").number(),
            authorizer.get("enableSimpleResponses").bool(false, "enableSimpleResponses"));
    return new Scheme(written.map(ApiDefinition::authorizationOf), List.of(made), Tri.NO, uri);
  }

  private Identity placed(Origin origin, View authorizer) {
    return api.at(origin, authorizer.exists());
  }

  private static List<Val<String>> identitySources(View scheme, View authorizer) {
    var source = authorizer.get("identitySource");
    if (!source.exists().isNo()) {
      return source.items().stream()
          .flatMap(item -> Texts.splitAtCommas(item.text()).stream())
          .toList();
    }
    var header = scheme.get("name");
    return header.exists().isNo()
        ? List.of()
        : List.of(header.text().map(name -> "method.request.header." + name));
  }

  private static String authorizerType(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "token", "" -> "TOKEN";
      case "request" -> "REQUEST";
      case "jwt" -> "JWT";
      case "cognito_user_pools" -> "COGNITO_USER_POOLS";
      default -> "OTHER";
    };
  }

  private static String authorizationOf(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "jwt" -> "JWT";
      case "cognito_user_pools" -> "COGNITO_USER_POOLS";
      default -> "CUSTOM";
    };
  }

  // validation

  private Route.Validation validation(View operation, Origin route) {
    var own = operation.get(VALIDATOR);
    var chosen = own.exists().isNo() ? body.get(VALIDATOR) : own;
    if (kind != Api.Kind.REST || chosen.exists().isNo()) {
      return new Route.Validation(Tri.NO, Tri.NO, route);
    }
    var names = chosen.text().candidates();
    if (names.size() != 1) {
      return new Route.Validation(Tri.UNKNOWN, Tri.UNKNOWN, chosen.origin());
    }
    var validator = body.get("x-amazon-apigateway-request-validators").get(names.getFirst());
    var isBody =
        validator
            .get("validateRequestBody")
            .bool(false, "AWS::ApiGateway::RequestValidator ValidateRequestBody")
            .isEqualTo(true);
    var isParameters =
        validator
            .get("validateRequestParameters")
            .bool(false, "AWS::ApiGateway::RequestValidator ValidateRequestParameters")
            .isEqualTo(true);
    return new Route.Validation(isBody.and(hasBodyModel(operation)), isParameters, chosen.origin());
  }

  private static Tri hasBodyModel(View operation) {
    var contents = operation.get("requestBody", "content").fields();
    boolean isModelled =
        contents.stream().anyMatch(content -> !content.value().get("schema").exists().isNo());
    boolean isReferred = !operation.get("requestBody", "$ref").exists().isNo();
    var inBody =
        operation.get("parameters").items().stream()
            .map(
                parameter ->
                    parameter
                        .get("in")
                        .text()
                        .isEqualTo("body")
                        .and(parameter.get("schema").exists()))
            .reduce(Tri.NO, Tri::or);
    return Tri.of(isModelled || isReferred).or(inBody);
  }

  // cors

  /** Returns the cross-origin rules: the extension's, and what preflight routes answer. */
  List<Cors> cors() {
    var rules = new ArrayList<Cors>();
    var extension = body.get("x-amazon-apigateway-cors");
    if (extension.isMapping()) {
      rules.add(
          new Cors(
              extension.get("allowOrigins").texts(),
              extension.get("allowMethods").texts(),
              extension.get("allowHeaders").texts(),
              extension.get("allowCredentials").bool(false, "CORS allowCredentials"),
              extension.origin()));
    }
    for (var path : body.get("paths").fields()) {
      var options = path.value().get("options");
      for (var answer : integration(options).get("responses").fields()) {
        rules.addAll(PreflightAnswers.rules(answer.value().get("responseParameters")));
      }
    }
    return rules;
  }
}
