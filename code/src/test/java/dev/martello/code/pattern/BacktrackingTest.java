package dev.martello.code.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BacktrackingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a+)+$",
        "(a*)*b",
        "(a|a)*$",
        "(a|aa)+b",
        "^(\\w+\\s?)*$",
        "^(\\s*,\\s*)*$",
        "(x+x+)+y",
        "([a-z]+|[0-9a-z])*!",
        "^(\\d{1,3})+$",
        "^((ab)*)*c",
        "^(?:[^\"]|\\\\.|\"\")*\"x",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(?=(a+)+$)b",
        "^(?<name>\\p{L}+\\s*)*:",
        "^([a-zA-Z0-9]+)+@example\\.com$",
        "^\\b_((?:__|[\\s\\S])+?)_\\b"
      })
  void exponentialExpressionsAreTold(String pattern) {
    assertThat(Backtracking.isExponential(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^\\w+(?:\\s\\w+)*$",
        "(a+)+",
        "^(a+)*",
        "^(?:[^\"\\\\]|\\\\.)*\"$",
        "^(?:\\d+,)*\\d+$",
        "^(ab|cd)+$",
        "^(\\d{4})+$",
        "(a?)+b",
        "\\s+$",
        "^(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z]{2,24}$",
        "^(a+)+\\1$",
        "(unclosed+",
        "^([^>]+)*(>|$)",
        "(a+)+aaaaa*a+",
        "(.*,)+.+",
        "^([a-z0-9]+(?:-[a-z0-9]+)*)$",
        "^(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$"
      })
  void othersAreNot(String pattern) {
    assertThat(Backtracking.isExponential(pattern)).isFalse();
  }
}
