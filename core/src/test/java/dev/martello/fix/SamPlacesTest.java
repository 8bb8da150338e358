package dev.martello.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.Identity;
import dev.martello.read.Discovery;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.stack.Setting;
import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.SourceFile;
import dev.martello.value.Tri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the transform: what is put where it says comes out where it was wanted. */
class SamPlacesTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q";

  /** What some property of most types takes. */
  private static final List<Term> ANY =
      List.of(
          Term.text("x"),
          Term.flag(true),
          Term.number(7),
          Term.texts("x"),
          Term.items(Term.parts().with("a", Term.text("b"))),
          Term.parts().with("a", Term.text("b")),
          Term.parts().with("a", Term.parts().with("b", Term.text("c"))));

  private static final Map<String, Term> VALUES =
      Map.ofEntries(
          Map.entry("TracingConfig.Mode", Term.text("Active")),
          Map.entry("DeadLetterConfig.TargetArn", Term.text(QUEUE)),
          Map.entry("DestinationConfig.OnFailure.Destination", Term.text(QUEUE)),
          Map.entry("DestinationConfig.OnSuccess.Destination", Term.text(QUEUE)),
          Map.entry("PackageType", Term.text("Zip")),
          Map.entry("AuthType", Term.text("AWS_IAM")),
          Map.entry("Cors", Term.parts().with("MaxAge", Term.number(5))),
          Map.entry(
              "MutualTlsAuthentication", Term.parts().with("TruststoreUri", Term.text("s3://b/k"))),
          Map.entry("LogConfig", Term.parts().with("FieldLogLevel", Term.text("ALL"))),
          Map.entry("ProvisionedConcurrencyConfig", concurrency()),
          Map.entry(
              "FilterCriteria",
              Term.parts()
                  .with("Filters", Term.items(Term.parts().with("Pattern", Term.text("{}"))))));

  /** What the transform writes into the API's definition. */
  private static final Set<String> IN_DEFINITION =
      Set.of(
          "AWS::Serverless::Api DisableExecuteApiEndpoint",
          "AWS::Serverless::HttpApi CorsConfiguration",
          "AWS::Serverless::HttpApi Description",
          "AWS::Serverless::HttpApi DisableExecuteApiEndpoint");

  private static Term.Parts concurrency() {
    return Term.parts().with("ProvisionedConcurrentExecutions", Term.number(2));
  }

  @TempDir Path folder = Path.of("");

  static Stream<Arguments> rows() {
    return SamPlaces.all().entrySet().stream()
        .flatMap(
            types ->
                types.getValue().stream()
                    .filter(row -> row.form() != SamPlaces.Form.TAGS)
                    .map(
                        row ->
                            Arguments.of(
                                types.getKey().split(" ")[0],
                                types.getKey().split(" ")[1],
                                String.join(".", row.made()))));
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @MethodSource("rows")
  void whatIsPutComesOut(String made, String written, String path) throws IOException {
    var text =
        Files.readString(Path.of("src/test/resources/dev/martello/fix/every-sam-resource.yaml"));
    var before = expanded(text);
    var targets =
        before.root().mapping("Resources").orElseThrow().stream()
            .filter(entry -> isMade(entry, made, written, before))
            .toList();
    assertThat(targets).as("resources of type %s made by %s", made, written).isNotEmpty();
    var values = VALUES.containsKey(path) ? List.of(VALUES.get(path)) : ANY;
    var tried = new ArrayList<String>();
    for (var target : targets) {
      for (var value : values) {
        tried.add(put(target, made, path, value, text, before));
        if (tried.getLast().isEmpty()) {
          return;
        }
      }
    }
    assertThat(String.join("\n", tried)).as("nothing that can be put there comes out").isEmpty();
  }

  /** Puts a value and returns what came of it instead, or nothing if it came out. */
  private String put(
      Node.Entry target, String made, String path, Term value, String text, Template before)
      throws IOException {
    var id = target.key();
    var source = before.writtenBy().get(id);
    var identity =
        new Identity(
            "t.yaml", id, made, source.logicalId(), source.type(), target.keyOrigin(), Tri.YES);
    var names = path.split("\\.");
    var remedy = Remedy.of("put it", Change.put(identity, value, names));
    var document = Document.read(new SourceFile("t.yaml", text), ShortTags.RULE);
    var drafted = Draft.empty().with(remedy, round(document, before));
    assertThat(drafted).isInstanceOf(Draft.Drafted.Taken.class);
    var patches = ((Draft.Drafted.Taken) drafted).draft().write();
    assertThat(patches.refused()).isEmpty();
    var patch = patches.patches().getFirst();
    var result = expand(patch.after());
    boolean isInBody = IN_DEFINITION.contains(source.type() + " " + path);
    var way = isInBody ? new String[] {"Body"} : names;
    // The logical ids of some resources change with their content.
    var now =
        result.root().mapping("Resources").orElseThrow().stream()
            .filter(entry -> isMade(entry, made, source.type(), result.template()))
            .filter(entry -> isOf(entry, source.logicalId(), result.template()))
            .map(Node.Entry::key)
            .filter(
                other ->
                    other.equals(id)
                        || before
                            .root()
                            .mapping("Resources")
                            .filter(resources -> resources.has(other))
                            .isEmpty())
            .findFirst()
            .orElse(id);
    var all = Stream.concat(Stream.of("Resources", now, "Properties"), Arrays.stream(way));
    var found = at(result.root(), all.toArray(String[]::new));
    var wanted = new Terms(Map.of()).node(value);
    var old = at(before.root(), "Resources", id, "Properties", "Body");
    boolean isThere =
        isInBody
            ? found.filter(body -> !Nodes.sameContent(body, old.orElseThrow())).isPresent()
            : found.filter(node -> holds(node, wanted)).isPresent();
    return isThere && result.errors().isEmpty() ? "" : patch.diff() + result.errors();
  }

  private static boolean isMade(Node.Entry entry, String made, String written, Template template) {
    var source = template.writtenBy().get(entry.key());
    return source != null
        && source.type().equals(written)
        && entry.value() instanceof Node.Mapping body
        && body.text("Type").filter(made::equals).isPresent();
  }

  private static boolean isOf(Node.Entry entry, String logicalId, Template template) {
    return template.writtenBy().get(entry.key()).logicalId().equals(logicalId);
  }

  private Template expanded(String text) throws IOException {
    var result = expand(text);
    assertThat(result.errors()).as(text).isEmpty();
    return result.template();
  }

  private TemplateExpansion.Expanded expand(String text) throws IOException {
    var file = folder.resolve("t.yaml");
    Files.writeString(file, text);
    var tree = Discovery.read(file);
    return TemplateExpansion.expand(tree.template("t.yaml").orElseThrow(), tree, Setting.none());
  }

  private static Draft.Round round(Document document, Template template) {
    return new Draft.Round() {
      @Override
      public boolean isFile(SourceFile code) {
        return code.path().endsWith(".py");
      }

      @Override
      public Optional<Document> document(String path) {
        return Optional.of(document);
      }

      @Override
      public Optional<Template> template(String path) {
        return Optional.of(template);
      }
    };
  }

  private static Optional<Node> at(Node root, String... path) {
    var node = Optional.of(root);
    for (var name : path) {
      node =
          node.flatMap(
              parent ->
                  switch (parent) {
                    case Node.Mapping mapping -> mapping.get(name);
                    case Node.Sequence list ->
                        Optional.of(list.items().get(Integer.parseInt(name)));
                    default -> Optional.empty();
                  });
    }
    return node;
  }

  /** What was there before may stand beside what was put. */
  private static boolean holds(Node node, Node part) {
    if (node instanceof Node.Mapping whole && part instanceof Node.Mapping wanted) {
      return wanted.stream()
          .allMatch(
              entry -> whole.get(entry.key()).filter(one -> holds(one, entry.value())).isPresent());
    }
    return Nodes.sameContent(node, part);
  }
}
