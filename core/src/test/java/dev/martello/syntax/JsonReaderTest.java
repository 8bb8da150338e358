package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.value.SourceFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReaderTest {

  @Test
  void everyNodeAndKeyKnowsItsPlace() {
    var parsed =
        Sources.json("{\"a\\\"\" : [ -1.5e3, \"\uD83D\uDE00\\n\", true, null ] , \"b\":{}}");
    assertThat(parsed.problems()).isEmpty();
    var root = (Node.Mapping) parsed.root();
    var entry = root.entry("a\"").orElseThrow();
    assertThat(Sources.written(entry.keyOrigin())).isEqualTo("\"a\\\"\"");
    assertThat(((Node.Sequence) entry.value()).items())
        .extracting(item -> Sources.written(item.origin()))
        .containsExactly("-1.5e3", "\"\uD83D\uDE00\\n\"", "true", "null");
    assertThat(Sources.written(root.get("b").orElseThrow().origin())).isEqualTo("{}");
  }

  @Test
  void placeholdersStandForValues() {
    var file = new SourceFile("a.json", "{\"a\": ${x.y}, \"b\": [${z}], \"c\": \"\\\"${z}\"}");
    var parsed = JsonReader.readWithPlaceholders(file);
    assertThat(parsed.problems()).isEmpty();
    assertThat(JsonWriter.compact(parsed.root()))
        .isEqualTo("{\"a\":\"${x.y}\",\"b\":[\"${z}\"],\"c\":\"\\\"${z}\"}");
    var first = ((Node.Mapping) parsed.root()).get("a").orElseThrow();
    assertThat(Sources.written(first.origin())).isEqualTo("${x.y}");
    assertThat(JsonReader.read(file).problems()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistakesAreReportedAtTheirPlace(
      String rule, String json, int line, int column, String words, String rest) {
    var parsed = Sources.json(json);
    assertThat(parsed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(words).doesNotContain("\n");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.column()).isEqualTo(column);
            });
    assertThat(JsonWriter.compact(parsed.root())).isEqualTo(rest);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "comment", "{\"a\": 1, // why\n\"b\": 2}", 1, 10, "no comments", "{\"a\":1,\"b\":2}"),
        arguments(
            "comment of several lines", "{/* x */\"b\": 2}", 1, 2, "no comments", "{\"b\":2}"),
        arguments(
            "comma at the end of a list", "[1, 2,\n]", 2, 1, "a comma stands before", "[1,2]"),
        arguments(
            "comma at the end of a mapping", "{\"a\": 1, }", 1, 10, "a comma stands", "{\"a\":1}"),
        arguments("key twice", "{\"a\": 1, \"a\": 2}", 1, 10, "`a` stands twice", "{\"a\":2}"),
        arguments("missing comma", "{\"a\": 1 \"b\": 2}", 1, 9, "missing before", "{\"a\":1}"),
        arguments("single quotes", "{\"a\": 'x'}", 1, 7, "double quotes", "{}"),
        arguments("end inside a text", "{\"a\": \"x", 1, 9, "the file ends inside", "{\"a\":null}"),
        arguments("end inside a mapping", "{\"a\": 1", 1, 8, "the file ends inside", "{\"a\":1}"),
        arguments("more after the end", "{\"a\": 1} x", 1, 10, "not valid JSON", "{\"a\":1}"),
        arguments("word", "{\"a\": True}", 1, 7, "not valid JSON at `T`", "{}"),
        arguments(
            "endless number", "[" + "9".repeat(100_000) + "]", 1, 100_003, "1000 characters", "[]"),
        arguments("second value", "{\"a\": 1} {}", 1, 10, "ended before this", "{\"a\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("either")
  void contentDecidesBetweenJsonAndYaml(String rule, String text, String json) {
    var parsed = TreeReader.read(Sources.text(text), TagRule.NONE);
    assertThat(parsed.problems()).isEmpty();
    assertThat(JsonWriter.compact(parsed.root())).isEqualTo(json);
  }

  static Stream<Arguments> either() {
    return Stream.of(
        arguments("JSON after blanks", "\n\t {\"a\": \"yes\"}", "{\"a\":\"yes\"}"),
        arguments("YAML", "a: yes", "{\"a\":true}"),
        arguments("YAML in flow style", "{a: yes}", "{\"a\":true}"),
        arguments("numbers of JSON are decimal", "[0.10, 1e2]", "[0.10,1e2]"));
  }
}
