package dev.martello.check.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTemplateTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text between quotes      | {\"a\": \"$input.path('$.a')\"}                           |"
            + " $input.path('$.a')",
        "text without quotes      | {\"a\": $input.path('$.a')}                               |"
            + " $input.path('$.a')",
        "JSON between quotes      | {\"a\": \"$input.json('$.a')\"}                           |"
            + " $input.json('$.a')",
        "parameter                | {\"a\": \"$input.params('a')\"}                           |"
            + " $input.params('a')",
        "formal reference         | {\"a\": \"${input.params('a')}\"}                         |"
            + " ${input.params('a')}",
        "variable                 | #set($x = $input.path('$.x')) {\"a\": \"$x.y\"}           |"
            + " $x.y",
        "variable of a variable   | #set($x = $input.body)#set($y = $x) {\"a\": \"$y\"}       | $y",
        "variable in a text       | #set($x = \"b $input.params('a')\") {\"a\": \"$x\"}       | $x",
        "element of a list        | #foreach($e in $input.path('$.l')) {\"a\": \"$e.b\"} #end |"
            + " $e.b",
        "decoded again            | {\"a\": \"$util.urlDecode($input.params('a'))\"}          |"
            + " $util.urlDecode($input.params('a'))",
        "quotes inside an escape  | {\"a\\\"\": $input.json('$'), \"b\": \"$input.body\"}     |"
            + " $input.body"
      })
  void unescapedInputIsFound(String rule, String template, String expected) {
    assertThat(MappingTemplate.unescaped(template.strip(), false)).as(rule).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"$util.escapeJavaScript($input.path('$.a')).replaceAll(\\\"\\\\'\\\","
            + " \\\"'\\\")\"}",
        "{\"a\": $input.json('$.a')}",
        "{\"a\": \"$util.base64Encode($input.body)\"}",
        "{\"a\": \"$context.requestId\", \"b\": \"$stageVariables.name\"}",
        "#set($x = $util.escapeJavaScript($input.json('$'))) {\"a\": \"$x\"}",
        "#set($x = $input.path('$')) {\"a\": $x.items.size()}",
        "#if($input.params('a') == 'b') {\"a\": \"b\"} #end",
        "## {\"a\": \"$input.body\"}\n{}",
        "{\"price\": \"5$\", \"path\": \"$.a\"}",
        "",
        "$",
        "#set($x",
        "{\"a\": \"$util.escapeJavaScript($input.path('$.a')\""
      })
  void escapedInputIsNot(String template) {
    assertThat(MappingTemplate.unescaped(template, false)).isEmpty();
  }

  @Test
  void formsNeedAnotherEscape() {
    assertThat(MappingTemplate.unescaped("Action=A&B=$input.json('$')", true)).isPresent();
    assertThat(MappingTemplate.unescaped("Action=A&B=$util.escapeJavaScript($input.body)", true))
        .isPresent();
    assertThat(MappingTemplate.unescaped("Action=A&B=$util.urlEncode($input.body)", true))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": \"$input.path('$.a')\"} | {\"a\":"
            + " \"$util.escapeJavaScript($input.path('$.a')).replaceAll(\"\\\\'\", \"'\")\"}",
        "{\"a\": \"x${input.body}y\"} | {\"a\":"
            + " \"x$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\", \"'\")y\"}",
        "{\"a\": $input.path('$.a'), \"b\": $input.path('$.b')} | {\"a\": $input.json('$.a'),"
            + " \"b\": $input.json('$.b')}"
      })
  void unescapedInputCanBeEscaped(String template, String expected) {
    assertThat(MappingTemplate.escaped(template, false)).contains(expected);
    assertThat(MappingTemplate.unescaped(expected, false)).isEmpty();
  }

  @Test
  void formsAreEscapedAsForms() {
    assertThat(MappingTemplate.escaped("Action=A&B=$input.body&C=$input.params('c')", true))
        .contains("Action=A&B=$util.urlEncode($input.body)&C=$util.urlEncode($input.params('c'))");
  }

  @Test
  void whatHasNoJsonValueIsLeftToPeople() {
    assertThat(MappingTemplate.escaped("{\"a\": $input.params('a')}", false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$input.body", " $input.json('$') ", "$input.json( \"$\" )"})
  void theWholeBodyIsRecognised(String template) {
    assertThat(MappingTemplate.isWholeBody(template)).isTrue();
  }
}
