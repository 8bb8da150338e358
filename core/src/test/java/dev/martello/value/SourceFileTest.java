package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offsets, and the lines and columns that people count. */
final class SourceFileTest {

  private static SourceFile file(String text) {
    return new SourceFile("template.yaml", text);
  }

  @ParameterizedTest(name = "offset {1} of {0} is {2}:{3}")
  @CsvSource({
    "ab|cd, 0, 1, 1",
    "ab|cd, 1, 1, 2",
    "ab|cd, 2, 1, 3",
    "ab|cd, 3, 2, 1",
    "ab|cd, 5, 2, 3",
    "ab<|cd, 3, 1, 4",
    "ab<|cd, 4, 2, 1",
    "ab<cd, 3, 2, 1",
    "ab<, 3, 2, 1",
    "||x, 2, 3, 1",
    "'', 0, 1, 1",
  })
  void peopleCountFromOneAndEveryLineBreakCounts(String text, int offset, int line, int column) {
    var file = file(text.replace('|', '\n').replace('<', '\r'));
    assertThat(file.line(offset)).isEqualTo(line);
    assertThat(file.column(offset)).isEqualTo(column);
  }

  @ParameterizedTest(name = "before offset {1} of {0} stands {2}")
  @CsvSource({"ab|cd, 1, a", "ab|cd, 2, ab", "ab|cd, 3, ''", "ab|cd, 5, cd", "'', 0, ''"})
  void theLineBeforeAPlaceEndsThereEvenAtALineBreak(String text, int offset, String expected) {
    assertThat(file(text.replace('|', '\n')).lineUntil(offset)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "line {1} of {0} starts at {2} and is {3}")
  @CsvSource({
    "ab|cd, 1, 0, ab",
    "ab|cd, 2, 3, cd",
    "ab|cd, 3, 5, ''",
    "ab<|cd|, 1, 0, ab",
    "ab<|cd|, 2, 4, cd",
    "ab<|cd|, 3, 7, ''",
  })
  void linesAreFoundByNumber(String text, int line, int start, String expected) {
    var file = file(text.replace('|', '\n').replace('<', '\r'));
    assertThat(file.startOfLine(line)).isEqualTo(start);
    assertThat(file.lineText(line)).isEqualTo(expected);
  }

  @Test
  void everyLineOfALongFileIsFound() {
    var file = file("line\n".repeat(1_000));
    assertThat(file.lineCount()).isEqualTo(1_001);
    for (int line = 1; line <= 1_000; line++) {
      assertThat(file.startOfLine(line)).isEqualTo(5 * (line - 1));
      assertThat(file.line(5 * line - 1)).isEqualTo(line);
    }
  }

  @Test
  void emptyFileHasOneLine() {
    assertThat(file("").lineCount()).isEqualTo(1);
  }

  /** The value that {@code printf abc | sha256sum} prints. */
  @Test
  void hashIsOfTheTextInUtf8() {
    assertThat(file("abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(file("\u00e9").hash())
        .isEqualTo("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
    assertThat(file("\u00e9").hash()).isNotEqualTo(file("\u00e8").hash());
  }

  @Test
  void filesAreEqualByPathAndText() {
    var file = file("text");
    assertThat(file).isEqualTo(file("text")).hasSameHashCodeAs(file("text"));
    assertThat(file).isNotEqualTo(file("other"));
    assertThat(file).isNotEqualTo(new SourceFile("other.yaml", "text"));
    assertThat(file).isNotEqualTo("template.yaml").hasToString("template.yaml");
    assertThat(new SourceFile("other.yaml", "text").hashCode()).isNotEqualTo(file.hashCode());
  }

  @Test
  void filesAreSortedByPathThenInSomeFixedOrder() {
    var first = new SourceFile("a.yaml", "z");
    var one = new SourceFile("b.yaml", "one");
    var two = new SourceFile("b.yaml", "two");
    assertThat(Stream.of(two, one, first).sorted())
        .isEqualTo(Stream.of(first, one, two).sorted().toList())
        .first()
        .isEqualTo(first);
    assertThat(one.compareTo(two)).isEqualTo(-two.compareTo(one)).isNotZero();
    assertThat(one).isEqualByComparingTo(new SourceFile("b.yaml", "one"));
  }

  @ParameterizedTest(name = "{0} to {1} and {2} to {3}: {4} to {5}")
  @CsvSource({"1, 3, 5, 8, 1, 8", "5, 8, 1, 3, 1, 8", "1, 8, 3, 5, 1, 8", "2, 2, 2, 2, 2, 2"})
  void spansAreJoinedToTheSmallestThatHoldsBoth(
      int start, int end, int otherStart, int otherEnd, int joinedStart, int joinedEnd) {
    assertThat(new Span(start, end).to(new Span(otherStart, otherEnd)))
        .isEqualTo(new Span(joinedStart, joinedEnd));
  }

  @ParameterizedTest(name = "{0} to {1} holds {2}: {3}")
  @CsvSource({
    "2, 4, 1, false",
    "2, 4, 2, true",
    "2, 4, 3, true",
    "2, 4, 4, false",
    "2, 2, 2, false"
  })
  void spansAreHalfOpen(int start, int end, int offset, boolean expected) {
    var span = new Span(start, end);
    assertThat(span.contains(offset)).isEqualTo(expected);
    assertThat(span.length()).isEqualTo(end - start);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"-1, 3", "3, 2"})
  void spansRunForward(int start, int end) {
    assertThatThrownBy(() -> new Span(start, end)).hasMessage("no span from %d to %d", start, end);
  }
}
