package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Permission;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Flags permissions that let a service call the function on behalf of any account. */
@About(
    severity = MEDIUM,
    title = "Service may invoke the function from any account",
    why =
        "Somebody else can point the same service in their own account at this function and feed"
            + " it events (the confused deputy).",
    mend = "Name the one resource in `SourceArn`, or at least the account in `SourceAccount`.",
    cwe = 441,
    sameAs = {"Lambda.1", "CKV_AWS_364", "AWS-0067", "TRIGGER.CONFUSEDDEPUTY.001"})
final class UnboundServicePrincipal implements Check {
  /*
   * Services whose permission cannot name a source, or needs none: they act only inside the account
   * that owns the function, or send no source (Lambda Developer Guide, "Granting Lambda function
   * access to AWS services").
   */
  private static final Set<String> WITHOUT_SOURCE =
      Set.of(
          "secretsmanager.amazonaws.com",
          "cloudformation.amazonaws.com",
          "edgelambda.amazonaws.com",
          "replicator.lambda.amazonaws.com",
          "config.amazonaws.com",
          "codepipeline.amazonaws.com");

  private static final String NOT_KNOWN = "?";

  /** What services name as source; nothing where the ARN of a source names no account. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "s3.amazonaws.com",
          "",
          "events.amazonaws.com",
          source("events", "rule/*"),
          "sns.amazonaws.com",
          source("sns", "*"),
          "elasticloadbalancing.amazonaws.com",
          source("elasticloadbalancing", "targetgroup/*"),
          "cognito-idp.amazonaws.com",
          source("cognito-idp", "userpool/*"),
          "iot.amazonaws.com",
          source("iot", "rule/*"),
          "logs.amazonaws.com",
          source("logs", "log-group:*"),
          "ses.amazonaws.com",
          "");

  private static final String OF_ANY_ACCOUNT = "arn:[^:]+:[^:]+:[^:]*[^:*]:\\*:.*";

  private static String source(String service, Permission permission, App app) {
    return service.equals("apigateway.amazonaws.com")
        ? api(permission, app)
        : SOURCES.getOrDefault(service, NOT_KNOWN);
  }

  /**
   * Names the route, or else the API, of the same template that calls the function, if it is one.
   */
  private static String api(Permission permission, App app) {
    var routes =
        app.functions().stream()
            .filter(
                function ->
                    function.permissions().stream()
                        .anyMatch(own -> own.identity().isSame(permission.identity())))
            .flatMap(LambdaFunction::routes)
            .filter(route -> route.api().stack().equals(permission.identity().stack()))
            .toList();
    var apis = routes.stream().map(Route::api).map(Identity::id).distinct().toList();
    if (apis.size() != 1) {
      return NOT_KNOWN;
    }
    var path = routes.size() == 1 ? path(routes.getFirst()) : "*";
    return source("execute-api", "${%s}/%s".formatted(apis.getFirst(), path));
  }

  /**
   * Returns how a permission names a route at any stage; variables of a path are wildcards (API
   * Gateway Developer Guide, "Control access for invoking an API").
   */
  private static String path(Route route) {
    var method = route.method().candidates();
    var path = route.path().candidates();
    if (method.size() != 1 || path.size() != 1) {
      return "*";
    }
    var verb = method.getFirst().equals("ANY") ? "*" : method.getFirst();
    var place = path.getFirst().replaceAll("\\{[^}]*\\}", "*").replaceFirst("^/", "");
    return verb.isEmpty() ? "*/" + place : "*/" + verb + "/" + place;
  }

  private static String source(String service, String resource) {
    return "arn:${AWS::Partition}:%s:${AWS::Region}:${AWS::AccountId}:%s"
        .formatted(service, resource);
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(
        app, permission -> judge(permission).mendedBy(() -> remedy(permission, app)));
  }

  private static Verdict judge(Permission permission) {
    Tri isService =
        Shape.endsWith(permission.principal(), ".amazonaws.com")
            .and(Shape.startsWith(permission.principal(), "arn:").not());
    Tri isExempt =
        WITHOUT_SOURCE.stream()
            .map(service -> Shape.isEqual(permission.principal(), service))
            .reduce(Tri.NO, Tri::or);
    Tri isBound =
        Permissions.namesSource(permission.sourceArn())
            .or(Shape.isEmpty(permission.sourceAccount()).not())
            .or(Shape.isEmpty(permission.principalOrgId()).not())
            .or(Shape.isEmpty(permission.eventSourceToken()).not());
    return Verdict.of(
        isService.and(isExempt.not()).and(isBound.not()),
        permission,
        permission.principal().origin(),
        "`%s` may invoke the function for any account".formatted(permission.principal().brief()),
        permission.principal());
  }

  private static Remedy remedy(Permission permission, App app) {
    var service = permission.principal().candidates();
    var known = permission.sourceArn().candidates();
    var source =
        known.size() == 1 && known.getFirst().matches(OF_ANY_ACCOUNT)
            ? known.getFirst().replaceFirst(":\\*:", ":\\${AWS::AccountId}:")
            : service.size() == 1 ? source(service.getFirst(), permission, app) : NOT_KNOWN;
    if (source.equals(NOT_KNOWN)) {
      return Remedy.none();
    }
    var change =
        source.isEmpty()
            ? Change.put(permission.identity(), Term.ref("AWS::AccountId"), "SourceAccount")
            : Change.put(permission.identity(), Term.sub(source), "SourceArn");
    return Remedy.of("take events from this account only", change)
        .warning("name the one resource that sends the events where you know it");
  }
}
