package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where code that stands in a template stands in the template. */
final class EmbeddingTest {
  private static final String CODE = "import os\n\ndef f(e):\n  run(\"é\" + e)\n}\n";

  static Stream<Arguments> scalars() {
    return Stream.of(
        arguments(
            "block", CODE, "|\n    import os\n\n    def f(e):\n      run(\"é\" + e)\n    }\n", 5),
        arguments(
            "block of a substitution",
            CODE,
            "!Sub |-\n import os\n\n def f(e):\n   run(\"é\" + e)\n }",
            5),
        arguments(
            "folded block",
            CODE,
            ">\n    import os\n\n\n    def f(e):\n      run(\"é\" + e)\n    }\n",
            6),
        arguments(
            "JSON", CODE, "\"import os\\n\\ndef f(e):\\n  run(\\\"\\u00e9\\\" + e)\\n}\\n\"", 1),
        arguments(
            "double quotes, folded",
            CODE,
            "\"import os\\n\\n\\\n  def f(e):\\n\\\n  \\  run(\\\"é\\\" + e)\\n}\\n\"",
            3),
        arguments("single quotes", "a = ''\nrun('b')\n", "'a = ''''\n\n  run(''b'')\n\n  '", 3),
        arguments(
            "items of a join",
            CODE,
            "{\"Fn::Join\": [\"\\n\", [\n\"import os\",\n\"\",\n\"def f(e):\",\n"
                + "\"  run(\\\"é\\\" + e)\",\n\"}\"]]}",
            5),
        arguments(
            "items of a join in blocks",
            CODE,
            "!Join\n- \"\\n\"\n- - import os\n  - ''\n  - 'def f(e):'\n  - '  run(\"é\" + e)'\n  - '}'\n",
            6),
        arguments(
            "line behind one with a value filled in",
            "import os\nregion = 'eu-west-1'\nrun(region)\n",
            "!Join ['', [\"import os\\n\", \"region = '\",\n!Ref AWS::Region,\n\"'\\n\",\n\"run(region)\\n\"]]",
            4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scalars")
  void placesAreThoseOfTheTemplate(String name, String code, String scalar, int line) {
    var place = place("Code: " + scalar + "\nNext: x\n", "Code: ".length(), scalar.length());
    var source = SourceFile.within(place, code);
    int start = code.indexOf("run(");
    int end = code.indexOf('\n', start);
    var found = new Origin.Written(source, new Span(start, end)).inFile();
    assertThat(found.file()).isEqualTo(place.file());
    assertThat(found.line()).isEqualTo(line);
    assertThat(found.text()).startsWith("run(").endsWith(")");
  }

  @Test
  void lineWithAValueFilledInHasThePlaceOfItsBeginning() {
    var scalar = "!Sub \"import os\\nbucket = 'data-${AWS::Region}'\\nrun()\"";
    var place = place(scalar, 0, scalar.length());
    var code = "import os\nbucket = 'data-eu-west-1'\nrun()";
    var source = SourceFile.within(place, code);
    var whole = new Span(code.indexOf("bucket"), code.indexOf("\nrun"));
    assertThat(new Origin.Written(source, whole).inFile().text()).isEqualTo("bucket = 'data-");
    var last = new Span(code.indexOf("run"), code.length());
    assertThat(new Origin.Written(source, last).inFile().text()).isEqualTo("run()");
  }

  @Test
  void codeFromElsewhereHasThePlaceOfTheScalar() {
    var place = place("!Ref Code", 0, 9);
    var source = SourceFile.within(place, CODE);
    var found = new Origin.Written(source, new Span(CODE.indexOf("run"), CODE.length())).inFile();
    assertThat(found).isEqualTo(place);
  }

  @Test
  void sameCodeInTwoPlacesIsNotTheSame() {
    var both = new SourceFile("template.yaml", "[\"x\", \"x\"]");
    var one = SourceFile.within(new Origin.Written(both, new Span(1, 4)), "x");
    var other = SourceFile.within(new Origin.Written(both, new Span(6, 9)), "x");
    assertThat(one).isNotEqualTo(other).isEqualTo(one);
    assertThat(one.compareTo(other)).isNegative();
  }

  private static Origin.Written place(String template, int start, int length) {
    return new Origin.Written(
        new SourceFile("template.yaml", template), new Span(start, start + length));
  }
}
