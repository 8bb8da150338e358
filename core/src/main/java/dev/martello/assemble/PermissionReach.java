package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure.Level;
import dev.martello.model.FunctionUrl;
import dev.martello.model.Permission;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says whom the statements of a function's resource policy let in; see {@link ExposureRules}. */
final class PermissionReach {
  private static final Reach NOBODY = new Reach(Level.INTERNAL, "it lets in nobody from outside");

  private final References references;
  private final Map<String, Api> apis;

  PermissionReach(References references, Map<String, Api> apis) {
    this.references = references;
    this.apis = apis;
  }

  // function URLs

  /** Returns who gets in through a URL. */
  Reach ofUrl(FunctionUrl url, List<Permission> permissions) {
    var isOpen = url.authType().isEqualTo("NONE");
    if (isOpen.isNo()) {
      return signed(url, permissions);
    }
    var admits = Tri.NO;
    for (var permission : permissions) {
      admits = admits.or(admitsEverybody(permission, url));
    }
    if (isOpen.isUnknown()) {
      return new Reach(Level.UNKNOWN, "the URL's authorization is " + url.authType().show());
    }
    return switch (admits) {
      case YES -> new Reach(Level.PUBLIC, "the URL asks for nothing and a permission admits `*`");
      case UNKNOWN ->
          new Reach(Level.UNKNOWN, "the URL asks for nothing; a permission may admit `*`");
      case NO ->
          new Reach(
              Level.UNKNOWN,
              "the URL asks for nothing, but no permission in what was read admits anybody");
    };
  }

  private static Tri admitsEverybody(Permission permission, FunctionUrl url) {
    var type = permission.functionUrlAuthType();
    var isForType = type.is(text -> text.isEmpty() || text.equals("NONE"));
    return permission
        .principal()
        .isEqualTo("*")
        .and(permission.action().is(PermissionReach::isOfUrl))
        .and(isForType)
        .and(isUnbound(permission))
        .and(sameQualifier(permission.qualifier(), url.qualifier()))
        .and(permission.identity().exists());
  }

  private static Tri sameQualifier(Val<String> one, Val<String> other) {
    if (one.candidates().size() == 1 && other.candidates().size() == 1) {
      return Tri.of(one.candidates().getFirst().equals(other.candidates().getFirst()));
    }
    return one.show().equals(other.show()) ? Tri.YES : Tri.UNKNOWN;
  }

  /** CloudFront can sign the requests of its viewers (origin access control). */
  private Reach signed(FunctionUrl url, List<Permission> permissions) {
    var reach = new Reach(Level.AUTHENTICATED, "the URL asks for " + url.authType().show());
    for (var permission : permissions) {
      boolean isCloudFront =
          permission.principal().show().startsWith("cloudfront.")
              && !permission.action().is(PermissionReach::isOfUrl).isNo();
      if (isCloudFront) {
        reach = reach.wider(viewers(permission));
      }
    }
    return reach;
  }

  private Reach viewers(Permission permission) {
    var distribution = distribution(permission.sourceArn());
    if (distribution.isEmpty()) {
      return new Reach(
          Level.UNKNOWN, "CloudFront signs for its viewers; the distribution is not declared");
    }
    var config = distribution.get().get("DistributionConfig");
    var behavior = config.get("DefaultCacheBehavior");
    boolean isChecked =
        List.of("TrustedKeyGroups", "TrustedSigners").stream()
            .anyMatch(property -> !behavior.get(property).items().isEmpty());
    boolean mayBeChecked =
        List.of("LambdaFunctionAssociations", "FunctionAssociations").stream()
            .anyMatch(property -> !behavior.get(property).items().isEmpty());
    if (isChecked) {
      return new Reach(Level.AUTHENTICATED, "CloudFront asks its viewers for signed URLs");
    }
    return mayBeChecked
        ? new Reach(Level.UNKNOWN, "a function at CloudFront's edge may check its viewers")
        : new Reach(Level.PUBLIC, "CloudFront signs the requests of all its viewers");
  }

