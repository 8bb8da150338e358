package dev.martello.code.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.value.SinkKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {

  @ParameterizedTest(name = "{0}: group {1}")
  @CsvSource(
      delimiter = ' ',
      value = {
        "(\\d+);(.*) 1 true",
        "(\\d+);(.*) 2 false",
        "(\\d+);(.*) 0 false",
        "(\\d+)-(\\w+) 0 true",
        "(?P<id>\\d+);(?P<rest>.*) 1 true",
        "(?P<id>\\d+);(?P<rest>.*) 2 false",
        "(?:.*)([a-z]+) 1 true",
        "((a|b)(.)) 1 false",
        "((a|b)(.)) 2 true",
        "((a|b)(.)) 3 false",
        "[](]([a-z]) 1 true",
        "\\((.)([a-z])\\) 2 true",
        "(.)-(\\1) 2 false",
        "(.)(?P<same>(?P=first)) 2 false",
        "([a-z](?=;.*)) 1 false",
        "([a-z]+) 7 false",
      })
  void groupsAreAsHarmlessAsTheirOwnCharacters(String pattern, int group, boolean isHarmless) {
    boolean found = (Groups.of(pattern).kinds(group) & SinkKind.OS_COMMAND.bit()) != 0;
    assertThat(found).isEqualTo(isHarmless);
  }
}
