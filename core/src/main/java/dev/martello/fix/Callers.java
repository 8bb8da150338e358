package dev.martello.fix;

import static dev.martello.fix.WrittenTree.joined;

import dev.martello.check.Caller;
import dev.martello.check.Term;
import dev.martello.model.Identity;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes who may call a route that is no resource of its own. */
final class Callers {
  /*
   * Events of functions and state machines are the routes that SAM writes into a definition; such a
   * route names an authorizer of its API, and the API declares it
   * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-controlling-access-to-apis.html).
   * Routes of an OpenAPI document name a security scheme of it
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
   * and "x-amazon-apigateway-auth"). Where it says that nobody is asked, that is somebody's intent.
   */
  private static final Set<String> EVENTS = Set.of("Api", "HttpApi");
  private static final String NOBODY = "NONE";
  private static final String REST = "AWS::ApiGateway::RestApi";
  private static final Term TOKEN_OF_REQUEST = Term.text("$request.header.Authorization");

  private final WrittenTree tree;
  private final Terms terms;
  private final Identity api;
  private final List<TreeChange> changes = new ArrayList<>();

  Callers(WrittenTree tree, Terms terms, Identity api) {
    this.tree = tree;
    this.terms = terms;
    this.api = api;
  }

  /** Returns what has to change for a route. */
  List<TreeChange> of(Origin route, Caller caller) throws Refusal {
    var event = eventAt(route);
    if (event.isPresent()) {
      var auth = joined(event.get(), List.of("Properties", "Auth"));
      refuseOpen(isNobody(joined(auth, "Authorizer")), "`Authorizer: NONE`");
      ofEvent(auth, caller);
    } else {
      var operation = operationAt(route);
      var type = joined(operation, List.of("x-amazon-apigateway-auth", "type"));
      refuseOpen(isNobody(type), "`type: NONE`");
      refuseOpen(asksNobody(joined(operation, "security")), "`security` without a scheme");
      ofOperation(operation, caller);
    }
    return changes;
  }

  private boolean isNobody(List<String> path) {
    return tree.find(path).filter(Callers::isNobody).isPresent();
  }

  private static boolean isNobody(Node node) {
    return node instanceof Node.Text text && text.value().equalsIgnoreCase(NOBODY);
  }

  /** Returns whether a list of requirements is empty, or has one that asks for nothing. */
  private boolean asksNobody(List<String> path) {
    return tree.find(path).orElse(null) instanceof Node.Sequence(List<Node> items, Origin _)
        && (items.isEmpty()
            || items.stream().anyMatch(item -> item instanceof Node.Mapping one && one.isEmpty()));
  }

  private static void refuseOpen(boolean isOpen, String word) throws Refusal {
    if (isOpen) {
      throw new Refusal(
          word
              + " is written here, which lets everybody in: suppress the finding with the reason,"
              + " or name who may call");
    }
  }

  private boolean isRest() {
    return api.type().equals(REST);
  }

  private void put(List<String> path, Term value) {
    changes.add(new TreeChange.Put(path, terms.node(value)));
  }

  // --- events ---

  /** A REST API invokes with its callers' permissions unless the event says not to. */
  private void ofEvent(List<String> auth, Caller caller) {
    switch (caller) {
      case Caller.Signer() -> {
        put(joined(auth, "Authorizer"), Term.text("AWS_IAM"));
        if (isRest()) {
          put(joined(auth, "InvokeRole"), Term.text(NOBODY));
        } else {
          put(ofApi("EnableIamAuthorizer"), Term.flag(true));
        }
      }
      case Caller.KnownTo(String name) -> put(joined(auth, "Authorizer"), Term.text(name));
      case Caller.Member member -> {
        put(joined(auth, "Authorizer"), Term.text(member.authorizer()));
        put(joined(ofApi("Authorizers"), member.authorizer()), authorizer(member));
      }
    }
  }

