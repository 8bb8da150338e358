package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * An API of API Gateway with its routes and stages.
 *
 * @param policies resource policies (REST APIs only)
 * @param endpointTypes {@code REGIONAL}, {@code EDGE}, {@code PRIVATE}
 * @param isImplicit whether SAM made the API because events named none
 * @param hasKnownRoutes NO where the definition lies in a file or bucket that could not be read
 * @param definition where the routes are written, or the location that could not be read
 */
public record Api(
    Identity identity,
    Kind kind,
    Val<String> name,
    List<Route> routes,
    List<Stage> stages,
    List<Authorizer> authorizers,
    List<PolicyDocument> policies,
    List<Val<String>> endpointTypes,
    List<Cors> cors,
    Val<Boolean> disableExecuteApiEndpoint,
    List<UsagePlan> usagePlans,
    boolean isImplicit,
    Tri hasKnownRoutes,
    Origin definition)
    implements Entity {

  public Api {
    routes = List.copyOf(routes);
    stages = List.copyOf(stages);
    authorizers = List.copyOf(authorizers);
    policies = List.copyOf(policies);
    endpointTypes = List.copyOf(endpointTypes);
    cors = List.copyOf(cors);
    usagePlans = List.copyOf(usagePlans);
  }

  /** Returns this API with routes of which more is known. */
  public Api withRoutes(List<Route> others) {
    return new Api(
        identity,
        kind,
        name,
        others,
        stages,
        authorizers,
        policies,
        endpointTypes,
        cors,
        disableExecuteApiEndpoint,
        usagePlans,
        isImplicit,
        hasKnownRoutes,
        definition);
  }

  /** The three products of API Gateway. */
  public enum Kind {
    REST,
    HTTP,
    WEBSOCKET
  }

  /** Asks whether the API can be reached only through VPC endpoints. */
  public Tri isPrivate() {
    return endpointTypes.stream().map(type -> type.isEqualTo("PRIVATE")).reduce(Tri.NO, Tri::or);
  }

  /**
   * A stage.
   *
   * @param accessLog ARN of the destination of access logs; empty text where none is set
   * @param hasCache whether a cache is kept for it (REST)
   * @param throttles throttling settings by route; the whole stage's has method and path {@code *}
   * @param methods other settings by route (REST)
   */
  public record Stage(
      Identity identity,
      Val<String> name,
      Val<String> accessLog,
      Val<String> executionLogLevel,
      Val<Boolean> dataTrace,
      Val<Boolean> tracing,
      Val<String> clientCertificate,
      Val<Boolean> hasCache,
      List<Throttle> throttles,
      List<MethodSetting> methods)
      implements Entity {
    public Stage {
      throttles = List.copyOf(throttles);
      methods = List.copyOf(methods);
    }
  }

  /**
   * What a stage does for some of its routes.
   *
   * @param route as in {@link Throttle}
   * @param isCached whether answers are kept
   * @param isCacheEncrypted whether kept answers are encrypted
   * @param logLevel {@code OFF}, {@code ERROR}, {@code INFO}
   * @param hasMetrics whether CloudWatch gets numbers for each method
   */
  public record MethodSetting(
      Val<String> route,
      Val<Boolean> isCached,
      Val<Boolean> isCacheEncrypted,
      Val<String> logLevel,
      Val<Boolean> dataTrace,
      Val<Boolean> hasMetrics,
      Origin origin) {}

  /**
   * A throttling setting; a limit that is not set is an empty list.
   *
   * @param route {@code *} for all, a route key such as {@code GET /orders}; {@code * /orders} for
   *     all methods
   * @param rate requests a second
   * @param burst requests at once
   */
  public record Throttle(
      Val<String> route, List<Val<Double>> rate, List<Val<Long>> burst, Origin origin) {
    public Throttle {
      rate = List.copyOf(rate);
      burst = List.copyOf(burst);
    }
  }

  /** A usage plan: throttling and quota by API key. */
  public record UsagePlan(Identity identity, List<Throttle> throttles, Tri hasQuota)
      implements Entity {}

  /**
   * Something that decides who may call.
   *
   * @param type {@code COGNITO_USER_POOLS}, {@code TOKEN}, {@code REQUEST}, {@code JWT}, {@code
   *     OTHER}
   * @param audience accepted {@code aud} or {@code client_id} claims (JWT)
   * @param issuer issuer URL (JWT)
   * @param function the function of a Lambda authorizer, as written
   * @param credentials ARN of the role with which API Gateway invokes the function; empty text
   *     where none is set
   * @param cacheSeconds lifetime of cached answers; an empty list where it is not set
   * @param isSimple whether a Lambda authorizer answers yes or no instead of a policy (HTTP)
   */
  public record Authorizer(
      Identity identity,
      String name,
      Val<String> type,
      List<Val<String>> audience,
      Val<String> issuer,
      List<Val<String>> userPools,
      Val<String> function,
      Val<String> credentials,
      List<Val<String>> identitySources,
      List<Val<Long>> cacheSeconds,
      Val<Boolean> isSimple)
      implements Entity {
    public Authorizer {
      audience = List.copyOf(audience);
      userPools = List.copyOf(userPools);
      identitySources = List.copyOf(identitySources);
      cacheSeconds = List.copyOf(cacheSeconds);
    }
  }
}
