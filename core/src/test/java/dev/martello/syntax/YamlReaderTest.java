package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.value.Problem;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {
  private static final TagRule CALLS =
      tagged ->
          tagged.tag().equals("!Call")
              ? Optional.of(Nodes.call("call", tagged.content(), tagged.origin()))
              : Optional.empty();

  @ParameterizedTest(name = "{0}")
  @MethodSource("trees")
  void textsGiveTrees(String rule, String yaml, String json) {
    var parsed = YamlReader.read(Sources.text(yaml), CALLS);
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.isComplete()).isTrue();
    assertThat(JsonWriter.compact(parsed.root())).isEqualTo(json);
  }

  static Stream<Arguments> trees() {
    return Stream.of(
        arguments("an alias repeats its anchor", "a: &x [1]\nb: *x\n", "{\"a\":[1],\"b\":[1]}"),
        arguments(
            "own keys win over merged ones",
            "a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x\n",
            "{\"a\":{\"p\":1,\"q\":2},\"b\":{\"p\":1,\"q\":3}}"),
        arguments(
            "the first of several merged mappings wins",
            "a: {<<: [{p: 1}, {p: 2, q: 2}]}",
            "{\"a\":{\"p\":1,\"q\":2}}"),
        arguments("a quoted merge key is a key", "\"<<\": 1", "{\"<<\":1}"),
        arguments(
            "keys stay as they are written",
            "on: 1\n0777: 2\n~: 3\n",
            "{\"on\":1,\"0777\":2,\"~\":3}"),
        arguments("a tag's scalar is a text", "a: !Call 12", "{\"a\":{\"call\":\"12\"}}"),
        arguments(
            "a tag's empty scalar is a text", "a: !Call\nb: 1", "{\"a\":{\"call\":\"\"},\"b\":1}"),
        arguments(
            "a tag's items are resolved",
            "!Call [yes, !Call x]",
            "{\"call\":[true,{\"call\":\"x\"}]}"),
        arguments("tabs may stand in flow style", "{\n\ta: 1,\n\tb: 2\n}", "{\"a\":1,\"b\":2}"),
        arguments(
            "CRLF ends lines", "a: |\r\n  x\r\n  y\r\nb: 1\r\n", "{\"a\":\"x\\ny\\n\",\"b\":1}"),
        arguments(
            "a dash alone is a text in flow style, as CloudFormation takes it",
            "a: [-, !Call -]\nb: {c: -}\nd: '[-,'\ne: |\n  -,\n",
            "{\"a\":[\"-\",{\"call\":\"-\"}],\"b\":{\"c\":\"-\"},\"d\":\"[-,\",\"e\":\"-,\\n\"}"),
        arguments("document marks may stand", "---\na: 1\n...\n", "{\"a\":1}"),
        arguments("nothing is null", "# only a comment\n", "null"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistakesAreReportedAtTheirPlace(
      String rule, String yaml, int line, int column, String words, String rest) {
    var parsed = YamlReader.read(Sources.text(yaml), CALLS);
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
            "a key twice", "a: 1\nb: 2\na: 3\n", 3, 1, "`a` stands twice", "{\"a\":3,\"b\":2}"),
        arguments("unknown tag", "a: !Nope x", 1, 4, "unknown tag `!Nope`", "{\"a\":\"x\"}"),
        arguments("unsupported standard tag", "a: !!binary x", 1, 4, "`!!binary`", "{\"a\":\"x\"}"),
        arguments("no such anchor", "a: *x\nb: 1", 1, 4, "no anchor `&x`", "{\"a\":null,\"b\":1}"),
        arguments(
            "alias inside its own anchor", "a: &x [*x]", 1, 8, "no anchor `&x`", "{\"a\":[null]}"),
        arguments("merge of a text", "a: {<<: x}", 1, 5, "`<<` needs", "{\"a\":{}}"),
        arguments(
            "a list as a key", "? [a]\n: 1\nb: 2\n", 1, 3, "a key must be a text", "{\"b\":2}"),
        arguments("template braces", "a: {{ b }}", 1, 5, "a key must be a text", "{\"a\":{}}"),
        arguments("second document", "a: 1\n---\nb: 2\n", 2, 1, "second document", "{\"a\":1}"),
        arguments(
            "tab as indentation", "a:\n\tb: 1\n", 2, 1, "a tab cannot indent", "{\"a\":null}"),
        arguments(
            "unclosed quote",
            "a: 1\nb: \"x\n",
            3,
            1,
            "line 2 has no closing quote",
            "{\"a\":1,\"b\":null}"),
        arguments(
            "colon in a plain text", "a: b: c\n", 1, 5, "a `:` is out of place", "{\"a\":\"b\"}"),
        arguments("unclosed list", "a: [1, 2\n", 2, 1, "expected `,` or `]`", "{\"a\":[1,2]}"),
        arguments(
            "reserved start",
            "a: 1\nb: @x\n",
            2,
            4,
            "no value can start with `@`",
            "{\"a\":1,\"b\":null}"),
        arguments("key without colon", "a: 1\nb\n", 3, 1, "line 2 has no `:`", "{\"a\":1}"),
        arguments(
            "control character",
            "a: x\u0007y\nb: 1\n",
            1,
            5,
            "U+0007",
            "{\"a\":\"x\uFFFDy\",\"b\":1}"),
        arguments(
            "half a surrogate pair",
            "a: \uD83D\nb: 1\n",
            1,
            4,
            "U+D83D",
            "{\"a\":\"\uFFFD\",\"b\":1}"));
  }

  @Test
  void placesCountUtf16Units() {
    var parsed = Sources.yaml("\uD83D\uDE00: {\uD83D\uDE00x: [a, 'b\uD83D\uDE00']}\nend: here\n");
    assertThat(parsed.problems()).isEmpty();
    var root = (Node.Mapping) parsed.root();
    var end = root.entry("end").orElseThrow();
    assertThat(Sources.written(end.keyOrigin())).isEqualTo("end");
    assertThat(Sources.written(end.value().origin())).isEqualTo("here");
    var inner = root.mapping("\uD83D\uDE00").orElseThrow();
    assertThat(Sources.written(inner.sequence("\uD83D\uDE00x").orElseThrow().origin()))
        .isEqualTo("[a, 'b\uD83D\uDE00']");
  }

  @Test
  void placesLeaveOutAnchorsCommentsAndWhatFollows() {
    var parsed =
        YamlReader.read(
            Sources.text(
                "a: &x !Call # why\n  - one\n  - two # last\n\n# next\nb: |\n  text\n\nc: 1\n"),
            CALLS);
    var root = (Node.Mapping) parsed.root();
    var call = root.mapping("a").orElseThrow();
    assertThat(Sources.written(call.origin())).isEqualTo("!Call # why\n  - one\n  - two");
    assertThat(Sources.written(call.get("call").orElseThrow().origin()))
        .isEqualTo("- one\n  - two");
    assertThat(Sources.written(root.get("b").orElseThrow().origin())).isEqualTo("|\n  text");
  }

  @Test
  void atMostOneHundredProblemsAreReported() {
    var parsed = Sources.yaml("a: !Nope x\n".repeat(5_000));
    assertThat(parsed.problems()).hasSize(100).extracting(Problem::path).containsOnly("test.yaml");
  }
}