  /** What SAM makes for events that name no API is set in {@code Globals}. */
  private List<String> ofApi(String name) {
    var own = List.of("Resources", api.writtenId());
    var settings =
        tree.find(own).isPresent()
            ? joined(own, "Properties")
            : List.of("Globals", isRest() ? "Api" : "HttpApi");
    return joined(settings, List.of("Auth", name));
  }

  private Term authorizer(Caller.Member member) {
    return isRest()
        ? Term.parts().with("UserPoolArn", member.arn())
        : Term.parts()
            .with("IdentitySource", TOKEN_OF_REQUEST)
            .with("JwtConfiguration", tokens(member));
  }

  private static Term tokens(Caller.Member member) {
    return Term.parts().with("issuer", member.issuer()).with("audience", member.audience());
  }

  private Optional<List<String>> eventAt(Origin route) {
    var place = tree.place(route);
    if (place.isPresent()) {
      for (var resource : tree.mapping(List.of("Resources")).entries()) {
        var events = List.of("Resources", resource.key(), "Properties", "Events");
        for (var event : tree.mapping(events).entries()) {
          boolean isRoute =
              event.value() instanceof Node.Mapping body
                  && body.text("Type").filter(EVENTS::contains).isPresent();
          if (isRoute && tree.holds(event, place.get())) {
            return Optional.of(joined(events, event.key()));
          }
        }
      }
    }
    return Optional.empty();
  }

  // --- operations of an OpenAPI document ---

  private void ofOperation(List<String> operation, Caller caller) {
    switch (caller) {
      case Caller.Signer() ->
          put(joined(operation, List.of("x-amazon-apigateway-auth", "type")), Term.text("AWS_IAM"));
      case Caller.KnownTo(String name) -> require(operation, name);
      case Caller.Member member -> {
        require(operation, member.authorizer());
        var document = operation.subList(0, operation.size() - 3);
        var schemes =
            tree.find(joined(document, "swagger")).isPresent()
                ? List.of("securityDefinitions")
                : List.of("components", "securitySchemes");
        put(joined(joined(document, schemes), member.authorizer()), scheme(member));
      }
    }
  }

  /** What the route requires already, such as an API key, it goes on to require. */
  private void require(List<String> operation, String scheme) {
    var requirement =
        Nodes.mapping(Terms.NEW).put(scheme, Nodes.sequence(Terms.NEW, List.of())).build();
    changes.add(new TreeChange.Append(joined(operation, "security"), requirement));
  }

  private Term scheme(Caller.Member member) {
    return isRest()
        ? Term.parts()
            .with("type", Term.text("apiKey"))
            .with("name", Term.text("Authorization"))
            .with("in", Term.text("header"))
            .with("x-amazon-apigateway-authtype", Term.text("cognito_user_pools"))
            .with(
                "x-amazon-apigateway-authorizer",
                Term.parts()
                    .with("type", Term.text("cognito_user_pools"))
                    .with("providerARNs", Term.items(member.arn())))
        : Term.parts()
            .with("type", Term.text("oauth2"))
            .with(
                "x-amazon-apigateway-authorizer",
                Term.parts()
                    .with("type", Term.text("jwt"))
                    .with("identitySource", TOKEN_OF_REQUEST)
                    .with("jwtConfiguration", tokens(member)));
  }

  private List<String> operationAt(Origin route) throws Refusal {
    if (tree.find(List.of("Resources", api.writtenId(), "Properties", "Target")).isPresent()) {
      throw new Refusal(
          "`Target` makes route and stage, and nothing says who may call; declare an"
              + " `AWS::ApiGatewayV2::Route` with its integration and stage instead");
    }
    var path = tree.pathTo(route);
    boolean isOperation =
        path.isPresent()
            && path.get().size() >= 3
            && path.get().get(path.get().size() - 3).equals("paths")
            && tree.find(path.get()).filter(Node.Mapping.class::isInstance).isPresent();
    if (!isOperation) {
      throw new Refusal("the route is not written as a path of an API definition");
    }
    return path.get();
  }
}
