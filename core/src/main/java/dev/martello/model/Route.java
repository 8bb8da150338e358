package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * A method of a REST API or a route of an HTTP or WebSocket API: one way in.
 *
 * @param api identity of the API
 * @param identity the method or route resource; the API's own where an OpenAPI body declares it
 * @param method {@code GET}, {@code ANY}, ...; empty text for WebSocket routes
 * @param path {@code /orders/{id}}; the route key for WebSocket routes and {@code $default}
 * @param authorization who may call
 * @param apiKeyRequired an API key identifies a client, it authenticates nobody
 * @param validation what API Gateway checks before the function sees the request
 */
public record Route(
    Identity api,
    Identity identity,
    Api.Kind kind,
    Val<String> method,
    Val<String> path,
    Authorization authorization,
    Val<Boolean> apiKeyRequired,
    Integration integration,
    Validation validation,
    Tri exists,
    Origin origin)
    implements Entity {

  /** Returns the route for people: {@code POST /orders}. */
  public String show() {
    var verb = method.show();
    return verb.isEmpty() ? path.show() : verb + " " + path.show();
  }

  /**
   * Asks whether this is a CORS preflight route, which answers before anybody could authenticate.
   */
  public Tri isPreflight() {
    return method.is("OPTIONS"::equalsIgnoreCase);
  }

  /**
   * Who may call a route.
   *
   * @param type {@code NONE}, {@code AWS_IAM}, {@code COGNITO_USER_POOLS}, {@code CUSTOM}, {@code
   *     JWT}
   * @param authorizers the authorizer, where one is named
   * @param origin the setting; the route itself where nothing is set
   */
  public record Authorization(
      Val<String> type,
      List<Link<Api.Authorizer>> authorizers,
      List<Val<String>> scopes,
      Origin origin) {
    public Authorization {
      authorizers = List.copyOf(authorizers);
      scopes = List.copyOf(scopes);
    }

    /** Asks whether anybody at all may call. */
    public Tri isOpen() {
      return type.isEqualTo("NONE");
    }
  }

  /**
   * What a route does with a request.
   *
   * @param type {@code AWS_PROXY}, {@code AWS}, {@code HTTP_PROXY}, {@code HTTP}, {@code MOCK};
   *     empty text where none is set
   * @param uri as written
   * @param credentials ARN of the role that API Gateway takes; empty text where none is set
   * @param timeoutMillis API Gateway's limit for the integration
   */
  public record Integration(
      Val<String> type,
      Val<String> uri,
      Val<String> credentials,
      Val<Long> timeoutMillis,
      Invocation invocation,
      Origin origin) {}

  /**
   * What API Gateway validates (REST APIs only).
   *
   * @param body whether a validator checks the body against a model
   * @param parameters whether a validator checks that required parameters are there
   */
  public record Validation(Tri body, Tri parameters, Origin origin) {}
}
