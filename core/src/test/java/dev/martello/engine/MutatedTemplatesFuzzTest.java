package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.report.json.JsonReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong types anywhere: nodes of real templates are replaced at random by others, and the whole
 * product runs on them. {@code -Dmartello.fuzz.rounds=N} runs more of them, {@code
 * -Dmartello.fuzz.seed=N} others; a failure prints its seed.
 */
final class MutatedTemplatesFuzzTest {
  private static final int MUTANTS = Integer.getInteger("martello.fuzz.rounds", 200);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../examples"),
          Path.of("src/main/java/dev/martello"),
          Path.of("../../shared/data/sam-translator/input"),
          Path.of("../../shared/data/serverless-patterns"));
  private static final Origin NOWHERE = new Origin.Derived("test", List.of());
  private static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "\"\"",
          "\"*\"",
          "\"arn:aws:s3:::\"",
          "\"${\"",
          "\"${!}\"",
          "\"${A.B.C}\"",
          "\"{{resolve:ssm:\"",
          "\"AWS::NoValue\"",
          "[]",
          "[[]]",
          "[null]",
          "{}",
          "{\"\": {}}",
          "{\"Ref\": []}",
          "{\"Ref\": \"AWS::NoValue\"}",
          "{\"Ref\": \"Nobody\"}",
          "{\"Fn::GetAtt\": {}}",
          "{\"Fn::GetAtt\": [null, 1]}",
          "{\"Fn::GetAtt\": \"A\"}",
          "{\"Fn::Sub\": []}",
          "{\"Fn::Sub\": [\"${a}\", 1]}",
          "{\"Fn::Sub\": {\"a\": 1}}",
          "{\"Fn::Join\": \",\"}",
          "{\"Fn::Join\": [1, {\"Ref\": \"X\"}]}",
          "{\"Fn::Select\": [-1, []]}",
          "{\"Fn::Select\": [\"9999999999999\", [1]]}",
          "{\"Fn::Split\": [\"\", \"abc\"]}",
          "{\"Fn::If\": [\"No\"]}",
          "{\"Fn::If\": [{}, {}, {}]}",
          "{\"Fn::If\": [\"Nobody\", {\"Ref\": \"AWS::NoValue\"}, [1]]}",
          "{\"Fn::FindInMap\": [1]}",
          "{\"Fn::FindInMap\": [[], {}, null]}",
          "{\"Fn::Cidr\": [\"10.0.0.0/33\", 300, 99]}",
          "{\"Fn::Cidr\": [\"::/0\", 256, 128]}",
          "{\"Fn::GetAZs\": {}}",
          "{\"Fn::Base64\": {}}",
          "{\"Fn::ImportValue\": {}}",
          "{\"Fn::Transform\": []}",
          "{\"Fn::Transform\": {\"Name\": \"AWS::Include\", \"Parameters\": []}}",
          "{\"Fn::ForEach::X\": [\"Y\", [1, null], {\"${Y}\": 1}]}",
          "{\"Fn::ToJsonString\": {\"Ref\": \"X\"}}",
          "{\"Fn::Length\": {}}",
          "{\"Condition\": {}}",
          "{\"Fn::Equals\": []}",
          "{\"Fn::Not\": {}}",
          "{\"Fn::And\": [{\"Condition\": \"Nobody\"}]}");

  private static final List<String> KEYS =
      List.of(
          "",
          "*",
          "${A}",
          "Ref",
          "Fn::If",
          "Fn::Sub",
          "Fn::ForEach::Loop",
          "Fn::Transform",
          "Properties",
          "Condition",
          "DependsOn",
          "$default",
          "x-amazon-apigateway-integration");

  @TempDir Path folder = Path.of("");

  @Test
  void noReplacedNodeBreaksAScan() throws IOException {
    var templates = templates();
    assertThat(templates).hasSizeGreaterThan(50);
    for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
      var random = new Random(seed * 0x9E3779B97F4A7C15L);
      var template = templates.get(random.nextInt(templates.size()));
      var text = mutant(template, random);
      var file = folder.resolve("template.json");
      Files.writeString(file, text);
      long before = System.nanoTime();
      assertThatCode(() -> run(file))
          .as("seed %d of %s:%n%s", seed, template, text)
          .doesNotThrowAnyException();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .as("time of seed %d of %s:%n%s", seed, template, text)
          .isLessThan(LONGEST);
    }
  }

  private static void run(Path file) throws IOException {
    var report = Scans.of(file);
    assertThat(Scans.written(report, new TextReport(true))).isNotEmpty();
    assertThat(Scans.written(report, new JsonReport())).startsWith("{");
    assertThat(Scans.written(report, new SarifReport())).startsWith("{");
    if (Expand.run(file, dev.martello.stack.Setting.none())
        instanceof Expand.Result.Expanded expanded) {
      assertThat(expanded.json()).isNotEmpty();
      assertThat(expanded.yaml()).isNotEmpty();
    }
  }

  private static List<Path> templates() throws IOException {
    var found = new ArrayList<Path>();
    for (var source : SOURCES) {
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.walk(source)) {
          files
              .filter(file -> file.toString().matches(".*\\.(yaml|yml)"))
              .sorted()
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static String mutant(Path template, Random random) throws IOException {
    var parsed = ShortTags.read(new SourceFile("template.yaml", Files.readString(template)));
    var root = parsed.root();
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      var left = new int[] {random.nextInt(Math.max(1, count(root)))};
      root = replaced(root, left, random);
    }
    return JsonWriter.pretty(root);
  }

  private static int count(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          1 + mapping.entries().stream().mapToInt(entry -> count(entry.value())).sum();
      case Node.Sequence sequence ->
          1 + sequence.items().stream().mapToInt(MutatedTemplatesFuzzTest::count).sum();
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> 1;
    };
  }

  /** Replaces the node that stands at a number in the order of the text. */
  private static Node replaced(Node node, int[] left, Random random) {
    if (left[0]-- == 0) {
      return other(node, random);
    }
    return switch (node) {
      case Node.Mapping mapping -> {
        var entries = new ArrayList<Node.Entry>();
        for (var entry : mapping.entries()) {
          var value = left[0] < 0 ? entry.value() : replaced(entry.value(), left, random);
          var key = random.nextInt(300) == 0 ? pick(KEYS, random) : entry.key();
          entries.add(new Node.Entry(key, entry.keyOrigin(), value));
        }
        yield Node.Mapping.of(entries, mapping.origin());
      }
      case Node.Sequence sequence -> {
        var items = new ArrayList<Node>();
        for (var item : sequence.items()) {
          items.add(left[0] < 0 ? item : replaced(item, left, random));
        }
        yield new Node.Sequence(items, sequence.origin());
      }
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private static Node other(Node node, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Node.Sequence(List.of(node), NOWHERE);
      case 1 ->
          Nodes.call(
              "Fn::If",
              Nodes.sequence(NOWHERE, Nodes.text("Nobody", NOWHERE), node, strange(random)),
              NOWHERE);
      case 2 -> Nodes.call(pick(KEYS, random), node, NOWHERE);
      default -> strange(random);
    };
  }

  private static Node strange(Random random) {
    return ShortTags.read(new SourceFile("strange.yaml", pick(STRANGE, random))).root();
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
