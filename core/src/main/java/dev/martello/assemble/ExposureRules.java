package dev.martello.assemble;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.martello.model.Api;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.Exposure.Level;
import dev.martello.model.FunctionUrl;
import dev.martello.model.Link;
import dev.martello.model.Network;
import dev.martello.model.Permission;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides how far a caller is from a function, by what AWS does before it invokes.
 *
 * <p>A way in is judged by itself; the widest decides. A way that is public but may not be there,
 * or of which a part is not known, is {@code UNKNOWN}. The rules:
 *
 * <ul>
 *   <li><b>Routes.</b> Authorization {@code NONE} on an API that is not {@code PRIVATE} is public,
 *       as far as the API's resource policy lets everybody in; IAM, Cognito, JWT and Lambda
 *       authorizers authenticate; an API key does not ("API keys aren't used for authentication",
 *       API Gateway Developer Guide, "Usage plans and API keys"). A private API is reached only
 *       from VPC endpoints. Routes for {@code OPTIONS} count only where a function has no other
 *       route: browsers send preflights without credentials. A WebSocket API authorizes {@code
 *       $connect} only. A route of an API that is not declared in what was read may be private:
 *       undecided.
 *   <li><b>Lambda authorizers</b> are invoked with what a caller sent before anybody authenticated
 *       the caller: as exposed as their API.
 *   <li><b>Function URLs.</b> {@code AWS_IAM} authenticates, unless CloudFront signs for everybody.
 *       With {@code NONE} "your function's resource-based policy is always in effect and must grant
 *       public access" (Lambda Developer Guide, "Control access to Lambda function URLs"): public
 *       with a permission for {@code *}; undecided without one, since it may be granted elsewhere.
 *       Since October 2025 new URLs also need {@code lambda:InvokeFunction} through the URL; a URL
 *       that has only the older permission is taken for public, because that is what it is meant to
 *       be and what those made before are.
 *   <li><b>Permissions</b> for {@code *} without source, account or organization are public: any
 *       AWS account may invoke. Named principals that are not the account's own authenticate. A
 *       permission for API Gateway or a load balancer that nothing read explains is undecided.
 *   <li><b>Load balancers, AppSync:</b> see {@link LoadBalancerReach} and {@link GraphQlReach}.
 *   <li><b>Lambda@Edge</b> runs for every viewer; <b>SES</b> receives mail of everybody; the
 *       identity provider of a public <b>Transfer Family</b> server is asked about every login:
 *       public.
 *   <li><b>Cognito</b> triggers get only what the user pool's own API passed on ("Customizing user
 *       pool workflows with Lambda triggers", Cognito Developer Guide): authenticated, though some
 *       of them run before a sign-in is finished.
 *   <li><b>Alexa, Lex, Connect:</b> people talk to them; who may is set in those services and in no
 *       template: undecided.
 *   <li>All other sources are the account's own services: internal, whoever may feed them.
 * </ul>
 */
final class ExposureRules {
  static final String UNAUTHENTICATED = "it decides for callers whom nobody has authenticated";

  /** The sources of triggers of which a permission is all that was read. */
  private static final Set<EventSource> STAND_INS =
      EnumSet.of(EventSource.PERMISSION, EventSource.ALEXA, EventSource.LEX, EventSource.CONNECT);

  private static final Comparator<Exposure.Way> WIDEST_FIRST =
      Comparator.comparing(Exposure.Way::level);

  private final References references;
  private final Map<String, Api> apis = new HashMap<>();
  private final LoadBalancerReach loadBalancers;
  private final GraphQlReach graphQl;
  private final RouteReach routes;
  private final PermissionReach permissionReach;

  ExposureRules(
      References references,
      List<Api> apis,
      RouteReach routes,
      Map<String, Network.SecurityGroup> securityGroups) {
    this.references = references;
    apis.forEach(api -> this.apis.put(api.identity().key(), api));
    this.loadBalancers = new LoadBalancerReach(references, securityGroups);
    this.graphQl = new GraphQlReach(references);
    this.routes = routes;
    this.permissionReach = new PermissionReach(references, this.apis);
  }

