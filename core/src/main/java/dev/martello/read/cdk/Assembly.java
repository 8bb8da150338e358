package dev.martello.read.cdk;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A folder that {@code cdk synth} wrote: which templates are stacks, which constructs their
 * resources come from, and where the code that they deploy lies.
 *
 * @param folder relative to the scanned root
 * @param stacks sorted by template
 * @param assets sorted by hash
 */
public record Assembly(String folder, List<CdkStack> stacks, List<Asset> assets) {
  /*
   * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema: the manifest
   * lists artifacts; a stack names its template, an asset manifest names the file that lists assets.
   * Everything is optional here: versions of the CDK differ, and what is missing is only not told.
   */
  private static final String STACK = "aws:cloudformation:stack";
  private static final String ASSETS = "cdk:asset-manifest";
  private static final String LOGICAL_ID = "aws:cdk:logicalId";

  public Assembly {
    stacks = List.copyOf(stacks);
    assets = List.copyOf(assets);
  }

  /**
   * A stack of an assembly.
   *
   * @param template the template's path relative to the scanned root
   * @param name as the CDK shows it
   * @param region where it is deployed, or empty where that is not fixed
   * @param constructPaths the construct path for each logical id that the manifest tells
   */
  public record CdkStack(
      String template, String name, String region, Map<String, String> constructPaths) {
    public CdkStack {
      constructPaths = Map.copyOf(constructPaths);
    }
  }

  /**
   * A file, folder or image that is deployed beside the templates.
   *
   * @param path relative to the scanned root; for an image, the folder it is built from
   * @param packaging {@code zip}, {@code file} or {@code image}
   * @param objectKeys the names under which it is stored in a bucket
   */
  public record Asset(String hash, String path, String packaging, List<String> objectKeys) {
    public Asset {
      objectKeys = List.copyOf(objectKeys);
    }
  }

  /** Returns whether a tree is a manifest of an assembly. */
  public static boolean isManifest(Node root) {
    return root instanceof Node.Mapping mapping
        && mapping.has("version")
        && mapping
            .mapping("artifacts")
            .filter(artifacts -> artifacts.stream().allMatch(Assembly::isArtifact))
            .isPresent();
  }

  private static boolean isArtifact(Node.Entry entry) {
    return entry.value() instanceof Node.Mapping artifact
        && artifact
            .text("type")
            .filter(type -> type.startsWith("cdk:") || type.startsWith("aws:"))
            .isPresent();
  }

  /**
   * Reads an assembly.
   *
   * @param manifest the tree of its {@code manifest.json}
   * @param read gives the tree of a file in the folder, if it can be read
   */
  public static Assembly of(
      String folder, Node.Mapping manifest, Function<String, Optional<Node.Mapping>> read) {
    var stacks = new ArrayList<CdkStack>();
    var assets = new ArrayList<Asset>();
    var artifacts = manifest.mapping("artifacts").map(Node.Mapping::entries).orElse(List.of());
    for (var entry : artifacts) {
      if (entry.value() instanceof Node.Mapping artifact) {
        switch (artifact.text("type").orElse("")) {
          case STACK -> stack(folder, entry.key(), artifact, read).ifPresent(stacks::add);
          case ASSETS ->
              property(artifact, "file")
                  .flatMap(read)
                  .ifPresent(listed -> assets.addAll(assets(folder, listed)));
          default -> {}
        }
      }
    }
    stacks.sort(Comparator.comparing(CdkStack::template));
    assets.sort(Comparator.comparing(Asset::hash).thenComparing(Asset::path));
    return new Assembly(folder, stacks, assets);
  }

  /** Returns the asset that is stored under a name. */
  public Optional<Asset> assetOf(String objectKey) {
    return assets.stream().filter(asset -> asset.objectKeys().contains(objectKey)).findFirst();
  }

  private static Optional<CdkStack> stack(
      String folder,
      String id,
      Node.Mapping artifact,
      Function<String, Optional<Node.Mapping>> read) {
    var paths = new HashMap<String, String>();
    artifact.mapping("metadata").ifPresent(metadata -> addPaths(metadata, paths));
    artifact
        .text("additionalMetadataFile")
        .or(() -> property(artifact, "additionalMetadataFile"))
        .flatMap(read)
        .ifPresent(metadata -> addPaths(metadata, paths));
    var name = artifact.text("displayName").or(() -> property(artifact, "stackName")).orElse(id);
    return property(artifact, "templateFile")
        .map(template -> new CdkStack(in(folder, template), name, region(artifact), paths));
  }

  private static void addPaths(Node.Mapping metadata, Map<String, String> paths) {
    for (var entry : metadata.entries()) {
      if (entry.value() instanceof Node.Sequence sequence) {
        for (var item : sequence.items()) {
          if (item instanceof Node.Mapping mapping
              && mapping.text("type").filter(LOGICAL_ID::equals).isPresent()) {
            mapping.text("data").ifPresent(logicalId -> paths.put(logicalId, entry.key()));
          }
        }
      }
    }
  }

  /**
   * The environment is {@code aws://ACCOUNT/REGION}, with {@code unknown-region} where it is open.
   */
  private static String region(Node.Mapping artifact) {
    var environment = artifact.text("environment").orElse("");
    var region = environment.substring(environment.lastIndexOf('/') + 1);
    return region.startsWith("unknown") ? "" : region;
  }

  private static List<Asset> assets(String folder, Node.Mapping listed) {
    var assets = new ArrayList<Asset>();
    listed
        .mapping("files")
        .ifPresent(
            files -> files.stream().forEach(entry -> asset(folder, entry).ifPresent(assets::add)));
    listed
        .mapping("dockerImages")
        .ifPresent(
            images ->
                images.stream().forEach(entry -> image(folder, entry).ifPresent(assets::add)));
    return assets;
  }

  private static Optional<Asset> asset(String folder, Node.Entry entry) {
    if (!(entry.value() instanceof Node.Mapping file)) {
      return Optional.empty();
    }
    var keys = new ArrayList<String>();
    file.mapping("destinations").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            destination -> {
              if (destination.value() instanceof Node.Mapping mapping) {
                mapping.text("objectKey").ifPresent(keys::add);
              }
            });
    var source = file.mapping("source");
    var packaging = source.flatMap(node -> node.text("packaging")).orElse("file");
    return source
        .flatMap(node -> node.text("path"))
        .map(path -> new Asset(entry.key(), in(folder, path), packaging, keys));
  }

  private static Optional<Asset> image(String folder, Node.Entry entry) {
    return entry.value() instanceof Node.Mapping image
        ? image
            .mapping("source")
            .flatMap(source -> source.text("directory"))
            .map(path -> new Asset(entry.key(), in(folder, path), "image", List.of()))
        : Optional.empty();
  }

  private static Optional<String> property(Node.Mapping artifact, String name) {
    return artifact.mapping("properties").flatMap(properties -> properties.text(name));
  }

  private static String in(String folder, String path) {
    return folder.equals(".") || path.startsWith("/") ? path : folder + "/" + path;
  }
}
