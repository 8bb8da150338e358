package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Invocation;
import dev.martello.model.Link;
import dev.martello.model.Role;
import dev.martello.model.Route;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what a route does with a request, however it is spelled. */
final class Integrations {
  /*
   * Sources: AWS CloudFormation Template Reference, "AWS::ApiGateway::Method Integration" and
   * "AWS::ApiGatewayV2::Integration"; API Gateway Developer Guide,
   * "x-amazon-apigateway-integration object", which spells the same names with a small letter.
   */
  private final References references;
  private final Map<String, Role> roles;

  /** Prepares with the declared roles by key. */
  Integrations(References references, Map<String, Role> roles) {
    this.references = references;
    this.roles = roles;
  }

  /** Where an integration is written, which decides how its settings are called. */
  enum Form {
    METHOD,
    ROUTE,
    DOCUMENT;

    private String nameOf(String setting) {
      return switch (this) {
        case METHOD -> setting;
        case DOCUMENT -> setting.substring(0, 1).toLowerCase(Locale.ROOT) + setting.substring(1);
        case ROUTE ->
            switch (setting) {
              case "Type", "Uri", "Subtype" -> "Integration" + setting;
              case "Credentials" -> "CredentialsArn";
              default -> setting;
            };
      };
    }
  }

  /**
   * Reads an integration.
   *
   * @param user the resource that it is written in
   */
  Route.Integration read(View view, Form form, Api.Kind kind, Resource user, Origin origin) {
    var type = Texts.upperCase(view.get(form.nameOf("Type")).text());
    return new Route.Integration(
        type,
        view.get(form.nameOf("Uri")).text(),
        view.get(form.nameOf("Subtype")).text(),
        role(view.get(form.nameOf("Credentials")), user),
        Texts.upperCase(
            view.get(form.nameOf("ConnectionType")).text("INTERNET", "Integration ConnectionType")),
        view.get(form.nameOf("TlsConfig"), form.nameOf("InsecureSkipVerification"))
            .bool(false, "Integration insecureSkipVerification"),
        Texts.upperCase(
            view.get(form.nameOf("PassthroughBehavior"))
                .text("WHEN_NO_MATCH", "Integration PassthroughBehavior")),
        mappings(view.get(form.nameOf("RequestParameters"))),
        mappings(view.get(form.nameOf("RequestTemplates"))),
        view.get(form.nameOf("CacheKeyParameters")).texts(),
        answers(view, form),
        Timeouts.of(
            kind,
            view.get(form.nameOf("TimeoutInMillis")),
            view.get(form.nameOf("ResponseTransferMode")),
            "Integration TimeoutInMillis"),
        kind == Api.Kind.HTTP
            ? Invocation.SYNCHRONOUS
            : Invocations.of(type, view.get(form.nameOf("RequestParameters"))),
        origin);
  }

  /** Returns the integration of a route that is made with nothing but a target. */
  Route.Integration quick(View target, View credentials, Resource user) {
    boolean isUrl = target.text().is(text -> text.startsWith("http")).isYes();
    var origin = target.origin();
    Val<String> none = Val.known("", origin);
    return new Route.Integration(
        Val.known(isUrl ? "HTTP_PROXY" : "AWS_PROXY", origin),
        target.text(),
        none,
        role(credentials, user),
        Val.serviceDefault("INTERNET", "Integration ConnectionType"),
        Val.serviceDefault(false, "Integration insecureSkipVerification"),
        Val.serviceDefault("WHEN_NO_MATCH", "Integration PassthroughBehavior"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Val.serviceDefault(30_000L, "Integration TimeoutInMillis"),
        Invocation.SYNCHRONOUS,
        origin);
  }

  private Link<Role> role(View credentials, Resource user) {
    var found = references.find(credentials, user, "AWS::IAM::Role");
    var written = references.texts().canonical(credentials.text(), user.stackId());
    return new References.Target(found.resources(), found.isCertain(), written).link(roles);
  }

  /** Mappings that cannot be known are one without a name. */
  private static List<Route.Mapping> mappings(View view) {
    var found = new ArrayList<Route.Mapping>();
    if (!view.isMapping() && !view.exists().isNo()) {
      found.add(new Route.Mapping("", view.text(), view.origin()));
    }
    for (var field : view.fields()) {
      found.add(new Route.Mapping(field.key(), field.value().text(), field.value().origin()));
    }
    return found;
  }

  private static List<Route.Answer> answers(View view, Form form) {
    var found = new ArrayList<Route.Answer>();
    switch (form) {
      case METHOD -> {
        for (var answer : view.get("IntegrationResponses").items()) {
          found.add(
              new Route.Answer(
                  answer.get("SelectionPattern").text(),
                  mappings(answer.get("ResponseTemplates")),
                  answer.origin()));
        }
      }
      case DOCUMENT -> {
        for (var answer : view.get("responses").fields()) {
          found.add(
              new Route.Answer(
                  Val.known(answer.key().equals("default") ? "" : answer.key(), answer.keyOrigin()),
                  mappings(answer.value().get("responseTemplates")),
                  answer.keyOrigin()));
        }
      }
      case ROUTE -> {
        // The answers of WebSocket routes are resources of their own, which no check asks for.
      }
    }
    return found;
  }
}
