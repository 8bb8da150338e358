package dev.martello.code.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BracketsTest {
  private static final int ROUNDS = 2_000;

  /** The bracket at « is closed in front of »; of a text without » it never is. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("closed")
  void bracketsAreClosedWhereTheLanguageSays(String rule, Language language, String marked) {
    int open = marked.indexOf('«');
    var without = marked.replace("«", "");
    int end = without.indexOf('»');
    var text = without.replace("»", "");
    assertThat(Brackets.of(text, language).end(open))
        .as(rule)
        .isEqualTo(end < 0 ? text.length() : end);
  }

  static Stream<Arguments> closed() {
    return Stream.of(
        Arguments.of("nested", Language.GO, "a«{ b{ c } }» }"),
        Arguments.of("kinds", Language.JAVA, "f«(a[0], {1})»;"),
        Arguments.of("never", Language.JAVA, "f«(a[0]; }"),
        Arguments.of("line comment", Language.GO, "a«{ // }\n}»"),
        Arguments.of("block comment", Language.JAVA, "a«{ /* } \n } */ }»"),
        Arguments.of("hash of Python", Language.PYTHON, "f«(1, # :)\n 2)»"),
        Arguments.of("division of Python", Language.PYTHON, "f«(a // 2)» )"),
        Arguments.of("string", Language.JAVA, "f«(\"\\\")\", ')')»"),
        Arguments.of("text block", Language.JAVA, "f«(\"\"\"\n \" )\n\"\"\")»"),
        Arguments.of("rune", Language.GO, "f«('\\'', ')')»"),
        Arguments.of("raw string", Language.GO, "f«(`\\`, `)\n`)»"),
        Arguments.of("docstring", Language.PYTHON, "f«('''it's )\n''', r'\\')')»"),
        Arguments.of("template", Language.JAVASCRIPT, "f«(`) ${a({b: `)`})} )`)»"),
        Arguments.of("expression of a template", Language.TYPESCRIPT, "`${f«(1)»}) ${2}`"),
        Arguments.of("regular expression", Language.JAVASCRIPT, "f«(/[/)]\\)/.test(a))»"),
        Arguments.of(
            "division", Language.JAVASCRIPT, "f«(a / 2, b) / c»".replace(" / c»", "» / c")),
        Arguments.of("returned expression", Language.JAVASCRIPT, "g«{ return /}/ }»"),
        Arguments.of("markup", Language.TYPESCRIPT, "f«(<p>it's</p>\n)»"),
        Arguments.of("one too many", Language.GO, "a«{ ( }»"),
        Arguments.of("no bracket", Language.GO, "a«b()"));
  }

  @Test
  void bracesAroundAreTheInnermost() {
    var brackets = Brackets.of("a{ b{ c } d \"}\" e } f", Language.GO);
    assertThat(brackets.brace(6, 7)).isEqualTo(4);
    assertThat(brackets.brace(10, 11)).isEqualTo(1);
    assertThat(brackets.brace(6, 11)).isEqualTo(1);
    assertThat(brackets.brace(20, 21)).isNegative();
  }

  @Test
  void commasPartWhatABracketHolds() {
    var text = "f(a, g(b, c), \", )\", [d, e]) + h(i, j";
    var brackets = Brackets.of(text, Language.JAVA);
    assertThat(brackets.parts(1)).containsExactly("a", " g(b, c)", " \", )\"", " [d, e]");
    assertThat(brackets.parts(text.indexOf("(i"))).containsExactly("i", " j");
    assertThat(Brackets.of("f()", Language.JAVA).parts(1)).containsExactly("");
  }

  @Test
  void linesEndBehindWhatIsOpenOnThem() {
    var text = "a = f(1,\n  g(2),\n) + '''\n''' + 3\nb";
    assertThat(Brackets.of(text, Language.PYTHON).lineEnd(0)).isEqualTo(text.indexOf("\nb"));
    assertThat(Brackets.of("a\nb", Language.PYTHON).lineEnd(0)).isEqualTo(1);
    assertThat(Brackets.of("a(", Language.PYTHON).lineEnd(0)).isEqualTo(2);
  }

  @Test
  void anyTextIsGoneThrough() {
    var random = new Random(1);
    var letters = "(){}[]\"'`/\\*#$ \na";
    for (int round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder();
      random
          .ints(random.nextInt(20), 0, letters.length())
          .forEach(at -> text.append(letters.charAt(at)));
      for (var language : Language.values()) {
        var brackets = Brackets.of(text.toString(), language);
        for (int at = 0; at <= text.length(); at++) {
          assertThat(brackets.end(at)).isBetween(at, text.length());
          assertThat(brackets.brace(at, at)).isLessThan(Math.max(at, 1));
          assertThat(brackets.lineEnd(at)).isBetween(at, text.length());
        }
      }
    }
  }
}
