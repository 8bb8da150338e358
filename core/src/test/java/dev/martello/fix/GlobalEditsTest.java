package dev.martello.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Nodes;
import dev.martello.value.SourceFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What functions are given alike moves to {@code Globals}, as long as all means the same. */
final class GlobalEditsTest {

  static Stream<Arguments> moved() {
    return Stream.of(
        arguments(
            "a new property",
            template("{Runtime: x}", "{A: a}", "{A: a}"),
            template("{Runtime: x}", "{A: a, Tracing: Active}", "{A: a, Tracing: Active}"),
            template("{Runtime: x, Tracing: Active}", "{A: a}", "{A: a}")),
        arguments(
            "a value that stands there",
            template("{Timeout: 900}", "{A: a}", "{A: a, Timeout: 3}"),
            template("{Timeout: 900}", "{A: a, Timeout: 30}", "{A: a, Timeout: 3}"),
            template("{Timeout: 30}", "{A: a}", "{A: a, Timeout: 3}")),
        arguments(
            "a part of a mapping that stands there",
            template(
                "{Environment: {Variables: {A: 1}}}",
                "{A: a}",
                "{Environment: {Variables: {B: 1}}}"),
            template(
                "{Environment: {Variables: {A: 1}}}",
                "{A: a, Environment: {Variables: {C: 1}}}",
                "{Environment: {Variables: {B: 1, C: 1}}}"),
            template(
                "{Environment: {Variables: {A: 1, C: 1}}}",
                "{A: a}",
                "{Environment: {Variables: {B: 1}}}")),
        arguments(
            "a new mapping",
            template("{Runtime: x}", "{A: a}", "{A: a}"),
            template(
                "{Runtime: x}",
                "{A: a, LoggingConfig: {LogFormat: JSON}}",
                "{A: a, LoggingConfig: {LogFormat: JSON}}"),
            template("{Runtime: x, LoggingConfig: {LogFormat: JSON}}", "{A: a}", "{A: a}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void moved(String rule, String before, String after, String expected) {
    assertGathered(before, after, expected);
    assertGathered(before, expected, expected);
  }

  static Stream<Arguments> left() {
    return Stream.of(
        arguments(
            "a function that goes without",
            template("{Runtime: x}", "{A: a}", "{A: a}"),
            template("{Runtime: x}", "{A: a, Tracing: Active}", "{A: a}")),
        arguments(
            "other values",
            template("{Runtime: x}", "{A: a}", "{A: a}"),
            template("{Runtime: x}", "{A: a, Timeout: 3}", "{A: a, Timeout: 4}")),
        arguments(
            "one function alone, where Globals say nothing of it",
            template("{Runtime: x}", "{A: a}", "{A: a, Timeout: 4}"),
            template("{Runtime: x}", "{A: a, Timeout: 3}", "{A: a, Timeout: 4}")),
        arguments(
            "a mapping that would be joined with a function's own",
            template("{Runtime: x}", "{A: a}", "{A: a, LoggingConfig: {LogGroup: x}}"),
            template(
                "{Runtime: x}",
                "{A: a, LoggingConfig: {LogFormat: JSON}}",
                "{A: a, LoggingConfig: {LogGroup: x}}")),
        arguments(
            "no section",
            "Resources: {One: {Type: AWS::Serverless::Function, Properties: {A: a}}}",
            "Resources: {One: {Type: AWS::Serverless::Function, Properties: {A: a, Timeout: 3}}}"),
        arguments(
            "what Globals cannot set",
            template("{Runtime: x}", "{A: a}", "{A: a}"),
            template("{Runtime: x}", "{A: a, Policies: x}", "{A: a, Policies: x}")),
        arguments(
            "what a function calls for by itself",
            template("{Timeout: !Ref T}", "{A: a}", "{A: a}"),
            template("{Timeout: !Ref T}", "{A: a, Timeout: 3}", "{A: a, Timeout: 3}")),
        arguments(
            "functions that ignore some of the globals",
            template("{Timeout: 9}", "{A: a}", "{A: a}") + "    IgnoreGlobals: [Timeout]\n",
            template("{Timeout: 9}", "{A: a, Timeout: 3}", "{A: a, Timeout: 3}")
                + "    IgnoreGlobals: [Timeout]\n"),
        arguments(
            "functions that a loop makes",
            template("{Timeout: 9}", "{A: a}", "{A: a}") + "  Fn::ForEach::All: [X, [a], {}]\n",
            template("{Timeout: 9}", "{A: a, Timeout: 3}", "{A: a, Timeout: 3}")
                + "  Fn::ForEach::All: [X, [a], {}]\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void left(String rule, String before, String after) {
    assertGathered(before, after, after);
  }

  private static void assertGathered(String before, String after, String expected) {
    var result = GlobalEdits.gathered(document(before), document(after).root());
    assertThat(Nodes.sameContent(result, document(expected).root())).as("%s", result).isTrue();
  }

  private static Document document(String text) {
    return Document.read(new SourceFile("t.yaml", text), ShortTags.RULE);
  }

  private static String template(String globals, String one, String two) {
    return """
    Globals:
      Function: %s
      Api: {TracingEnabled: true}
    Resources:
      Queue: {Type: AWS::SQS::Queue}
      One:
        Type: AWS::Serverless::Function
        Properties: %s
      Two:
        Type: AWS::Serverless::Function
        Properties: %s
    """
        .formatted(globals, one, two);
  }
}
