package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.engine.Scan;
import dev.martello.engine.Scans;
import dev.martello.join.path.Foothold;
import dev.martello.join.path.Removal;
import dev.martello.join.path.WhatIf;
import dev.martello.report.dot.ExplorationDot;
import dev.martello.report.json.ExplorationJson;
import dev.martello.report.text.ExplorationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code martello paths} prints is as its schema and the language of graphs say. */
final class ExplorationTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");

  /** Reads words of a command: a path, {@code --function NAME}, {@code --what-if WHAT}. */
  private static Exploration asked(List<String> words) {
    var explored = Scans.explored(ROOT.resolve(words.getFirst()));
    var function = option(words, "--function");
    var whatIf = option(words, "--what-if");
    return asked(
        explored,
        function,
        whatIf.stream()
            .flatMap(what -> explored.reach().without(Removal.parse(what)).stream())
            .toList());
  }

  private static List<String> option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at < 0 ? List.of() : List.of(words.get(at + 1));
  }

  private static Exploration asked(
      Scan.Explored explored, List<String> functions, List<WhatIf> whatIfs) {
    var report = explored.report();
    return new Exploration(
        report,
        Foothold.CODE,
        report.blastRadii().stream()
            .filter(radius -> isOf(functions, radius.subject().id()))
            .toList(),
        report.paths().stream().filter(path -> isOf(functions, path.function().id())).toList(),
        whatIfs,
        !functions.isEmpty());
  }

  private static boolean isOf(List<String> functions, String id) {
    return functions.isEmpty() || functions.contains(id);
  }

  @Test
  void jsonIsAsTheSchemaSays() throws IOException {
    var factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaMappers(
                    mappers ->
                        mappers.mapPrefix(
                            "https://martello.dev/schemas/", DOCS.toUri().toString())));
    var schema = factory.getSchema(Files.readString(DOCS.resolve("paths.schema.json")));
    for (var words :
        List.of(
            List.of("examples/orders-sam/insecure"),
            List.of("examples/orders-sam/insecure", "--what-if", "lambda:*"),
            List.of("examples/orders-sam/secured", "--function", "OrdersFunction"))) {
      var target = new StringBuilder();
      ExplorationJson.write(asked(words), target);
      JsonNode json = new ObjectMapper().readTree(target.toString());
      assertThat(schema.validate(json)).as(words.toString()).isEmpty();
      assertThat(json.at("/from")).isNotEmpty();
    }
  }

  @Test
  void everyEdgeOfAGraphJoinsNodesThatAreThere() throws IOException {
    var target = new StringBuilder();
    ExplorationDot.write(asked(List.of("examples/orders-sam/insecure")), target);
    var nodes =
        Pattern.compile("^  (n\\d+) \\[label=", Pattern.MULTILINE)
            .matcher(target)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(nodes).doesNotHaveDuplicates();
    var edges =
        Pattern.compile(
                "^  (n\\d+) -> (n\\d+) \\[label=\"[^\"]+\"(?:, style=dashed)?\\];$",
                Pattern.MULTILINE)
            .matcher(target)
            .results()
            .toList();
    assertThat(edges).isNotEmpty();
    assertThat(edges).allSatisfy(edge -> assertThat(nodes).contains(edge.group(1), edge.group(2)));
    assertThat(target).startsWith("digraph reach {\n").endsWith("}\n");
  }

  @Test
  void textHasOnlyWhatATerminalMayShow() throws IOException {
    var target = new StringBuilder();
    var explored = Scans.explored(Golden.ODD);
    new ExplorationText(false).write(asked(explored, List.of(), List.of()), target);
    assertThat(target.codePoints().filter(one -> one != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(one -> Character.getType(one) == Character.FORMAT);
  }
}
