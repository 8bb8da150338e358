package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which known word stands for a mistyped one. */
final class SpellingTest {
  private static final List<String> KNOWN =
      List.of("severity", "profile", "parameters", "paths", "path", "id");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "severity, severity",
    "severty, severity",
    "seveerity, severity",
    "sevarity, severity",
    "SEVERITY, severity",
    "everity, severity",
    "severit, severity",
    "sevretiy, ''",
    "sevaraty, severity",
    "prof, ''",
    "pth, path",
    "pats, path",
    "ix, ''",
    "idd, id",
    "nothing, ''",
    "'', ''",
  })
  void nearestWordIsAtMostTwoEditsAndAThirdAway(String word, String expected) {
    assertThat(Spelling.nearest(word, KNOWN).orElse("")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} letters")
  @CsvSource({"64, true", "65, false"})
  void veryLongWordsAreNotLookedUp(int length, boolean isFound) {
    var word = "x".repeat(length);
    assertThat(Spelling.nearest(word, List.of(word)).isPresent()).isEqualTo(isFound);
  }
}
