package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  private static final int DEEP = 20_000;
  private static final TagRule CALLS =
      tagged -> Optional.of(Nodes.call("call", tagged.content(), tagged.origin()));

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void hostileTextsAreReportedInBoundedTime(String kind, String text, String words) {
    var parsed =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> TreeReader.read(Sources.text(text), CALLS));
    assertThat(parsed.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    assertThat(parsed.problems()).anySatisfy(it -> assertThat(it.message()).contains(words));
    assertThat(parsed.isComplete()).isFalse();
    assertThat(size(parsed.root())).isLessThanOrEqualTo(1_000_000);
    assertThat(JsonWriter.compact(parsed.root())).isNotNull();
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("brackets", "[".repeat(DEEP), "500 levels"),
        arguments("closed brackets", "[".repeat(DEEP) + "]".repeat(DEEP), "500 levels"),
        arguments("JSON objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), "500 levels"),
        arguments("braces of YAML", "a: " + "{a: ".repeat(DEEP) + "}".repeat(DEEP), "500 levels"),
        arguments("dashes", "- ".repeat(DEEP) + "a", "500 levels"),
        arguments("question marks", "? ".repeat(DEEP) + "a", "a key must be a text"),
        arguments("indentation", indented(2_000), "500 levels"),
        arguments("tags", "a: " + "!Call [".repeat(DEEP) + "]".repeat(DEEP), "500 levels"),
        arguments("aliases", aliases(40, 10), "aliases repeat more than"),
        arguments("aliases in merges", merges(40), "aliases repeat more than"),
        arguments("anchors that nest", chain(3_000), "500 levels"),
        arguments("many nodes", "- a\n".repeat(600_000), "more than 500000 nodes"),
        arguments("many JSON nodes", "[" + "0,".repeat(600_000) + "0]", "more than 500000 nodes"),
        arguments("a long word", "\"a".repeat(4_000_000), "the document ends before"),
        arguments("a deep key", "? " + "[".repeat(DEEP), "500 levels"),
        arguments("long text", "a".repeat(20_000_001), "longer than 20000000"),
        arguments("half a JSON text", "[\"" + "\\u12".repeat(3), "a text"));
  }

  private static String indented(int depth) {
    return IntStream.range(0, depth)
        .mapToObj(level -> " ".repeat(level) + "a:\n")
        .collect(Collectors.joining());
  }

  private static String aliases(int levels, int width) {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (int level = 1; level < levels; level++) {
      text.append(
          "a%d: &a%d [%s]\n".formatted(level, level, "*a%d,".formatted(level - 1).repeat(width)));
    }
    return text.toString();
  }

  private static String merges(int levels) {
    var text = new StringBuilder("a0: &a0 {x: 1}\n");
    for (int level = 1; level < levels; level++) {
      text.append(
          "a%d: &a%d {<<: [*a%d, *a%d], k: *a%d}\n"
              .formatted(level, level, level - 1, level - 1, level - 1));
    }
    return text.toString();
  }

  private static String chain(int levels) {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (int level = 1; level < levels; level++) {
      text.append("a%d: &a%d [*a%d]\n".formatted(level, level, level - 1));
    }
    return text.toString();
  }

  /** Counts what a walk of the tree meets, which is what the bound is for. */
  private static long size(Node node) {
    long[] count = {0};
    Sources.walk(node, _ -> count[0]++);
    return count[0];
  }

  @RepeatedTest(500)
  void anyTextGivesATreeAndNoException(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var alphabet = ":{}[],'\"#&*!|>-?%@\\\t \n\r\0\uD83D\uDE00\u0085ab01<~=/";
    var text =
        random
            .ints(random.nextInt(200), 0, alphabet.length())
            .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
            .collect(Collectors.joining());
    for (var parsed :
        List.of(YamlReader.read(Sources.text(text), CALLS), JsonReader.read(Sources.text(text)))) {
      Sources.walk(parsed.root(), node -> assertThat(node.origin().written()).as(text).isPresent());
    }
  }
}
