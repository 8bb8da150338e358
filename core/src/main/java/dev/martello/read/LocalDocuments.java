package dev.martello.read;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.syntax.Node;
import dev.martello.syntax.TreeReader;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts OpenAPI and state machine documents that lie beside a template into it. */
final class LocalDocuments {
  /*
   * `aws cloudformation package` and `sam package` upload such a document and write where it went;
   * AWS then reads it in place of the inline property. A document that is not in the tree stays a
   * path, and unknown. So does the schema of a GraphQL API, whose language is its own.
   */
  private static final Map<String, Place> PLACES =
      Map.of(
          "AWS::ApiGateway::RestApi", new Place("BodyS3Location", "Body"),
          "AWS::ApiGatewayV2::Api", new Place("BodyS3Location", "Body"),
          "AWS::StepFunctions::StateMachine", new Place("DefinitionS3Location", "Definition"));

  /** The property that says where a document lies, and the one that holds it inline. */
  private record Place(String location, String inline) {}

  private final String template;
  private final LocalFiles files;
  private final List<Problem> problems = new ArrayList<>();
  private final List<SourceFile> documents = new ArrayList<>();

  /**
   * Prepares for one template.
   *
   * @param template its path, from which local paths count
   */
  LocalDocuments(String template, LocalFiles files) {
    this.template = template;
    this.files = files;
  }

  /** Returns what was wrong with the documents. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns the documents that were put in. */
  List<SourceFile> documents() {
    return documents;
  }

  /** Returns the template with its local documents in place. */
  Node.Mapping putInto(Node.Mapping root) {
    var resources = root.mapping("Resources");
    if (resources.isEmpty()) {
      return root;
    }
    var changed = new ArrayList<Node.Entry>();
    for (var entry : resources.get().entries()) {
      changed.add(new Node.Entry(entry.key(), entry.keyOrigin(), resource(entry.value())));
    }
    return root.with("Resources", Node.Mapping.of(changed, resources.get().origin()));
  }

  private Node resource(Node node) {
    return node instanceof Node.Mapping body ? resource(body) : node;
  }

  private Node.Mapping resource(Node.Mapping body) {
    var place = body.text("Type").map(PLACES::get);
    var properties = body.mapping("Properties");
    if (place.isEmpty()
        || properties.isEmpty()
        || !(properties.get().get(place.get().location()).orElse(null) instanceof Node.Text path)) {
      return body;
    }
    return document(path, place.get().inline())
        .map(
            document ->
                properties
                    .get()
                    .without(place.get().location())
                    .with(place.get().inline(), document))
        .map(changed -> body.with("Properties", changed))
        .orElse(body);
  }

  private Optional<Node> document(Node.Text path, String property) {
    return files.locate(template, path.value()) instanceof Located.Inside(String inside)
            && files.read(inside) instanceof FileText.Text text
        ? parsed(text, property)
        : Optional.empty();
  }

  /** What {@code DefinitionSubstitutions} puts into a definition need not stand between quotes. */
  private Optional<Node> parsed(FileText.Text text, String property) {
    var parsed =
        property.equals("Definition")
            ? TreeReader.readWithPlaceholders(text.file(), ShortTags.RULE)
            : ShortTags.read(text.file());
    documents.add(text.file());
    problems.addAll(text.problems());
    problems.addAll(parsed.problems());
    return parsed.root() instanceof Node.Mapping root ? Optional.of(root) : Optional.empty();
  }
}
