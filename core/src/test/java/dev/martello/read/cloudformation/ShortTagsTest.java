package dev.martello.read.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Sources;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShortTagsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("tags")
  void shortTagsMeanTheirLongForm(String written, String json) {
    var parsed = ShortTags.read(Sources.text("- " + written + "\n"));
    assertThat(parsed.problems()).isEmpty();
    assertThat(JsonWriter.compact(parsed.root())).isEqualTo("[" + json + "]");
  }

  static Stream<Arguments> tags() {
    return Stream.of(
        arguments("!Ref A", "{\"Ref\":\"A\"}"),
        arguments("!Condition A", "{\"Condition\":\"A\"}"),
        arguments("!GetAtt A.B.C", "{\"Fn::GetAtt\":[\"A\",\"B.C\"]}"),
        arguments("!GetAtt [A, B]", "{\"Fn::GetAtt\":[\"A\",\"B\"]}"),
        arguments("!Sub 12", "{\"Fn::Sub\":\"12\"}"),
        arguments("!GetAZs", "{\"Fn::GetAZs\":\"\"}"),
        arguments("!If [A, !Ref B, no]", "{\"Fn::If\":[\"A\",{\"Ref\":\"B\"},false]}"),
        arguments("!Transform {Name: X}", "{\"Fn::Transform\":{\"Name\":\"X\"}}"),
        arguments("!Base64\n    Fn::Sub: x", "{\"Fn::Base64\":{\"Fn::Sub\":\"x\"}}"));
  }

  @Test
  void partsOfGetAttKnowTheirPlaces() {
    for (var written : new String[] {"Role.Arn", "'Role.Arn'", "\"Role.Arn\""}) {
      var root = (Node.Sequence) ShortTags.read(Sources.text("- !GetAtt " + written)).root();
      var call = (Node.Mapping) root.items().getFirst();
      assertThat(call.sequence("Fn::GetAtt").orElseThrow().items())
          .extracting(item -> Sources.written(item.origin()))
          .containsExactly("Role", "Arn");
      assertThat(Sources.written(call.entry("Fn::GetAtt").orElseThrow().keyOrigin()))
          .isEqualTo("!GetAtt");
    }
  }

  @Test
  void tagsThatCloudFormationDoesNotHaveAreReported() {
    assertThat(ShortTags.read(Sources.text("a: !Reff x")).problems())
        .singleElement()
        .hasToString("test.yaml:1:4: unknown tag `!Reff`");
  }
}
