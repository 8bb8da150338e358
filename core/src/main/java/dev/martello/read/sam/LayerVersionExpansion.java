package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Expands {@code AWS::Serverless::LayerVersion}. A layer version cannot change, so its logical id
 * ends in a hash of what is written: each change makes a new resource, and the old one is retained.
 */
final class LayerVersionExpansion implements ResourceExpansion {
  private static final List<String> RESOLVED =
      List.of("LayerName", "LicenseInfo", "Description", "RetentionPolicy");
  private static final Set<String> ARCHITECTURES = Set.of("arm64", "x86_64");
  private static final Map<String, String> POLICIES =
      Map.of("retain", "Retain", "delete", "Delete");

  @Override
  public List<Generated> expand(SamResource written, Transformation run) {
    var layer = resolved(written, run);
    var make = layer.make();
    checkArchitectures(layer);
    var retention = retention(layer);
    var content = S3Location.code(layer, "ContentUri", layer.get("ContentUri").orElseThrow());
    var made =
        new Generated(
                LogicalIds.of(layer.logicalId(), hashed(layer)), "AWS::Lambda::LayerVersion", make)
            .dependsOn(layer.dependsOn())
            .attributes(layer.passThroughAttributes());
    if (!retention.isEmpty()) {
      made.attribute("DeletionPolicy", layer.makeFor("RetentionPolicy").text(retention));
    } else if (made.attribute("DeletionPolicy").isEmpty()) {
      made.attribute("DeletionPolicy", make.text("Retain"));
    }
    made.put(
            "LayerName", layer.getTruthy("LayerName").orElseGet(() -> make.text(layer.logicalId())))
        .put("Description", layer.get("Description"))
        .put("Content", content)
        .put("CompatibleArchitectures", layer.get("CompatibleArchitectures"))
        .put("CompatibleRuntimes", layer.get("CompatibleRuntimes"))
        .put("LicenseInfo", layer.get("LicenseInfo"));
    return List.of(made);
  }

  @Override
  public String renamed(SamResource resource, List<Generated> generated) {
    return generated.getFirst().logicalId();
  }

  private static SamResource resolved(SamResource layer, Transformation run) {
    var properties = layer.properties();
    for (var name : RESOLVED) {
      var value = layer.getTruthy(name).map(run.parameters()::resolve);
      if (value.isPresent()) {
        if (!(value.get() instanceof Node.Text || value.get() instanceof Node.Mapping)) {
          throw layer.invalid(name, "`%s` refers to a parameter that is no string".formatted(name));
        }
        properties = properties.with(name, value.get());
      }
    }
    return new SamResource(layer.logicalId(), layer.definition().with("Properties", properties));
  }

  private static void checkArchitectures(SamResource layer) {
    layer
        .sequence("CompatibleArchitectures")
        .ifPresent(
            list ->
                list.items().stream()
                    .filter(item -> !Intrinsics.isIntrinsic(item))
                    .filter(item -> Trees.text(item).filter(ARCHITECTURES::contains).isEmpty())
                    .findFirst()
                    .ifPresent(
                        _ -> {
                          throw layer.invalid(
                              "CompatibleArchitectures",
                              "`CompatibleArchitectures` must be a list of `x86_64` or `arm64`");
                        }));
  }

  private static String retention(SamResource layer) {
    var written = layer.get("RetentionPolicy");
    if (written.isEmpty()) {
      return "";
    }
    if (Intrinsics.isIntrinsic(written.get())) {
      throw layer.invalid(
          "RetentionPolicy",
          "`RetentionPolicy` takes no intrinsic function; write `Retain` or `Delete`");
    }
    var policy =
        POLICIES.get(Trees.text(written.get()).orElse("").toLowerCase(java.util.Locale.ROOT));
    if (policy == null) {
      throw layer.invalid("RetentionPolicy", "`RetentionPolicy` must be `Retain` or `Delete`");
    }
    return policy;
  }

  /** Returns what the hash covers: the resource without what has no part in the version. */
  private static Node.Mapping hashed(SamResource layer) {
    var content = Nodes.mapping(layer.origin()).put("Type", layer.type());
    layer.dependsOn().filter(Trees::isTruthy).ifPresent(value -> content.put("DependsOn", value));
    layer
        .attributes()
        .forEach(
            (name, value) -> {
              if (name.equals("Condition") || name.equals("UpdatePolicy")) {
                content.put(name, value);
              }
            });
    var properties = Nodes.mapping(layer.origin());
    layer.properties().stream()
        .filter(entry -> !(entry.value() instanceof Node.Null))
        .forEach(properties::put);
    content.put("Properties", properties.build());
    return Nodes.mapping(layer.origin()).put(layer.logicalId(), content.build()).build();
  }
}
