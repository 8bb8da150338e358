package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the version and the alias that {@code AutoPublishAlias} asks for. The version's logical id
 * holds a hash of the code, so that other code makes another version.
 */
final class Publication {
  private static final Pattern ALIAS = Pattern.compile("(?!^[0-9]+$)[a-zA-Z0-9\\-_]+");

  private final SamResource resource;
  private final Generated function;
  private final Transformation run;
  private final String aliasName;

  Publication(SamResource resource, Generated function, Transformation run) {
    this.resource = resource;
    this.function = function;
    this.run = run;
    this.aliasName =
        resource
            .get("AutoPublishAlias")
            .map(run.parameters()::resolve)
            .flatMap(Trees::text)
            .orElseThrow(
                () ->
                    resource.invalid(
                        "AutoPublishAlias",
                        "`AutoPublishAlias` must be a string or a `Ref` to a template parameter"));
  }

  Generated version() {
    var codeHash = codeHash();
    codeHash.ifPresent(this::describe);
    function.put("Code", run.parameters().asLeftByResolving(function.get("Code").orElseThrow()));
    var prefix = resource.logicalId() + "Version";
    var logicalId =
        codeHash
            .filter(hash -> !hash.isEmpty())
            .map(hash -> prefix + hash.substring(0, Math.min(10, hash.length())))
            .orElseGet(() -> LogicalIds.of(prefix, hashed()));
    var version =
        new Generated(logicalId, "AWS::Lambda::Version", resource.makeFor("AutoPublishAlias"))
            .attributes(resource.passThroughAttributes());
    if (version.attribute("DeletionPolicy").isEmpty()) {
      version.attribute("DeletionPolicy", deletionPolicy(version.make()));
    }
    version.put("FunctionName", function.ref());
    version.put("Description", resource.get("VersionDescription"));
    if (resource.get("CapacityProviderConfig").isPresent()) {
      version.copy(resource.properties(), "FunctionScalingConfig");
    }
    return version;
  }

  Generated alias(Generated version) {
    if (!ALIAS.matcher(aliasName).matches()) {
      throw resource.invalid(
          "AutoPublishAlias",
          "alias name `%s` may hold letters, digits, hyphens and underscores, and not only digits"
              .formatted(aliasName));
    }
    var make = resource.makeFor("AutoPublishAlias");
    var logicalId = function.logicalId() + "Alias" + aliasName.replace("-", "D").replace("_", "U");
    var alias =
        new Generated(logicalId, "AWS::Lambda::Alias", make)
            .attributes(resource.passThroughAttributes())
            .put(
                "Name",
                Nodes.text(aliasName, resource.get("AutoPublishAlias").orElseThrow().origin()))
            .put("FunctionName", function.ref())
            .put("FunctionVersion", make.getAtt(version.logicalId(), "Version"));
    if (resource.getTruthy("ProvisionedConcurrencyConfig").isPresent()) {
      alias.copy(resource.properties(), "ProvisionedConcurrencyConfig");
    }
    return alias;
  }

  private Optional<String> codeHash() {
    return resource
        .getTruthy("AutoPublishCodeSha256")
        .map(run.parameters()::resolve)
        .map(
            hash ->
                Trees.text(hash)
                    .orElseThrow(
                        () ->
                            resource.invalid(
                                "AutoPublishCodeSha256",
                                "`AutoPublishCodeSha256` must be a string")));
  }

  /** The description changes with the code, since CloudFormation would not see the change else. */
  private void describe(String codeHash) {
    var make = resource.makeFor("AutoPublishCodeSha256");
    var description =
        resource.get("Description").map(run.parameters()::resolve).filter(Trees::isTruthy);
    function.put(
        "Description",
        switch (description.orElse(null)) {
          case null -> make.text(codeHash);
          case Node.Text(String text, var _) -> make.text(text + " " + codeHash);
          case Node other -> make.join(" ", other, make.text(codeHash));
        });
  }

  private Node hashed() {
    return resource.getTruthy("AutoPublishAliasAllProperties").isPresent()
        ? withLayers(function.properties())
        : codeAndSettings();
  }

  private Node.Mapping withLayers(Node.Mapping properties) {
    var all = properties;
    for (var layer : layers()) {
      var logicalId = Intrinsics.logicalId(layer).orElse("");
      var definition = run.output(logicalId).flatMap(output -> output.mapping("Properties"));
      if (definition.isPresent()
          && Trees.getTruthy(definition.get(), "PublishLambdaVersion").isPresent()) {
        all = all.with(logicalId, definition.get());
      }
    }
    return all;
  }

  private Iterable<Node> layers() {
    return function.get("Layers").orElse(null) instanceof Node.Sequence(var items, var _)
        ? items
        : new ArrayList<>();
  }

  private Node.Mapping codeAndSettings() {
    var code = function.get("Code").orElseThrow();
    // A local path is no map; what it will be uploaded as is not known yet.
    var content =
        code instanceof Node.Mapping map ? map : function.make().map().put("Code", code).build();
    if (function.get("Environment").orElse(null) instanceof Node.Mapping environment) {
      content = Trees.merged(content, environment);
    }
    var memory = function.get("MemorySize").filter(Trees::isTruthy);
    if (memory.isPresent()) {
      content = content.with("MemorySize", memory.get());
    }
    if (function.get("SnapStart").orElse(null) instanceof Node.Mapping snapStart
        && !snapStart.isEmpty()
        && !snapStart
            .text("ApplyOn")
            .orElse(snapStart.has("ApplyOn") ? "" : "None")
            .equals("None")) {
      content = content.with("SnapStart", snapStart);
    }
    return content;
  }

  private Node deletionPolicy(Make make) {
    return resource
        .get("VersionDeletionPolicy")
        .orElseGet(
            () ->
                make.text(
                    resource.get("CapacityProviderConfig").isPresent() ? "Delete" : "Retain"));
  }
}
