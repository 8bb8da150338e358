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
   * @param throttles throttling settings by route; the whole stage's has method and path {@code *}
   */
  public record Stage(
      Identity identity,
      Val<String> name,
      Val<String> accessLog,
      Val<String> executionLogLevel,
      Val<Boolean> dataTrace,
      Val<Boolean> tracing,
      Val<String> clientCertificate,
      List<Throttle> throttles)
      implements Entity {
    public Stage {
      throttles = List.copyOf(throttles);
    }
  }

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
   * @param cacheSeconds lifetime of cached answers; an empty list where it is not set
   */
  public record Authorizer(
      Identity identity,
      String name,
      Val<String> type,
      List<Val<String>> audience,
      Val<String> issuer,
      List<Val<String>> userPools,
      Val<String> function,
      List<Val<String>> identitySources,
      List<Val<Long>> cacheSeconds)
      implements Entity {
    public Authorizer {
      audience = List.copyOf(audience);
      userPools = List.copyOf(userPools);
      identitySources = List.copyOf(identitySources);
      cacheSeconds = List.copyOf(cacheSeconds);
    }
  }
}
