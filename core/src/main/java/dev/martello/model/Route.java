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
 * @param parameters what the route says it expects in path, query string and headers (REST)
 * @param models what the route says it expects as body (REST)
 * @param access how far strangers get by this route, whatever stands behind it
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
    List<Parameter> parameters,
    List<BodyModel> models,
    Access access,
    Tri exists,
    Origin origin)
    implements Entity {
  public Route {
    parameters = List.copyOf(parameters);
    models = List.copyOf(models);
  }

  /** Returns this route with another authorization. */
  public Route withAuthorization(Authorization other) {
    return new Route(
        api,
        identity,
        kind,
        method,
        path,
        other,
        apiKeyRequired,
        integration,
        validation,
        parameters,
        models,
        access,
        exists,
        origin);
  }

  /** Returns this route with what is known of who gets so far. */
  public Route withAccess(Access known) {
    return new Route(
        api,
        identity,
        kind,
        method,
        path,
        authorization,
        apiKeyRequired,
        integration,
        validation,
        parameters,
        models,
        known,
        exists,
        origin);
  }

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
   * How far strangers get by a route.
   *
   * @param because why, as a clause for people
   */
  public record Access(Exposure.Level level, String because) {
    /** Of a route of which nothing was asked yet. */
    public static final Access UNDECIDED = new Access(Exposure.Level.UNKNOWN, "");
  }

  /**
   * What a route does with a request.
   *
   * @param type {@code AWS_PROXY}, {@code AWS}, {@code HTTP_PROXY}, {@code HTTP}, {@code MOCK};
   *     empty text where none is set
   * @param uri as written
   * @param subtype the call that an HTTP API makes itself, such as {@code SQS-SendMessage}; else
   *     empty text
   * @param credentials the role that API Gateway takes; written as empty text where none is set
   * @param connection {@code INTERNET} or {@code VPC_LINK}
   * @param skipsVerification whether the certificate of the backend need not be one that anybody
   *     vouches for
   * @param passthrough what becomes of a body that no template is for: {@code WHEN_NO_MATCH},
   *     {@code WHEN_NO_TEMPLATES}, {@code NEVER}
   * @param parameters what the call is made of, by name
   * @param templates templates of the call's body, by content type
   * @param cacheKeys the parameters that a cached answer holds for
   * @param answers how answers are made of what comes back
   * @param timeoutMillis API Gateway's limit for the integration
   */
  public record Integration(
      Val<String> type,
      Val<String> uri,
      Val<String> subtype,
      Link<Role> credentials,
      Val<String> connection,
      Val<Boolean> skipsVerification,
      Val<String> passthrough,
      List<Mapping> parameters,
      List<Mapping> templates,
      List<Val<String>> cacheKeys,
      List<Answer> answers,
      Val<Long> timeoutMillis,
      Invocation invocation,
      Origin origin) {
    public Integration {
      parameters = List.copyOf(parameters);
      templates = List.copyOf(templates);
      cacheKeys = List.copyOf(cacheKeys);
      answers = List.copyOf(answers);
    }
  }

  /** A named text from which a request or answer is made. */
  public record Mapping(String name, Val<String> text, Origin origin) {}

  /**
   * An answer.
   *
   * @param pattern which results it is for; empty text for all that no other pattern fits
   * @param templates templates of its body, by content type
   */
  public record Answer(Val<String> pattern, List<Mapping> templates, Origin origin) {
    public Answer {
      templates = List.copyOf(templates);
    }
  }

  /**
   * What a route expects beside the body.
   *
   * @param name such as {@code method.request.querystring.page}
   */
  public record Parameter(String name, Val<Boolean> isRequired, Origin origin) {}

  /**
   * What a body is to look like.
   *
   * @param contentType the type that it is for
   * @param name empty text for a schema without one
   * @param constrains whether the schema says anything of the body
   * @param allowsMore whether an object may have properties that the schema does not name
   * @param origin the schema
   */
  public record BodyModel(
      String contentType, Val<String> name, Tri constrains, Tri allowsMore, Origin origin) {}

  /**
   * What API Gateway validates (REST APIs only).
   *
   * @param body whether a validator checks the body against a model
   * @param parameters whether a validator checks that required parameters are there
   */
  public record Validation(Tri body, Tri parameters, Origin origin) {}
}
