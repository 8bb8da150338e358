package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Makes a function's URL and, where anyone may call it, the permissions for that. */
final class FunctionUrls {
  private enum Kind {
    LIST("a list"),
    BOOLEAN("a boolean"),
    INTEGER("an integer");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean accepts(Node value) {
      return switch (this) {
        case LIST -> value instanceof Node.Sequence;
        case BOOLEAN -> value instanceof Node.Bool;
        case INTEGER ->
            value instanceof Node.Bool
                || (value instanceof Node.Num number && !(number.value() instanceof BigDecimal));
      };
    }
  }

  private static final Map<String, Kind> CORS =
      Map.of(
          "AllowOrigins", Kind.LIST,
          "AllowMethods", Kind.LIST,
          "AllowCredentials", Kind.BOOLEAN,
          "AllowHeaders", Kind.LIST,
          "ExposeHeaders", Kind.LIST,
          "MaxAge", Kind.INTEGER);

  private final SamResource resource;
  private final Generated invoked;
  private final Node.Mapping config;
  private final Make make;

  private FunctionUrls(SamResource resource, Generated invoked, Node.Mapping config) {
    this.resource = resource;
    this.invoked = invoked;
    this.config = config;
    this.make = resource.makeFor("FunctionUrlConfig");
  }

  /**
   * Makes the resources of {@code FunctionUrlConfig}.
   *
   * @param invoked the function or its alias
   */
  static List<Generated> of(SamResource resource, Generated invoked) {
    return resource
        .mapping("FunctionUrlConfig")
        .filter(config -> !config.isEmpty())
        .map(config -> new FunctionUrls(resource, invoked, config).make())
        .orElse(List.of());
  }

  private List<Generated> make() {
    check();
    var url =
        new Generated(resource.logicalId() + "Url", "AWS::Lambda::Url", make)
            .attributes(resource.passThroughAttributes())
            .copy(config, "AuthType")
            .put("TargetFunctionArn", make.ref(invoked.logicalId()))
            .copy(config, "InvokeMode");
    if (Trees.getTruthy(config, "Cors").isPresent()) {
      url.copy(config, "Cors");
    }
    boolean isPublic = config.text("AuthType").filter("NONE"::equals).isPresent();
    if (!isPublic || Intrinsics.isIntrinsic(config)) {
      return List.of(url);
    }
    var cause = Make.because(resource.logicalId(), config.get("AuthType").orElseThrow().origin());
    var mayCallUrl =
        permission("UrlPublicPermissions", "lambda:InvokeFunctionUrl", cause)
            .put("FunctionUrlAuthType", config.get("AuthType"));
    var mayInvoke =
        permission("URLInvokeAllowPublicAccess", "lambda:InvokeFunction", cause)
            .put("InvokedViaFunctionUrl", true);
    return List.of(url, mayCallUrl, mayInvoke);
  }

  private Generated permission(String suffix, String action, Make cause) {
    return new Generated(resource.logicalId() + suffix, "AWS::Lambda::Permission", cause)
        .attributes(resource.passThroughAttributes())
        .put("Action", action)
        .put("FunctionName", cause.ref(invoked.logicalId()))
        .put("Principal", "*");
  }

  private void check() {
    if (Intrinsics.isIntrinsic(config)) {
      return;
    }
    var type = Trees.getTruthy(config, "AuthType");
    boolean isKnown =
        type.filter(
                node ->
                    Intrinsics.isIntrinsic(node)
                        || Trees.text(node)
                            .filter(List.of("AWS_IAM", "NONE")::contains)
                            .isPresent())
            .isPresent();
    if (!isKnown) {
      throw resource.invalid(
          "FunctionUrlConfig", "`FunctionUrlConfig` requires `AuthType`: `AWS_IAM` or `NONE`");
    }
    var cors = Trees.getTruthy(config, "Cors").filter(node -> !Intrinsics.isIntrinsic(node));
    cors.ifPresent(this::checkCors);
  }

  private void checkCors(Node cors) {
    if (!(cors instanceof Node.Mapping map)) {
      throw resource.invalid("FunctionUrlConfig", "`FunctionUrlConfig.Cors` should be a map");
    }
    for (var entry : map.entries()) {
      var kind = CORS.get(entry.key());
      if (kind == null) {
        throw SamInvalid.resource(
            resource.logicalId(),
            "`%s` is not a property of `FunctionUrlConfig.Cors`".formatted(entry.key()),
            entry.keyOrigin());
      }
      if (!Intrinsics.isIntrinsic(entry.value()) && !kind.accepts(entry.value())) {
        throw SamInvalid.resource(
            resource.logicalId(),
            "`FunctionUrlConfig.Cors.%s` must be %s".formatted(entry.key(), kind.words),
            entry.value().origin());
      }
    }
  }
}