  private Optional<Resource> distribution(Val<String> arn) {
    for (var shape : Shape.of(arn)) {
      for (var hole : shape.holes()) {
        var found = references.inventory().resourceOf(hole, "");
        if (found.isPresent() && found.get().type().equals("AWS::CloudFront::Distribution")) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  // statements by themselves

  /** Returns whom a statement lets in beside what the triggers tell. */
  Reach of(Permission permission, List<FunctionUrl> urls, List<Trigger> triggers) {
    if (permission.action().is(PermissionReach::isInvocation).isNo()) {
      return NOBODY;
    }
    var principal = permission.principal();
    if (namesDeclared(permission)) {
      return NOBODY;
    }
    return switch (Shape.isEqual(principal, "*")) {
      case YES -> everybody(permission, urls);
      case UNKNOWN -> new Reach(Level.UNKNOWN, "it admits " + principal.show());
      case NO -> named(permission, triggers);
    };
  }

  private static Reach everybody(Permission permission, List<FunctionUrl> urls) {
    if (isThroughUrl(permission)) {
      return throughUrl(permission, urls);
    }
    if (!permission.principalOrgId().isEqualTo("").isYes()) {
      return new Reach(Level.AUTHENTICATED, "it admits everybody of an organization");
    }
    return switch (isUnbound(permission)) {
      case YES -> new Reach(Level.PUBLIC, "it admits `*`: any AWS account may invoke");
      case NO -> NOBODY;
      case UNKNOWN -> new Reach(Level.UNKNOWN, "it admits `*` from a source that is not known");
    };
  }

  /** What holds only for requests through the URL; those without signature are the URL's matter. */
  private static Reach throughUrl(Permission permission, List<FunctionUrl> urls) {
    if (urls.isEmpty()) {
      return new Reach(Level.UNKNOWN, "it admits `*` to a URL that is not declared");
    }
    var isSigned =
        urls.stream()
            .map(url -> url.authType().isEqualTo("AWS_IAM"))
            .reduce(Tri.NO, Tri::or)
            .and(permission.functionUrlAuthType().is(type -> !type.equals("NONE")))
            .and(permission.action().is(PermissionReach::isOfUrl))
            .and(isUnbound(permission));
    return switch (isSigned) {
      case YES -> new Reach(Level.PUBLIC, "it admits every AWS account to the URL");
      case UNKNOWN -> new Reach(Level.UNKNOWN, "it may admit every AWS account to the URL");
      case NO -> NOBODY;
    };
  }

  private static boolean isThroughUrl(Permission permission) {
    return permission.action().is("lambda:InvokeFunctionUrl"::equalsIgnoreCase).isYes()
        || permission.invokedViaFunctionUrl().isEqualTo(true).isYes();
  }

  private Reach named(Permission permission, List<Trigger> triggers) {
    var shown = permission.principal().show().replace("${AWS::URLSuffix}", "amazonaws.com");
    if (shown.endsWith(".amazonaws.com") || shown.endsWith(".amazonaws.com.cn")) {
      return service(shown, permission, triggers);
    }
    return shown.contains(".amazon.com")
        ? alexa(shown)
        : new Reach(Level.AUTHENTICATED, "it admits " + shown);
  }

  private static Reach alexa(String principal) {
    return principal.startsWith("alexa-")
        ? new Reach(Level.UNKNOWN, "who may talk to Alexa is not declared")
        : NOBODY;
  }

  /** A principal that is declared beside the function is the account's own. */
  private boolean namesDeclared(Permission permission) {
    var account = references.inventory().setting(permission.identity().stack()).account();
    var shown = permission.principal().show();
    if (!account.isEmpty() && (shown.equals(account) || shown.contains("::" + account + ":"))) {
      return true;
    }
    return Shape.of(permission.principal()).stream()
        .flatMap(shape -> shape.holes().stream())
        .anyMatch(
            hole ->
                hole.equals("AWS::AccountId")
                    || references
                        .inventory()
                        .resourceOf(hole, permission.identity().stack())
                        .isPresent());
  }

  private Reach service(String principal, Permission permission, List<Trigger> triggers) {
    return switch (principal.substring(0, principal.indexOf('.'))) {
      case "apigateway" -> apiGateway(permission, triggers);
      case "elasticloadbalancing" ->
          hasAny(triggers, List.of(EventSource.LOAD_BALANCER))
              ? NOBODY
              : new Reach(Level.UNKNOWN, "it admits a load balancer that is not declared");
      default -> NOBODY;
    };
  }

  private Reach apiGateway(Permission permission, List<Trigger> triggers) {
    for (var shape : Shape.of(permission.sourceArn())) {
      for (var hole : shape.holes()) {
        var api =
            references
                .inventory()
                .resourceOf(hole, "")
                .map(resource -> apis.get(Inventory.key(resource)));
        if (api.isPresent()) {
          return api.get().isPrivate().isYes() || api.get().hasKnownRoutes().isYes()
              ? NOBODY
              : new Reach(Level.UNKNOWN, "the routes of the API that it admits cannot be read");
        }
      }
    }
    boolean isExplained =
        hasAny(
            triggers,
            List.of(
                EventSource.REST_API,
                EventSource.HTTP_API,
                EventSource.WEBSOCKET_API,
                EventSource.AUTHORIZER));
    return isExplained
        ? NOBODY
        : new Reach(Level.UNKNOWN, "it admits an API that is not declared in what was read");
  }

  private static boolean hasAny(List<Trigger> triggers, List<EventSource> sources) {
    return triggers.stream().anyMatch(trigger -> sources.contains(trigger.source()));
  }

  // conditions of a statement

  /** Asks whether nothing but the principal limits a statement. */
  private static Tri isUnbound(Permission permission) {
    return isOpen(permission.sourceArn())
        .and(isOpen(permission.sourceAccount()))
        .and(isOpen(permission.principalOrgId()))
        .and(isOpen(permission.eventSourceToken()));
  }

  private static Tri isOpen(Val<String> value) {
    return Shape.isEqual(value, "")
        .or(Shape.isEqual(value, "*"))
        .and(Tri.of(!value.show().equals("${AWS::AccountId}")));
  }

  private static boolean isInvocation(String action) {
    return isOfUrl(action) || isOfFunction(action);
  }

  private static boolean isOfUrl(String action) {
    var lower = action.toLowerCase(Locale.ROOT);
    return lower.equals("lambda:invokefunctionurl") || isAll(lower);
  }

  private static boolean isOfFunction(String action) {
    var lower = action.toLowerCase(Locale.ROOT);
    return lower.equals("lambda:invokefunction") || isAll(lower);
  }

  private static boolean isAll(String action) {
    return action.equals("*")
        || action.equals("lambda:*")
        || (action.endsWith("*")
            && "lambda:invokefunction".startsWith(action.substring(0, action.length() - 1)));
  }
}
