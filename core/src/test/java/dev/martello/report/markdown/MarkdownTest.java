package dev.martello.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of the scanned project mean nothing but themselves in Markdown. */
final class MarkdownTest {

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("input becomes code", "anybody may call `GET /`", "anybody may call `GET /`"),
        Arguments.of("punctuation", "a *b* <i> [c](d)", "a \\*b\\* \\<i\\> \\[c\\](d)"),
        Arguments.of("mentions", "ask @root about #1", "ask @&#8203;root about #&#8203;1"),
        Arguments.of(
            "addresses", "see http://a.b, www.a.b", "see http:&#8203;//a.b, www.&#8203;a.b"),
        Arguments.of("pictures", "a :bug: b", "a :&#8203;bug: b"),
        Arguments.of("entities and formulas", "a &lt; $x$", "a \\&lt; \\$x\\$"),
        Arguments.of("a backtick in the input", "name `a`b`", "`` name `a`b` ``"),
        Arguments.of("backticks around input", "name `a`@root`b`", "name `a`@&#8203;root`b`"),
        Arguments.of("line breaks", "name `a\n- b`", "name `a\uFFFD- b`"),
        Arguments.of("writing turned", "name `a\u202eb`", "name `a\uFFFDb`"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void messagesAreEscaped(String rule, String message, String expected) {
    assertThat(Markdown.message(message)).isEqualTo(expected);
  }

  @Test
  void fencesAreLongerThanWhatTheyHold() {
    assertThat(Markdown.code("a``b")).isEqualTo("```a``b```");
    assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
    assertThat(Markdown.code(" a ")).isEqualTo("`  a  `");
    assertThat(Markdown.block(List.of("```", "x"), "yaml")).isEqualTo("````yaml\n```\nx\n````");
  }

  @Test
  void languagesAreNamedAsTheirFilesEnd() {
    assertThat(Markdown.language("src/app.py")).isEqualTo("python");
    assertThat(Markdown.language("web/Page.TSX")).isEqualTo("typescript");
    assertThat(Markdown.language("infra/main.template")).isEqualTo("yaml");
    assertThat(Markdown.language("my.java/Dockerfile")).isEmpty();
  }

  @Test
  void htmlHasNoTagsOfTheUser() {
    assertThat(Markdown.html("<a href=\"x\">&")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
  }
}
