package dev.martello.code.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.value.SinkKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternsTest {
  private static final Set<SinkKind> ASKED =
      EnumSet.of(
          SinkKind.SQL,
          SinkKind.OS_COMMAND,
          SinkKind.FILE_PATH,
          SinkKind.URL,
          SinkKind.HEADER,
          SinkKind.HTML);

  private static Set<SinkKind> kinds(long bits) {
    var found = EnumSet.noneOf(SinkKind.class);
    ASKED.stream().filter(kind -> !kind.isHarmedBy(bits)).forEach(found::add);
    return found;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'^[a-z0-9-]+$', SQL OS_COMMAND FILE_PATH URL HEADER HTML",
    "'^[a-z]+$|^[0-9]+$', SQL OS_COMMAND FILE_PATH URL HEADER HTML",
    "'^[a-z]+|[0-9]+$', ''",
    "'[a-z]+', ''",
    "'^[[:alnum:]]+$', SQL OS_COMMAND FILE_PATH URL HEADER HTML",
    "'^\\p{Alnum}+$', SQL OS_COMMAND FILE_PATH URL HEADER HTML",
    "'^[\\w.-]+$', SQL OS_COMMAND FILE_PATH HEADER HTML",
    "'^[\\w ./-]+$', SQL OS_COMMAND HEADER HTML",
    "'^.{1,80}$', HEADER",
    "'^[^\\r\\n]+$', HEADER",
    "'^[^<>]*$', HTML",
    "'^[^''&&[x]]*$', SQL",
    "'^[\\x20-\\x7e]+$', HEADER",
    "'^(?!.*\\.\\.)[\\w./]+$', SQL OS_COMMAND HEADER HTML",
    "'^https://([a-z]+\\.)?example\\.com(/|$)', URL",
    "'^https://app\\.example\\.com', ''",
    "'^https://[^/]+\\.example\\.com/', ''",
    "'^[a-z0-9-]+\\.example\\.com$', SQL OS_COMMAND FILE_PATH URL HEADER HTML",
    "'^(?=.*[a-z])[a-z<]+$', ''"
  })
  void whatMatchesIsHarmlessByItsCharacters(String pattern, String kinds) {
    assertThat(kinds(Patterns.cleared(pattern, false))).isEqualTo(named(kinds));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'[\\r\\n]', HEADER",
    "'\\s', HEADER",
    "'\\r?\\n', HEADER",
    "'[^\\w.-]', SQL OS_COMMAND FILE_PATH HEADER HTML",
    "'[;|&$`<>]', OS_COMMAND HTML",
    "'/', FILE_PATH",
    "'\\n$', ''",
    "'(?<!a)\\n', ''",
    "'ab', ''",
    "'a*', ''"
  })
  void whatIsNotFoundDoesNoHarm(String pattern, String kinds) {
    assertThat(kinds(Patterns.denied(pattern))).isEqualTo(named(kinds));
  }

  private static Set<SinkKind> named(String kinds) {
    var all = EnumSet.noneOf(SinkKind.class);
    for (var kind : kinds.split(" ")) {
      if (!kind.isEmpty()) {
        all.add(SinkKind.valueOf(kind));
      }
    }
    return all;
  }
}
