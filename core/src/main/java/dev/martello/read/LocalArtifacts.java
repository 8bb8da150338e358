package dev.martello.read;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Stands in for `sam package`: lets the SAM transform pass code that lies beside the template. */
final class LocalArtifacts {
  /*
   * The transform knows only objects in S3; `sam build` and `sam package` upload local files first
   * and write where they went. Here a local path gets a place-holder before the transform, and comes
   * back after it in the form that `aws cloudformation package` takes: `Code: src/`. An OpenAPI or
   * state machine document that lies in the tree comes back as its content.
   */
  private static final String BUCKET = "martello-local-artifact";
  private static final String IMAGE = "martello-local-image";
  // Code may be a folder of any name; a definition is a file, so it has an extension or a path.
  private static final String DEFINITION = "DefinitionUri";
  private static final List<String> PROPERTIES = List.of("CodeUri", "ContentUri", DEFINITION);
  private static final Pattern REMOTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|.*[?#\\[\\]].*|");

  private final String template;
  private final LocalFiles files;
  private final List<Problem> problems = new ArrayList<>();
  private final List<SourceFile> documents = new ArrayList<>();

  /**
   * Prepares for one template.
   *
   * @param template its path, from which local paths count
   */
  LocalArtifacts(String template, LocalFiles files) {
    this.template = template;
    this.files = files;
  }

  /** Returns what was wrong with the documents that came back. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns the documents that came back. */
  List<SourceFile> documents() {
    return documents;
  }

  /** Writes place-holders where the template names local files. */
  Node.Mapping before(Node.Mapping root) {
    var result = root;
    var globals = root.mapping("Globals").flatMap(all -> all.mapping("Function"));
    if (globals.isPresent()) {
      var all = root.mapping("Globals").orElseThrow();
      result = result.with("Globals", all.with("Function", marked(globals.get())));
    }
    var resources = root.mapping("Resources");
    if (resources.isEmpty()) {
      return result;
    }
    var changed = new ArrayList<Node.Entry>();
    for (var entry : resources.get().entries()) {
      changed.add(new Node.Entry(entry.key(), entry.keyOrigin(), markedResource(entry.value())));
    }
    return result.with("Resources", Node.Mapping.of(changed, resources.get().origin()));
  }

  private static Node markedResource(Node node) {
    if (!(node instanceof Node.Mapping body)
        || !body.text("Type").orElse("").startsWith("AWS::Serverless::")) {
      return node;
    }
    var properties = body.mapping("Properties");
    if (properties.isEmpty()) {
      return node;
    }
    var changed = marked(properties.get());
    boolean isBuiltImage =
        changed.text("PackageType").filter("Image"::equals).isPresent()
            && !changed.has("ImageUri")
            && body.mapping("Metadata").filter(metadata -> metadata.has("DockerContext")).isPresent();
    return body.with(
        "Properties",
        isBuiltImage
            ? changed.with("ImageUri", Nodes.text(IMAGE, properties.get().origin()))
            : changed);
  }

  private static Node.Mapping marked(Node.Mapping properties) {
    var result = properties;
    for (var property : PROPERTIES) {
      if (properties.get(property).orElse(null) instanceof Node.Text(String path, Origin origin)
          && !REMOTE.matcher(path).matches()
          && (!property.equals(DEFINITION) || path.contains(".") || path.contains("/"))
          && !path.contains("{{")) {
        result = result.with(property, Nodes.text("s3://" + BUCKET + "/" + path, origin));
      }
    }
    return result;
  }

  /** Puts local files back into what the transform made. */
  Node.Mapping after(Node.Mapping root) {
    var resources = root.mapping("Resources");
    if (resources.isEmpty()) {
      return root;
    }
    var changed = new ArrayList<Node.Entry>();
    for (var entry : resources.get().entries()) {
      changed.add(new Node.Entry(entry.key(), entry.keyOrigin(), restoredResource(entry.value())));
    }
    return root.with("Resources", Node.Mapping.of(changed, resources.get().origin()));
  }

  private Node restoredResource(Node node) {
    if (!(node instanceof Node.Mapping body) || body.mapping("Properties").isEmpty()) {
      return node;
    }
    var properties = body.mapping("Properties").orElseThrow();
    var restored = properties;
    for (var entry : properties.entries()) {
      var local = local(entry.value());
      if (local.isPresent()) {
        restored = restored(restored, entry.key(), local.get());
      } else if (isLocalImage(entry.value())) {
        restored =
            restored.with(entry.key(), Nodes.mapping(entry.value().origin()).build());
      }
    }
    return restored == properties ? node : body.with("Properties", restored);
  }

  private static boolean isLocalImage(Node code) {
    return code instanceof Node.Mapping mapping
        && mapping.text("ImageUri").filter(IMAGE::equals).isPresent();
  }

  /** Returns the path that stands behind a place-holder. */
  private static Optional<Node.Text> local(Node value) {
    if (!(value instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    for (var names : List.of(List.of("S3Bucket", "S3Key"), List.of("Bucket", "Key"))) {
      boolean isPlaceholder = mapping.text(names.get(0)).filter(BUCKET::equals).isPresent();
      if (isPlaceholder && mapping.get(names.get(1)).orElse(null) instanceof Node.Text path) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private Node.Mapping restored(Node.Mapping properties, String property, Node.Text path) {
    var inline =
        switch (property) {
          case "BodyS3Location" -> "Body";
          case "DefinitionS3Location" -> "Definition";
          default -> "";
        };
    if (!inline.isEmpty()) {
      var document = document(path);
      if (document.isPresent()) {
        return properties.without(property).with(inline, document.get());
      }
    }
    return properties.with(property, path);
  }

  /** A document that is not there is deployed from elsewhere; it stays a path, and unknown. */
  private Optional<Node> document(Node.Text path) {
    return files.locate(template, path.value()) instanceof Located.Inside(String inside)
            && files.read(inside) instanceof FileText.Text text
        ? parsed(text)
        : Optional.empty();
  }

  private Optional<Node> parsed(FileText.Text text) {
    var parsed = ShortTags.read(text.file());
    documents.add(text.file());
    problems.addAll(text.problems());
    problems.addAll(parsed.problems());
    return parsed.root() instanceof Node.Mapping root ? Optional.of(root) : Optional.empty();
  }
}
