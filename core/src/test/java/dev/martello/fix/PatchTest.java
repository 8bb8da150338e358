package dev.martello.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patches, and their diffs as `git apply` reads them. */
class PatchTest {
  private static final SourceFile FILE = new SourceFile("a/t.yaml", "one\ntwo\nthree\n");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          far below: less context on both sides    | 5     | 7  | -4,3 +4,3 | 4 -5 +e 6
          far above                                | 5     | 3  | -4,3 +4,3 | 4 -5 +e 6
          right above: what follows holds it       | 5     | 4  | -5,2 +5,2 | -5 +e 6
          right below: git needs a line there      | 5     | 6  | -4,3 +4,3 | 4 -5 +e 6
          between changes: a part for each         | 3,7   | 5  | -2,3 +2,3 -6,3 +6,3 | 2 -3 +c 4 6 -7 +g 8
          at the end of the file                   | 9     | 8  | -9 +9     | -9 +i
          elsewhere: as ever                       | 5     | 9  | -2,7 +2,7 | 2 3 4 -5 +e 6 7 8
          """)
  void linesThatAreNotToBeShownAreLeftOutOfTheContext(
      String rule, String changed, int hidden, String ranges, String lines) {
    var before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    var after = before;
    for (var line : changed.split(",")) {
      after = after.replace(line, String.valueOf((char) ('a' + Integer.parseInt(line) - 1)));
    }
    var diff = UnifiedDiff.of("t", before, after, line -> line == hidden);
    assertThat(diff.lines().filter(line -> line.startsWith("@@")))
        .as(rule)
        .containsExactlyElementsOf(
            List.of(ranges.split(" (?=-)")).stream().map(range -> "@@ " + range + " @@").toList());
    assertThat(
            diff.lines().skip(2).filter(line -> !line.startsWith("@@")).map(String::strip).toList())
        .as(rule)
        .containsExactly(lines.split(" "));
  }

  @Test
  void editsAreAppliedInTheOrderOfTheirPlaces() {
    var patch = new Patch(FILE, List.of(edit(8, 13, "3"), edit(0, 3, "1"), edit(3, 3, "!")));
    assertThat(patch.after()).isEqualTo("1!\ntwo\n3\n");
  }

  @Test
  void editsThatOverlapAreNoPatch() {
    assertThatThrownBy(() -> new Patch(FILE, List.of(edit(0, 5, ""), edit(4, 6, ""))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patch(FILE, List.of(edit(10, 99, ""))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void editsTellWhereTheyBeginAndEnd() {
    var edit = edit(5, 10, "x");
    assertThat(List.of(edit.line(), edit.column(), edit.endLine(), edit.endColumn()))
        .containsExactly(2, 2, 3, 3);
  }

  @Test
  void patchWithoutEditsIsEmpty() {
    assertThat(new Patch(FILE, List.of()).isEmpty()).isTrue();
    assertThat(new Patch(FILE, List.of(edit(0, 0, "x"))).isEmpty()).isFalse();
    assertThat(new Patch(FILE, List.of(edit(0, 3, "1"))).diff())
        .isEqualTo("--- a/a/t.yaml\n+++ b/a/t.yaml\n@@ -1,3 +1,3 @@\n-one\n+1\n two\n three\n");
  }

  @Test
  void changesFarApartAreToldApart() {
    var before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
    assertThat(UnifiedDiff.of("t", before, before.replace("1\n2", "one\n2").replace("9\n", "")))
        .isEqualTo(
            "--- a/t\n+++ b/t\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n"
                + "@@ -6,5 +6,4 @@\n 6\n 7\n 8\n-9\n 10\n");
    assertThat(UnifiedDiff.of("t", before, before.replace("2\n", "").replace("8\n", "")))
        .isEqualTo("--- a/t\n+++ b/t\n@@ -1,10 +1,8 @@\n 1\n-2\n 3\n 4\n 5\n 6\n 7\n-8\n 9\n 10\n");
    assertThat(UnifiedDiff.of("t", "", "a\n")).isEqualTo("--- a/t\n+++ b/t\n@@ -0,0 +1 @@\n+a\n");
    assertThat(UnifiedDiff.of("t", "a\n", "")).isEqualTo("--- a/t\n+++ b/t\n@@ -1 +0,0 @@\n-a\n");
  }

  @Test
  void aPatchFitsNoOtherText() {
    var patch = new Patch(FILE, List.of(edit(0, 3, "1")));
    assertThat(patch.fits(new SourceFile("elsewhere", FILE.text()))).isTrue();
    assertThat(patch.fits(new SourceFile(FILE.path(), "one\ntwo\n"))).isFalse();
  }

  @Test
  void theDiffShowsThreeLinesAround() {
    assertThat(UnifiedDiff.of("t", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
        .isEqualTo("--- a/t\n+++ b/t\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  }

  @Test
  void theDiffTellsOfAMissingLineBreak() {
    assertThat(UnifiedDiff.of("t", "a", "a\nb"))
        .isEqualTo(
            "--- a/t\n+++ b/t\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"
                + "\\ No newline at end of file\n");
  }

  @Test
  void equalTextsHaveNoDiff() {
    assertThat(UnifiedDiff.of("t", "a\n", "a\n")).isEmpty();
  }

  /** Law: a diff applied to the text before gives the text after. */
  @Test
  void diffsLeadFromOneTextToTheOther() {
    for (int seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      var before = text(random);
      var after = random.nextInt(5) == 0 ? text(random) : mutated(before, random);
      var diff = UnifiedDiff.of("t", before, after);
      assertThat(applied(before, diff)).as("seed " + seed + "\n" + diff).isEqualTo(after);
    }
  }

  private static Edit edit(int start, int end, String text) {
    return new Edit(FILE, new Span(start, end), text);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int lines = random.nextInt(40); lines > 0; lines--) {
      text.append((char) ('a' + random.nextInt(4))).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return random.nextInt(4) == 0 ? text + "end" : text.toString();
  }

  private static String mutated(String text, Random random) {
    var lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(lines.size() + 1);
      if (at < lines.size() && random.nextBoolean()) {
        lines.remove(at);
      } else {
        lines.add(at, "new\n");
      }
    }
    return String.join("", lines);
  }

  /** Applies a diff strictly: every line of context and every removed line must be there. */
  private static String applied(String before, String diff) {
    var old = before.isEmpty() ? List.<String>of() : List.of(before.split("(?<=\n)"));
    var result = new StringBuilder();
    int at = 0;
    var lines = diff.isEmpty() ? List.<String>of() : List.of(diff.split("(?<=\n)"));
    for (int index = 0; index < lines.size(); index++) {
      var line = lines.get(index);
      boolean isCut = index + 1 < lines.size() && lines.get(index + 1).startsWith("\\ No newline");
      var content = line.substring(1, line.length() - (isCut ? 1 : 0));
      switch (line.charAt(0)) {
        case '@' -> {
          var range = line.split(" ")[1].substring(1).split(",");
          int start = Integer.parseInt(range[0]);
          boolean isEmpty = range.length > 1 && range[1].equals("0");
          for (; at < (isEmpty ? start : start - 1); at++) {
            result.append(old.get(at));
          }
        }
        case ' ' -> {
          assertThat(old.get(at++)).isEqualTo(content);
          result.append(content);
        }
        case '-' -> {
          if (!line.startsWith("--- a/")) {
            assertThat(old.get(at++)).isEqualTo(content);
          }
        }
        case '+' -> {
          if (!line.startsWith("+++ b/")) {
            result.append(content);
          }
        }
        default -> assertThat(line).startsWith("\\ No newline");
      }
    }
    for (; at < old.size(); at++) {
      result.append(old.get(at));
    }
    return result.toString();
  }
}
