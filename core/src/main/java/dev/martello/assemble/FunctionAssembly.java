package dev.martello.assemble;

import dev.martello.model.Code;
import dev.martello.model.Entity;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LambdaFunction.AsynchronousInvocation;
import dev.martello.model.LambdaFunction.NetworkAttachment;
import dev.martello.model.Link;
import dev.martello.model.LogGroup;
import dev.martello.model.Network;
import dev.martello.model.Permission;
import dev.martello.model.Role;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions with everything that is set on them or attached to them, but what triggers them. */
final class FunctionAssembly {
  private static final String TYPE = References.FUNCTION;
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";
  private static final String ASSET_PATH = "aws:asset:path";
  private static final String DOCKER_CONTEXT = "DockerContext";

  private final References references;
  private final Inventory inventory;
  private final Map<String, List<AsynchronousInvocation>> asynchronous = new HashMap<>();
  private final Map<String, List<Permission>> permissions = new HashMap<>();
  private final List<Permission> permissionsElsewhere = new ArrayList<>();

  FunctionAssembly(References references) {
    this.references = references;
    this.inventory = references.inventory();
    collectAsynchronous();
    collectPermissions();
  }

  /** The parts of the application that functions refer to, by key. */
  record Surroundings(
      Map<String, Role> roles,
      Map<String, LogGroup> logGroups,
      Map<String, Network.Subnet> subnets,
      Map<String, Network.SecurityGroup> securityGroups,
      Map<String, Entity> entities) {}

  /** The parts of a function that come from other resources. */
  record Access(
      List<dev.martello.model.FunctionUrl> urls,
      List<dev.martello.model.Trigger> triggers,
      dev.martello.model.Exposure exposure) {}

  /** Returns the statements of a function's resource policy, by stack and id. */
  List<Permission> permissions(Resource function) {
    return permissions.getOrDefault(Inventory.key(function), List.of());
  }

  /** Returns the permissions for functions that are not declared in what was read. */
  List<Permission> permissionsElsewhere() {
    return List.copyOf(permissionsElsewhere);
  }

  private void collectAsynchronous() {
    for (var config : inventory.ofType("AWS::Lambda::EventInvokeConfig")) {
      for (var function : references.function(config.get("FunctionName"), config).resources()) {
        asynchronous
            .computeIfAbsent(Inventory.key(function), _ -> new ArrayList<>())
            .add(asynchronous(config));
      }
    }
  }

  private AsynchronousInvocation asynchronous(Resource config) {
    return new AsynchronousInvocation(
        config.get("Qualifier").text(),
        destination(config, "OnFailure"),
        destination(config, "OnSuccess"),
        config.get("MaximumRetryAttempts").number(),
        config.origin());
  }

  private Val<String> destination(Resource config, String outcome) {
    return references
        .texts()
        .canonical(
            config.get("DestinationConfig", outcome, "Destination").text(), config.stackId());
  }

  private void collectPermissions() {
    for (var permission : inventory.ofType("AWS::Lambda::Permission")) {
      var target = references.function(permission.get("FunctionName"), permission);
      if (target.resources().isEmpty()) {
        permissionsElsewhere.add(permission(permission));
      }
      for (var function : target.resources()) {
        permissions
            .computeIfAbsent(Inventory.key(function), _ -> new ArrayList<>())
            .add(permission(permission));
      }
    }
  }

  private Permission permission(Resource permission) {
    return new Permission(
        inventory.identity(permission),
        references.texts().canonical(permission.get("Principal").text(), permission.stackId()),
        permission.get("Action").text(),
        references.texts().canonical(permission.get("SourceArn").text(), permission.stackId()),
        permission.get("SourceAccount").text(),
        permission.get("PrincipalOrgID").text(),
        permission.get("FunctionUrlAuthType").text(),
        permission
            .get("InvokedViaFunctionUrl")
            .bool(false, "AWS::Lambda::Permission InvokedViaFunctionUrl"),
        permission.get("EventSourceToken").text(),
        references.qualifier(permission.get("FunctionName"), permission));
  }

  /** Puts one function together. */
  LambdaFunction function(Resource function, Surroundings around, Access access) {
    return new LambdaFunction(
        inventory.identity(function),
        references.texts().nameOf(function),
        packageType(function),
        function.get("Runtime").text(),
        function.get("Handler").text(),
        code(function),
        architectures(function),
        environment(function, around),
        arn(function, function.get("KmsKeyArn")),
        arns(function, function.get("Layers")),
        function.get("Timeout").number(3, TYPE + " Timeout"),
        function.get("MemorySize").number(128, TYPE + " MemorySize"),
        function.get("ReservedConcurrentExecutions").number(),
        function.get("TracingConfig", "Mode").text("PassThrough", TYPE + " TracingConfig"),
        arn(function, function.get("DeadLetterConfig", "TargetArn")),
        asynchronous.getOrDefault(Inventory.key(function), List.of()),
        function.get("RecursiveLoop").text("Terminate", TYPE + " RecursiveLoop"),
        arn(function, function.get("CodeSigningConfigArn")),
        network(function, around),
        logGroup(function, around),
        references.find(function.get("Role"), function, "AWS::IAM::Role").link(around.roles()),
        permissions(function),
        access.urls(),
        access.triggers(),
        access.exposure());
  }

  private static Val<String> packageType(Resource function) {
    var written = function.get("PackageType");
    boolean isImage = written.exists().isNo() && function.get("Code", "ImageUri").exists().isYes();
    return isImage
        ? Val.known("Image", function.get("Code").origin())
        : written.text("Zip", TYPE + " PackageType");
  }

  private Val<String> arn(Resource function, View view) {
    return references.texts().canonical(view.text(), function.stackId());
  }

