package dev.martello.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Severity;
import dev.martello.report.Printable;
import dev.martello.report.Secrets;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is underlined stands above the underline, on every terminal. */
final class ExcerptTest {
  private static final String MARGIN = "1 | ";

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of("a value", "Type: A", "A", "Type: A", "      ^"),
        Arguments.of("tabs before", "\t\"a\":\t1", "1", "    \"a\":    1", "            ^"),
        Arguments.of(
            "wide characters before", "\u65e5\u672c: x", "x", "\u65e5\u672c: x", "      ^"),
        Arguments.of("wide characters inside", "a: \u65e5", "\u65e5", "a: \u65e5", "   ^^"),
        Arguments.of("marks that take no room", "e\u0301: x", "x", "e\u0301: x", "   ^"),
        Arguments.of("end of the first line", "a: b c\r\n  d", "b c\r\n  d", "a: b c", "   ^^^"),
        Arguments.of("key of a JSON mapping", "  \"a\": {\n1}", "{\n1}", "  \"a\": {", "  ^^^^^^"),
        Arguments.of("control characters", "a\u001b[2J: x", "x", "a\uFFFD[2J: x", "       ^"),
        Arguments.of("writing turned", "a\u202e: x", "x", "a\uFFFD: x", "    ^"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void thePlaceIsUnderlined(String rule, String text, String marked, String line, String under)
      throws IOException {
    assertThat(excerpt(text, marked, false))
        .isEqualTo(MARGIN + line + "\n" + "  | " + under + "\n");
  }

  @Test
  void aMappingThatStartsALineIsShownByItsFirstEntry() throws IOException {
    assertThat(excerpt("{\n  \"a\": 1\n}", "{\n  \"a\": 1\n}", false))
        .isEqualTo("2 |   \"a\": 1\n  |   ^^^^^^\n");
  }

  @Test
  void secretsAreMasked() throws IOException {
    assertThat(excerpt("key: abcdefghij # x", "abcdefghij", true))
        .isEqualTo("1 | key: abcd****** # x\n  |      ^^^^^^^^^^\n");
    assertThat(excerpt("key: abc", "abc", true)).isEqualTo("1 | key: a**\n  |      ^^^\n");
  }

  @Test
  void longLinesAreCutAroundThePlace() throws IOException {
    var text = "\uD83D\uDE00".repeat(300) + "X" + "\uD83D\uDE00".repeat(300);
    var lines = excerpt(text, "X", false).lines().toList();
    assertThat(lines.getFirst()).contains("X").doesNotContain("\uFFFD").hasSizeLessThan(160);
    int at = lines.getFirst().indexOf('X');
    assertThat(Printable.width(lines.getFirst().substring(0, at)))
        .isEqualTo(lines.getLast().indexOf('^'));
  }

  private static String excerpt(String text, String marked, boolean isSecret) throws IOException {
    int start = text.indexOf(marked);
    var place =
        new Origin.Written(
            new SourceFile("t.yaml", text), new Span(start, start + marked.length()));
    var target = new StringBuilder();
    var secrets = Secrets.at(isSecret ? List.of(place) : List.of());
    Excerpt.write(place, Severity.LOW, secrets, "", new Page(target, new Paint(false), secrets));
    return target.toString();
  }
}