  /**
   * Decides for one function.
   *
   * @param triggers everything that invokes it, sorted by place
   */
  Exposure of(
      Resource function,
      List<Permission> permissions,
      List<FunctionUrl> urls,
      List<Trigger> triggers) {
    var ways = new ArrayList<Exposure.Way>();
    boolean hasRealRoute =
        triggers.stream()
            .anyMatch(
                trigger ->
                    trigger instanceof Trigger.FromRoute(Route route)
                        && !route.isPreflight().isYes());
    for (var trigger : triggers) {
      boolean isPreflight =
          trigger instanceof Trigger.FromRoute(Route route) && route.isPreflight().isYes();
      boolean isToldByPermission = trigger.source() == EventSource.PERMISSION;
      if (!isToldByPermission && !(isPreflight && hasRealRoute)) {
        add(ways, trigger, reach(trigger, Inventory.key(function), permissions));
      }
    }
    for (var permission : permissions) {
      var reach = permissionReach.of(permission, urls, triggers);
      var trigger = trigger(permission, triggers);
      if (reach.level() != Level.INTERNAL || triggers.contains(trigger)) {
        add(ways, trigger, reach);
      }
    }
    ways.sort(WIDEST_FIRST);
    var level = ways.isEmpty() ? Level.INTERNAL : ways.getFirst().level();
    var by =
        level == Level.INTERNAL
            ? List.<Trigger>of()
            : ways.stream()
                .filter(way -> way.level() == level)
                .map(Exposure.Way::trigger)
                .collect(toMap(Wirings.Key::of, identity(), (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Wirings.BY_PLACE)
                .toList();
    return new Exposure(level, by, ways);
  }

  private static void add(List<Exposure.Way> ways, Trigger trigger, Reach reach) {
    var certain = reach.ifCertain(trigger.exists());
    ways.add(new Exposure.Way(trigger, certain.level(), certain.because()));
  }

  private Reach reach(Trigger trigger, String function, List<Permission> permissions) {
    return switch (trigger) {
      case Trigger.FromRoute(Route route) -> route(route);
      case Trigger.FromUrl(FunctionUrl url) -> permissionReach.ofUrl(url, permissions);
      case Trigger.FromEvent event -> event(event, function);
    };
  }

  // routes

  private static Reach route(Route route) {
    return new Reach(route.access().level(), route.access().because());
  }

  // events

  private Reach event(Trigger.FromEvent event, String function) {
    return switch (event.source()) {
      case AUTHORIZER -> authorizer(event);
      case LOAD_BALANCER -> loadBalancers.of(function);
      case APPSYNC -> graphQl.of(event, function);
      case TRANSFER -> transfer(event);
      case CLOUDFRONT -> new Reach(Level.PUBLIC, "CloudFront runs it for every viewer");
      case SES -> new Reach(Level.PUBLIC, "it is invoked with mail that anybody can send");
      case COGNITO -> new Reach(Level.AUTHENTICATED, "the Cognito user pool invokes it");
      case ALEXA, LEX, CONNECT ->
          new Reach(
              Level.UNKNOWN, "who may talk to " + event.source().title() + " is not declared");
      case REST_API,
          HTTP_API,
          WEBSOCKET_API,
          FUNCTION_URL,
          LATTICE,
          S3,
          SNS,
          SQS,
          KINESIS,
          DYNAMODB,
          EVENTBRIDGE,
          SCHEDULE,
          PIPE,
          LOGS,
          ALARM,
          IOT,
          KAFKA,
          MQ,
          DOCUMENTDB,
          STEP_FUNCTIONS,
          CONFIG,
          CLOUDFORMATION,
          CODEPIPELINE,
          CODEDEPLOY,
          SECRETS_MANAGER,
          BEDROCK,
          FIREHOSE,
          OBJECT_LAMBDA,
          LAMBDA,
          DESTINATION ->
          new Reach(Level.INTERNAL, event.source().title() + " of the account invokes it");
      case PERMISSION ->
          new Reach(Level.INTERNAL, "only who has permission in the account invokes it");
    };
  }

  private Reach authorizer(Trigger.FromEvent event) {
    var reach = new Reach(Level.INTERNAL, "no route asks the authorizer");
    for (var source : event.from().known().toList()) {
      for (var api : apis.values()) {
        for (var route : api.routes()) {
          boolean isAsked =
              route.authorization().authorizers().stream()
                  .flatMap(Link::known)
                  .anyMatch(source::equals);
          if (isAsked) {
            reach = reach.wider(beforeAuthorization(api, route));
          }
        }
      }
    }
    return reach;
  }

  /** A server asks its identity provider about logins, a workflow handles files of users. */
  private Reach transfer(Trigger.FromEvent event) {
    for (var source : event.from().known().toList()) {
      var server =
          references
              .inventory()
              .resource(source.identity().key())
              .filter(resource -> resource.type().equals("AWS::Transfer::Server"));
      if (server.isPresent()) {
        var type =
            server.get().get("EndpointType").text("PUBLIC", "AWS::Transfer::Server EndpointType");
        return type.isEqualTo("PUBLIC").isYes()
            ? new Reach(Level.PUBLIC, UNAUTHENTICATED)
            : new Reach(Level.UNKNOWN, "the server's endpoint type is " + type.show());
      }
    }
    return new Reach(Level.AUTHENTICATED, "it handles files that users of a server sent");
  }

  private Reach beforeAuthorization(Api api, Route route) {
    return new Reach(Level.PUBLIC, UNAUTHENTICATED)
        .narrower(routes.beforeAuthorization(api, route))
        .ifCertain(route.exists());
  }

  // permissions

  /** Returns the trigger that stands for a permission, a new one where no other does. */
  private static Trigger trigger(Permission permission, List<Trigger> triggers) {
    return triggers.stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .filter(trigger -> trigger.origin().equals(permission.origin()))
        .filter(trigger -> trigger.exists() == permission.identity().exists())
        .filter(trigger -> STAND_INS.contains(trigger.source()))
        .findFirst()
        .orElseGet(
            () ->
                new Trigger.FromEvent(
                    EventSource.PERMISSION,
                    EventSource.PERMISSION.invocation(),
                    new Link.To<>(permission, permission.principal()),
                    List.of(),
                    permission.identity().exists(),
                    permission.origin()));
  }
}