  private List<Val<String>> arns(Resource function, View view) {
    var arns = new ArrayList<Val<String>>();
    for (var item : view.items()) {
      if (!item.exists().isNo()) {
        arns.add(arn(function, item));
      }
    }
    return arns;
  }

  private static List<Val<String>> architectures(Resource function) {
    var written = function.get("Architectures").texts();
    return written.isEmpty()
        ? List.of(Val.serviceDefault("x86_64", TYPE + " Architectures"))
        : written;
  }

  /*
   * Tools leave the folder that they packaged in the metadata: the CDK as aws:asset:path, SAM's image
   * builds as DockerContext (CDK "Assets"; SAM Developer Guide, "Building container images"). Without
   * metadata the CDK's manifest tells it, by the key of the object or the tag of the image; both are
   * hashes of the content, and the CDK's repository admits no second image under a tag.
   */
  private Code code(Resource function) {
    var code = function.get("Code");
    if (code.get("ZipFile").exists().isYes()) {
      return new Code.Inline(code.get("ZipFile").text(), code.get("ZipFile").origin());
    }
    var image = code.get("ImageUri");
    if (!image.exists().isNo()) {
      return image(function, image);
    }
    var metadata = function.attribute("Metadata");
    var asset = metadata.get(ASSET_PATH);
    if (!asset.exists().isNo() && !asset.text().isEqualTo("").isYes()) {
      return new Code.Local(asset.text(), code.origin());
    }
    if (metadata.get(DOCKER_CONTEXT).exists().isYes()) {
      return new Code.Image(
          Val.known("", code.origin()), metadata.get(DOCKER_CONTEXT).text(), code.origin());
    }
    var bucket = code.get("S3Bucket");
    if (!bucket.exists().isNo()) {
      var key = code.get("S3Key").text();
      return asset(function, key)
          .<Code>map(location -> new Code.Local(location, code.origin()))
          .orElseGet(() -> new Code.InBucket(canonical(bucket, function), key, code.origin()));
    }
    boolean isPath = code.exists().isYes() && !code.isMapping() && !code.isSequence();
    return isPath
        ? new Code.Local(code.text(), code.origin())
        : new Code.Unrecognised(code.origin());
  }

  private Val<String> canonical(View view, Resource function) {
    return references.texts().canonical(view.text(), function.stackId());
  }

  private Code image(Resource function, View image) {
    var built = Val.known("", image.origin());
    var metadata = function.attribute("Metadata");
    var asset = metadata.get(ASSET_PATH);
    if (asset.exists().isYes() && !asset.text().isEqualTo("").isYes()) {
      return new Code.Image(built, asset.text(), image.origin());
    }
    boolean isBuiltBySam =
        metadata.get(DOCKER_CONTEXT).exists().isYes()
            && metadata.get("Dockerfile").exists().isYes()
            && image.text().is(uri -> !uri.contains(".ecr.") && !uri.contains("/")).isYes();
    if (isBuiltBySam) {
      return new Code.Image(built, metadata.get(DOCKER_CONTEXT).text(), image.origin());
    }
    return asset(function, image.text())
        .map(folder -> new Code.Image(built, folder, image.origin()))
        .orElseGet(() -> new Code.Image(canonical(image, function), built, image.origin()));
  }

  /** Returns where an asset lies that is uploaded under a name, which ends a key or a tag. */
  private Optional<Val<String>> asset(Resource function, Val<String> uploaded) {
    var shapes = Shape.of(uploaded);
    if (shapes.size() != 1) {
      return Optional.empty();
    }
    var end = shapes.getFirst().literalEnd();
    var name = end.substring(Math.max(end.lastIndexOf('/'), end.lastIndexOf(':')) + 1);
    return inventory
        .asset(function.stackId(), name)
        .map(location -> Val.known(location, uploaded.origin()));
  }

  private List<EnvironmentVariable> environment(Resource function, Surroundings around) {
    return function.get("Environment", "Variables").fields().stream()
        .map(field -> variable(field, function, around))
        .toList();
  }

  private EnvironmentVariable variable(View.Field field, Resource function, Surroundings around) {
    var target = references.find(field.value(), function);
    return new EnvironmentVariable(
        field.key(), field.value().text(), target.link(around.entities()), field.keyOrigin());
  }

  private NetworkAttachment network(Resource function, Surroundings around) {
    var config = function.get("VpcConfig");
    var subnets = new ArrayList<Link<Network.Subnet>>();
    for (var item : config.get("SubnetIds").items()) {
      subnets.add(references.find(item, function, "AWS::EC2::Subnet").link(around.subnets()));
    }
    var groups = new ArrayList<Link<Network.SecurityGroup>>();
    for (var item : config.get("SecurityGroupIds").items()) {
      groups.add(
          references.find(item, function, "AWS::EC2::SecurityGroup").link(around.securityGroups()));
    }
    var isInVpc = subnets.isEmpty() ? Tri.NO : config.get("SubnetIds").exists();
    return new NetworkAttachment(subnets, groups, isInVpc, config.origin());
  }

  /** Lambda writes to {@code /aws/lambda/NAME} unless the function names another group. */
  private Link<LogGroup> logGroup(Resource function, Surroundings around) {
    var chosen = function.get("LoggingConfig", "LogGroup");
    if (chosen.exists().isYes()) {
      return references.find(chosen, function, LOG_GROUP).link(around.logGroups());
    }
    var name = Shape.parse("/aws/lambda/" + references.texts().nameShape(function));
    var implicit =
        CanonicalTexts.toVal(
            name, new Origin.ServiceDefault(References.FUNCTION + " LoggingConfig"));
    return references
        .find(implicit, function.stackId(), LOG_GROUP, Monitoring.LOG_RETENTION)
        .link(around.logGroups());
  }
}
