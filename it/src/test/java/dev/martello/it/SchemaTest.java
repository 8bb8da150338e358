package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed is what the published schemas say, no field more and none less. */
final class SchemaTest {

  @TempDir Path folder = Path.of("");

  @Test
  void theReportOfAScanKeepsToItsSchema() throws IOException {
    Files.writeString(folder.resolve("broken.yaml"), "Resources:\n  A: {Type: AWS::SNS::Topic\n");
    Files.createDirectory(folder.resolve("node_modules"));
    var examples = Product.CHECKOUT.resolve("examples").toString();
    var result = Product.run(folder, "scan", examples, ".", "--format", "json");
    assertThat(faults("scan", result.out())).isEmpty();
  }

  @Test
  void theListOfChecksKeepsToItsSchema() throws IOException {
    assertThat(faults("checks", Product.run(folder, "checks", "--format", "json").out())).isEmpty();
  }

  private static List<String> faults(String name, String json) throws IOException {
    var file = Product.CHECKOUT.resolve("docs/schemas/" + name + ".schema.json");
    var schema = JsonReader.read(new SourceFile(name, Files.readString(file))).root();
    var faults = new ArrayList<String>();
    var document = JsonReader.read(new SourceFile("output", json));
    assertThat(document.problems()).isEmpty();
    compare("$", document.root(), (Node.Mapping) schema, (Node.Mapping) schema, faults);
    return faults;
  }

  /**
   * As much of JSON Schema as the two schemas use; fields that they do not name are faults here.
   */
  private static void compare(
      String at, Node value, Node.Mapping schema, Node.Mapping root, List<String> faults) {
    var reference = schema.text("$ref");
    if (reference.isPresent()) {
      var name = reference.get().substring("#/$defs/".length());
      var target = root.mapping("$defs").flatMap(all -> all.mapping(name)).orElseThrow();
      compare(at, value, target, root, faults);
      return;
    }
    if (schema.get("enum").isPresent()) {
      boolean isAllowed =
          ((Node.Sequence) schema.get("enum").get())
              .items().stream()
                  .anyMatch(
                      one ->
                          one instanceof Node.Text(String allowed, Origin _)
                              && value instanceof Node.Text(String text, Origin _)
                              && text.equals(allowed));
      report(isAllowed, at, faults);
      return;
    }
    switch (schema.text("type").orElseThrow()) {
      case "string" -> report(value instanceof Node.Text, at, faults);
      case "integer" ->
          report(value instanceof Node.Num number && number.value() instanceof Long, at, faults);
      case "boolean" -> report(value instanceof Node.Bool, at, faults);
      case "array" -> {
        report(value instanceof Node.Sequence, at, faults);
        if (value instanceof Node.Sequence sequence) {
          var items = schema.mapping("items").orElseThrow();
          sequence.items().forEach(item -> compare(at + "[]", item, items, root, faults));
        }
      }
      default -> {
        report(value instanceof Node.Mapping, at, faults);
        if (value instanceof Node.Mapping mapping) {
          compareFields(at, mapping, schema, root, faults);
        }
      }
    }
  }

  private static void compareFields(
      String at, Node.Mapping value, Node.Mapping schema, Node.Mapping root, List<String> faults) {
    var properties = schema.mapping("properties").orElseThrow();
    for (var entry : value.entries()) {
      var property = properties.mapping(entry.key());
      report(property.isPresent(), at + "." + entry.key(), faults);
      property.ifPresent(
          found -> compare(at + "." + entry.key(), entry.value(), found, root, faults));
    }
    for (var required : ((Node.Sequence) schema.get("required").orElseThrow()).items()) {
      var key = ((Node.Text) required).value();
      report(value.get(key).isPresent(), at + " lacks " + key, faults);
    }
  }

  private static void report(boolean isRight, String at, List<String> faults) {
    if (!isRight && !faults.contains(at)) {
      faults.add(at);
    }
  }
}
