package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the {@code AWS::Lambda::Function} of a SAM function. */
final class LambdaFunctionBuilder {
  private static final Pattern WHOLE_PART = Pattern.compile("[0-9]{1,9}(\\.[0-9]+)?");
  private static final Set<String> PACKAGE_TYPES = Set.of("Zip", "Image");
  private static final String[] PASSED = {
    "Handler",
    "Runtime",
    "Description",
    "MemorySize",
    "Timeout",
    "VpcConfig",
    "Role",
    "Environment",
    "KmsKeyArn",
    "ReservedConcurrentExecutions",
    "Layers",
    "FileSystemConfigs",
    "ImageConfig",
    "PackageType",
    "Architectures",
    "SnapStart",
    "EphemeralStorage",
    "CodeSigningConfigArn",
    "RuntimeManagementConfig",
    "LoggingConfig",
    "TenancyConfig",
    "RecursiveLoop",
    "DurableConfig",
    "PublishToLatestPublished"
  };

  private final SamResource resource;
  private final Transformation run;

  private LambdaFunctionBuilder(SamResource resource, Transformation run) {
    this.resource = resource;
    this.run = run;
  }

  static Generated build(SamResource resource, Transformation run) {
    return new LambdaFunctionBuilder(resource, run).build();
  }

  /** Returns whether the function has tracing that is not explicitly disabled. */
  static boolean isTraced(SamResource resource, Transformation run) {
    return resource
        .getTruthy("Tracing")
        .filter(
            tracing ->
                !Trees.text(run.parameters().resolve(tracing)).equals(Optional.of("Disabled")))
        .isPresent();
  }

  private Generated build() {
    var properties = resource.properties();
    var function =
        new Generated(resource.logicalId(), "AWS::Lambda::Function", resource.make())
            .dependsOn(resource.dependsOn())
            .attributes(resource.attributes());
    if (resource.getTruthy("FunctionName").isPresent()) {
      function.copy(properties, "FunctionName");
    }
    function.copy(properties, PASSED);
    function.put("Code", code());
    function.put("Tags", SamTags.of(resource));
    if (isTraced(resource, run)) {
      var mode = run.parameters().asLeftByResolving(resource.get("Tracing").orElseThrow());
      function.put("TracingConfig", resource.makeFor("Tracing").map().put("Mode", mode).build());
    }
    resource
        .mapping("DeadLetterQueue")
        .flatMap(queue -> queue.get("TargetArn"))
        .ifPresent(
            arn ->
                function.put(
                    "DeadLetterConfig",
                    resource.makeFor("DeadLetterQueue").map().put("TargetArn", arn).build()));
    putCapacity(function);
    checkPackage(function);
    return function;
  }

  private void putCapacity(Generated function) {
    resource
        .mapping("CapacityProviderConfig")
        .filter(config -> !config.isEmpty())
        .ifPresent(config -> function.put("CapacityProviderConfig", capacity(config)));
    if (resource.getTruthy("FunctionScalingConfig").isPresent()) {
      function.copy(resource.properties(), "FunctionScalingConfig");
    }
  }

  private Node.Mapping capacity(Node.Mapping config) {
    var make = resource.makeFor("CapacityProviderConfig");
    var arn =
        Trees.get(config, "Arn")
            .orElseThrow(
                () ->
                    resource.invalid(
                        "CapacityProviderConfig", "`CapacityProviderConfig` requires `Arn`"));
    var instances = make.map().put("CapacityProviderArn", arn);
    Stream.of("PerExecutionEnvironmentMaxConcurrency", "ExecutionEnvironmentMemoryGiBPerVCpu")
        .forEach(
            name -> Trees.get(config, name).ifPresent(value -> instances.put(name, whole(value))));
    return make.map()
        .put("LambdaManagedInstancesCapacityProviderConfig", instances.build())
        .build();
  }

  /** AWS's transform takes the whole part of these numbers, also of numbers in quotes. */
  private static Node whole(Node value) {
    var literal =
        switch (value) {
          case Node.Num number -> number.value().toString();
          case Node.Text text -> text.value();
          default -> "";
        };
    return WHOLE_PART.matcher(literal).matches()
        ? Nodes.number(Long.parseLong(literal.replaceFirst("\\..*", "")), value.origin())
        : value;
  }

  private Node code() {
    boolean isZip = isZip();
    var inline = resource.get("InlineCode").filter(_ -> isZip);
    var uri = resource.get("CodeUri").filter(_ -> isZip);
    var image = resource.get("ImageUri").filter(_ -> !isZip);
    Node code;
    if (inline.isPresent()) {
      code = resource.makeFor("InlineCode").map().put("ZipFile", inline.get()).build();
    } else if (uri.isPresent()) {
      code = S3Location.code(resource, "CodeUri", uri.get());
    } else if (image.filter(Trees::isTruthy).isPresent()) {
      code = resource.makeFor("ImageUri").map().put("ImageUri", image.get()).build();
    } else if (!isZip && isImageBuilt()) {
      code = resource.makeFor("PackageType").map().build();
    } else {
      // What the function may do and who may call it is known without its code.
      run.report(
          resource.invalid(
              isZip
                  ? "it has neither `InlineCode` nor `CodeUri`; add one"
                  : "it has no `ImageUri`; add it"));
      code = resource.make().map().build();
    }
    var key = resource.getTruthy("SourceKMSKeyArn").filter(_ -> isZip);
    return key.isPresent() && code instanceof Node.Mapping map
        ? map.with("SourceKMSKeyArn", key.get())
        : code;
  }

  /** An image without URI is built, and pushed, from what the metadata names. */
  private boolean isImageBuilt() {
    return resource
        .definition()
        .mapping("Metadata")
        .filter(metadata -> metadata.has("DockerContext") || metadata.has("Dockerfile"))
        .isPresent();
  }

  private boolean isZip() {
    var type = resource.getTruthy("PackageType");
    if (type.isPresent() && !Trees.text(type).filter(PACKAGE_TYPES::contains).isPresent()) {
      throw resource.invalid("PackageType", "`PackageType` must be `Zip` or `Image`");
    }
    return Trees.text(type).orElse("Zip").equals("Zip");
  }

  private void checkPackage(Generated function) {
    if (isZip()) {
      if (!Trees.isTruthy(function.get("Runtime")) || !Trees.isTruthy(function.get("Handler"))) {
        throw resource.invalid("`Runtime` and `Handler` are required when `PackageType` is `Zip`");
      }
      if (Trees.isTruthy(function.get("ImageConfig"))) {
        throw resource.invalid(
            "ImageConfig", "`ImageConfig` cannot be set when `PackageType` is `Zip`");
      }
      return;
    }
    Stream.of("Handler", "Runtime", "Layers")
        .filter(name -> Trees.isTruthy(function.get(name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw resource.invalid(
                  name, "`%s` cannot be set when `PackageType` is `Image`".formatted(name));
            });
  }
}
