package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobsTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "template.yaml, template.yaml, true",
    "template.yaml, app/template.yaml, false",
    "*.yaml, template.yaml, true",
    "*.yaml, app/template.yaml, false",
    "**/*.yaml, app/deep/template.yaml, true",
    "**/*.yaml, template.yaml, true",
    "app, app/template.yaml, true",
    "app/, app/deep/template.yaml, true",
    "./app, app/template.yaml, true",
    "app, application/template.yaml, false",
    "app/**, app/deep/template.yaml, true",
    "**/test/**, app/test/template.yaml, true",
    "**/test/**, app/contest/template.yaml, false",
    "**/test, test/template.yaml, true",
    "a?c/x, abc/x, true",
    "a?c, a/c, false",
    "a*/b, abc/b, true",
    "a*/b, a/c/b, false",
    "a.c, abc, false",
    "**, any/thing, true"
  })
  void patternsMatchAsInConfigurationFiles(String pattern, String path, boolean expected) {
    assertThat(Globs.matches(pattern, path)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "Orders*, OrdersFunction, true",
    "*Function, OrdersFunction, true",
    "Orders, OrdersFunction, false",
    "Stack/*/Handler, Stack/Deep/Er/Handler, true"
  })
  void aStarStandsForAnyTextInNames(String pattern, String name, boolean expected) {
    assertThat(Globs.matchesName(pattern, name)).isEqualTo(expected);
  }

  @Test
  void manyStarsTakeNoLongerThanTheTextsAreLong() {
    assertThat(Globs.matches("*a".repeat(2_000) + "!", "a".repeat(4_000))).isFalse();
  }
}
