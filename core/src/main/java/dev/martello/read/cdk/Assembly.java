package dev.martello.read.cdk;

import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

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
  private static final String HANDLER_MARK = "aws:cdk:is-custom-resource-handler";

  /** Where the CDK tells the file of an asset, unless asset metadata is switched off. */
  private static final String ASSET_PATH = "aws:asset:path";

  /**
   * The resource that deploys the nested stack `P/N`; what stands below `P/N` is in its template.
   */
  private static final Pattern NESTED =
      Pattern.compile("(?<parent>.*/)(?<name>[^/]+)\\.NestedStack/\\k<name>\\.NestedStackResource");

  private static final int MOST_NODES = 1_000;

  public Assembly {
    stacks = List.copyOf(stacks);
    assets = List.copyOf(assets);
  }

  /**
   * A stack of an assembly.
   *
   * @param template the template's path relative to the scanned root
   * @param name as the CDK shows it
   * @param stackName as it is deployed; empty text for a nested stack
   * @param region where it is deployed, or empty where that is not fixed
   * @param account where it is deployed, or empty where that is not fixed
   * @param constructs the construct for each logical id that the manifest tells
   */
  public record CdkStack(
      String template,
      String name,
      String stackName,
      String region,
      String account,
      Map<String, Template.Construct> constructs) {
    public CdkStack {
      constructs = Map.copyOf(constructs);
    }
  }

  /**
   * A file, folder or image that is deployed beside the templates.
   *
   * @param location as written, relative to the assembly's folder; for an image, the folder it is
   *     built from
   * @param path the same relative to the scanned root
   * @param packaging {@code zip}, {@code file} or {@code image}
   * @param names under which it is stored: keys of objects in a bucket, tags of images
   */
  public record Asset(
      String hash, String location, String path, String packaging, List<String> names) {
    public Asset {
      names = List.copyOf(names);
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
    var assets = new ArrayList<Asset>();
    var artifacts = manifest.mapping("artifacts").map(Node.Mapping::entries).orElse(List.of());
    for (var entry : artifacts) {
      if (entry.value() instanceof Node.Mapping artifact && isOfType(artifact, ASSETS)) {
        property(artifact, "file")
            .flatMap(read)
            .ifPresent(listed -> assets.addAll(assets(folder, listed)));
      }
    }
    assets.sort(Comparator.comparing(Asset::hash).thenComparing(Asset::path));
    var reader = new Assembly(folder, List.of(), assets);
    var stacks = new ArrayList<CdkStack>();
    for (var entry : artifacts) {
      if (entry.value() instanceof Node.Mapping artifact && isOfType(artifact, STACK)) {
        stacks.addAll(reader.stacks(entry.key(), artifact, read));
      }
    }
    stacks.sort(Comparator.comparing(CdkStack::template));
    return new Assembly(folder, stacks, assets);
  }

  private static boolean isOfType(Node.Mapping artifact, String type) {
    return artifact.text("type").filter(type::equals).isPresent();
  }

  /** Returns the asset that is stored under a name. */
  public Optional<Asset> assetOf(String objectKey) {
    return assets.stream().filter(asset -> asset.names().contains(objectKey)).findFirst();
  }

  /** Returns the location of each asset by the names under which it is stored. */
  public Map<String, String> locations() {
    var locations = new TreeMap<String, String>();
    assets.forEach(
        asset -> asset.names().forEach(name -> locations.putIfAbsent(name, asset.location())));
    return locations;
  }

  /**
   * Returns the file that a nested stack is made from, relative to the assembly's folder: its
   * metadata tells it, else its URL ends in the key of an asset.
   */
  public Optional<String> nestedTemplate(Node.Mapping resource) {
    return resource
        .mapping("Metadata")
        .flatMap(metadata -> metadata.text(ASSET_PATH))
        .or(
            () ->
                resource
                    .mapping("Properties")
                    .flatMap(properties -> properties.get("TemplateURL"))
                    .flatMap(this::locationIn));
  }

  /** The URL is put together by `Fn::Join` or `Fn::Sub`; its last piece is the key. */
  private Optional<String> locationIn(Node url) {
    Deque<Node> waiting = new ArrayDeque<>(List.of(url));
    for (int seen = 0; seen < MOST_NODES && !waiting.isEmpty(); seen++) {
      switch (waiting.pop()) {
        case Node.Text text -> {
          var key = text.value().substring(text.value().lastIndexOf('/') + 1);
          var asset = key.isEmpty() ? Optional.<Asset>empty() : assetOf(key);
          if (asset.isPresent()) {
            return asset.map(Asset::location);
          }
        }
        case Node.Sequence sequence -> sequence.items().forEach(waiting::add);
        case Node.Mapping mapping -> mapping.stream().forEach(entry -> waiting.add(entry.value()));
        case Node.Num _, Node.Bool _, Node.Null _ -> {}
      }
    }
    return Optional.empty();
  }

  /** Returns a stack of the manifest and the nested stacks in it, which the manifest mixes. */
  private List<CdkStack> stacks(
      String id, Node.Mapping artifact, Function<String, Optional<Node.Mapping>> read) {
    var file = property(artifact, "templateFile");
    if (file.isEmpty()) {
      return List.of();
    }
    var told = new Told();
    artifact.mapping("metadata").ifPresent(told::add);
    artifact
        .text("additionalMetadataFile")
        .or(() -> property(artifact, "additionalMetadataFile"))
        .flatMap(read)
        .ifPresent(told::add);
    var templates = templates(file.get(), told, read);
    var constructs = new TreeMap<String, Map<String, Template.Construct>>();
    templates.values().forEach(template -> constructs.put(template, new HashMap<>()));
    told.logicalIds.forEach(
        (path, logicalId) -> {
          var template = templates.get(owner(path, templates.keySet()));
          if (template != null) {
            constructs.getOrDefault(template, Map.of()).put(logicalId, told.construct(path));
          }
        });
    var name = artifact.text("displayName").or(() -> property(artifact, "stackName")).orElse(id);
    var stackName = property(artifact, "stackName").orElse(id);
    var environment = artifact.text("environment").orElse("");
    var stacks = new ArrayList<CdkStack>();
    constructs.forEach(
        (template, own) ->
            stacks.add(
                new CdkStack(
                    in(folder, template),
                    name,
                    template.equals(file.get()) ? stackName : "",
                    region(environment),
                    account(environment),
                    own)));
    return stacks;
  }

  /**
   * Returns the templates of a stack and of its nested stacks by the path above their constructs.
   */
  private Map<String, String> templates(
      String file, Told told, Function<String, Optional<Node.Mapping>> read) {
    var templates = new HashMap<String, String>(Map.of("", file));
    var roots = new HashMap<String, Optional<Node.Mapping>>();
    for (var path : told.logicalIds.keySet()) { // a parent's path sorts before those below it
      var nested = NESTED.matcher(path);
      if (nested.matches()) {
        var parent = templates.getOrDefault(owner(path, templates.keySet()), file);
        var logicalId = told.logicalIds.getOrDefault(path, "");
        roots
            .computeIfAbsent(parent, read)
            .flatMap(root -> root.mapping("Resources"))
            .flatMap(resources -> resources.mapping(logicalId))
            .flatMap(this::nestedTemplate)
            .ifPresent(
                template ->
                    templates.put(nested.group("parent") + nested.group("name") + "/", template));
      }
    }
    return templates;
  }

  /** Returns the longest of some prefixes that a path starts with; the empty one always fits. */
  private static String owner(String path, Set<String> prefixes) {
    var owner = "";
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      var prefix = path.substring(0, slash + 1);
      if (prefixes.contains(prefix)) {
        owner = prefix;
      }
    }
    return owner;
  }

  /**
   * What a stack's metadata tells: logical ids by construct path, and which parts are the CDK's.
   */
  private static final class Told {
    private final TreeMap<String, String> logicalIds = new TreeMap<>();
    private final Set<String> marked = new TreeSet<>();

    private void add(Node.Mapping metadata) {
      for (var entry : metadata.entries()) {
        if (entry.value() instanceof Node.Sequence sequence) {
          for (var item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
              add(entry.key(), mapping);
            }
          }
        }
      }
    }

    private void add(String path, Node.Mapping item) {
      var type = item.text("type").orElse("");
      if (type.equals(LOGICAL_ID)) {
        item.text("data").ifPresent(logicalId -> logicalIds.put(path, logicalId));
      } else if (type.startsWith(HANDLER_MARK)) {
        marked.add(path + "/");
      }
    }

    private Template.Construct construct(String path) {
      return Constructs.construct(path, !owner(path + "/", marked).isEmpty());
    }
  }

  /**
   * The environment is {@code aws://ACCOUNT/REGION}, with {@code unknown-region} where it is open.
   */
  private static String region(String environment) {
    var region = environment.substring(environment.lastIndexOf('/') + 1);
    return region.startsWith("unknown") ? "" : region;
  }

  private static String account(String environment) {
    var account = environment.replaceFirst("^aws://([^/]*)/.*$", "$1");
    return account.matches("\\d{12}") ? account : "";
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
    var source = file.mapping("source");
    var packaging = source.flatMap(node -> node.text("packaging")).orElse("file");
    return source
        .flatMap(node -> node.text("path"))
        .map(
            path ->
                new Asset(
                    entry.key(), path, in(folder, path), packaging, names(file, "objectKey")));
  }

  private static Optional<Asset> image(String folder, Node.Entry entry) {
    return entry.value() instanceof Node.Mapping image
        ? image
            .mapping("source")
            .flatMap(source -> source.text("directory"))
            .map(
                path ->
                    new Asset(
                        entry.key(), path, in(folder, path), "image", names(image, "imageTag")))
        : Optional.empty();
  }

  private static List<String> names(Node.Mapping asset, String property) {
    return asset.mapping("destinations").stream()
        .flatMap(Node.Mapping::stream)
        .map(Node.Entry::value)
        .filter(Node.Mapping.class::isInstance)
        .flatMap(destination -> ((Node.Mapping) destination).text(property).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> property(Node.Mapping artifact, String name) {
    return artifact.mapping("properties").flatMap(properties -> properties.text(name));
  }

  private static String in(String folder, String path) {
    return folder.equals(".") || path.startsWith("/") ? path : folder + "/" + path;
  }
}
