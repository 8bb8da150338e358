package dev.martello.read.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.read.cloudformation.LanguageExtensions.Expanded;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Sources;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageExtensionsTest {
  private static final String HEAD =
      """
      Transform: AWS::LanguageExtensions
      Parameters:
        Names: {Type: CommaDelimitedList, Default: 'a, b'}
        Stage: {Type: String, Default: Retain}
        Stored: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /names}
        Open: {Type: CommaDelimitedList}
      Mappings:
        Zones: {eu: {names: [x, y], one: z}}
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("expansions")
  void extensionsAreExpanded(String rule, String resources, String json) {
    var expanded = expand(HEAD + "Resources:\n" + resources.indent(2), Map.of());
    assertThat(expanded.problems()).isEmpty();
    assertThat(JsonWriter.compact(expanded.template().get("Resources").orElseThrow()))
        .isEqualTo(json);
    assertThat(expanded.template().has("Transform")).isFalse();
  }

  static Stream<Arguments> expansions() {
    return Stream.of(
        arguments(
            "a loop over a list",
            "Fn::ForEach::L: [N, [p, q], {'R${N}': {Type: '${N}'}}]",
            "{\"Rp\":{\"Type\":\"p\"},\"Rq\":{\"Type\":\"q\"}}"),
        arguments(
            "a loop over a parameter's default",
            "Fn::ForEach::L: [N, !Ref Names, {'R${N}': !Ref N}]",
            "{\"Ra\":\"a\",\"Rb\":\"b\"}"),
        arguments(
            "a loop over a mapping",
            "Fn::ForEach::L: [N, !FindInMap [Zones, eu, names], {'R${N}': 1}]",
            "{\"Rx\":1,\"Ry\":1}"),
        arguments(
            "a loop over a mapping's default",
            "Fn::ForEach::L: [N, !FindInMap [Zones, us, names, {DefaultValue: [d]}], {'R${N}': 1}]",
            "{\"Rd\":1}"),
        arguments(
            "a loop over a split text",
            "Fn::ForEach::L: [N, !Split ['|', 'a|b'], {'R${N}': 1}]",
            "{\"Ra\":1,\"Rb\":1}"),
        arguments(
            "a loop in a loop, in the order of the outer one",
            "Fn::ForEach::O: [A, [1, 2], {'Fn::ForEach::I': [B, ['${A}x', y], {'R${A}${B}': 1}]}]",
            "{\"R11x\":1,\"R1y\":1,\"R22x\":1,\"R2y\":1}"),
        arguments(
            "a loop among properties",
            "R: {Properties: {a: 0, 'Fn::ForEach::L': [N, [b], {'${N}': 1}]}}",
            "{\"R\":{\"Properties\":{\"a\":0,\"b\":1}}}"),
        arguments(
            "letters and digits only",
            "Fn::ForEach::L: [C, ['10.0.0.0/16'], {'R&{C}': '${C}'}]",
            "{\"R1000016\":\"10.0.0.0/16\"}"),
        arguments(
            "an escaped reference stays",
            "Fn::ForEach::L: [N, [p], {'R${N}': '${!N} ${Other}'}]",
            "{\"Rp\":\"${!N} ${Other}\"}"),
        arguments(
            "an empty collection makes nothing", "Fn::ForEach::L: [N, [], {'R${N}': 1}]", "{}"),
        arguments("length of a list", "R: !Length [1, 2, 3]", "{\"R\":3}"),
        arguments("length of a parameter", "R: {'Fn::Length': !Ref Names}", "{\"R\":2}"),
        arguments(
            "length that is not known stays",
            "R: {'Fn::Length': !Ref Open}",
            "{\"R\":{\"Fn::Length\":{\"Ref\":\"Open\"}}}"),
        arguments(
            "JSON of literals is a text",
            "R: !ToJsonString {a: [1, 'x\"'], b: '${c}'}",
            "{\"R\":\"{\\\"a\\\":[1,\\\"x\\\\\\\"\\\"],\\\"b\\\":\\\"${c}\\\"}\"}"),
        arguments(
            "JSON with references is a substitution",
            "R: !ToJsonString {a: !Ref Q, b: !GetAtt Q.Arn, c: '${d}'}",
            "{\"R\":{\"Fn::Sub\":\"{\\\"a\\\":\\\"${Q}\\\",\\\"b\\\":\\\"${Q.Arn}\\\",\\\"c\\\":\\\"${!d}\\\"}\"}}"),
        arguments(
            "JSON with another function stays",
            "R: !ToJsonString {a: !Join ['', [b]]}",
            "{\"R\":{\"Fn::ToJsonString\":{\"a\":{\"Fn::Join\":[\"\",[\"b\"]]}}}}"),
        arguments(
            "attributes become literal",
            "R: {DeletionPolicy: !Ref Stage, UpdateReplacePolicy: !FindInMap [Zones, eu, one]}",
            "{\"R\":{\"DeletionPolicy\":\"Retain\",\"UpdateReplacePolicy\":\"z\"}}"));
  }

  @Test
  void givenParametersWinOverDefaults() {
    var expanded =
        expand(
            HEAD + "Resources: {'Fn::ForEach::L': [N, !Ref Names, {'R${N}': 1}]}",
            Map.of("Names", "given"));
    assertThat(expanded.template().mapping("Resources").orElseThrow().keys())
        .containsExactly("Rgiven");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void whatCannotBeExpandedIsReported(String rule, String loop, String words) {
    var expanded = expand(HEAD + "Resources:\n  A: 1\n" + loop.indent(2), Map.of());
    assertThat(expanded.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(words));
    assertThat(expanded.template().mapping("Resources").orElseThrow().get("A")).isPresent();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "no value",
            "Fn::ForEach::L: [N, !Ref Open, {'R${N}': 1}]",
            "supply a value for `Open`"),
        arguments(
            "value in a store",
            "Fn::ForEach::L: [N, !Ref Stored, {'R${N}': 1}]",
            "supply a value for `Stored`"),
        arguments("no list", "Fn::ForEach::L: x", "needs a list of"),
        arguments("two parts", "Fn::ForEach::L: [N, [a]]", "needs a list of"),
        arguments(
            "resource as collection",
            "Fn::ForEach::L: [N, !GetAtt A.B, {'R${N}': 1}]",
            "is not known"),
        arguments("same key twice", "Fn::ForEach::L: [N, [a, b], {R: 1}]", "makes `R` twice"));
  }

  @Test
  void loopsWithoutTheTransformAreReportedAndExpanded() {
    var expanded = expand("Resources: {'Fn::ForEach::L': [N, [a], {'R${N}': 1}]}", Map.of());
    assertThat(expanded.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("needs `Transform:"));
    assertThat(expanded.template().mapping("Resources").orElseThrow().keys()).containsExactly("Ra");
  }

  @Test
  void otherTransformsStay() {
    var template =
        expand("Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]", Map.of());
    assertThat(JsonWriter.compact(template.template()))
        .isEqualTo("{\"Transform\":[\"AWS::Serverless-2016-10-31\"]}");
  }

  @Test
  void templatesWithoutExtensionsStayTheSame() {
    var template = (Node.Mapping) ShortTags.read(Sources.text("Resources: {A: 1}")).root();
    assertThat(LanguageExtensions.expand(template, Map.of()).template()).isSameAs(template);
  }

  @Test
  void unrolledTextsAreDerivedFromTheLoopsText() {
    var expanded =
        expand(HEAD + "Resources: {'Fn::ForEach::L': [N, [a], {'R${N}': 'x${N}'}]}", Map.of());
    var entry = expanded.template().mapping("Resources").orElseThrow().entry("Ra").orElseThrow();
    assertThat(Sources.written(entry.value().origin())).isEqualTo("'x${N}'");
    assertThat(entry.value().origin().derivations(by -> true)).containsExactly("`N` is `a`");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void bombsEndAtABound(String kind, String resources) {
    var expanded =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> expand(HEAD + "Resources: " + resources, Map.of()));
    assertThat(expanded.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("too much for any template"));
  }

  static Stream<Arguments> bombs() {
    var values =
        IntStream.range(0, 200).mapToObj(at -> "v" + at).collect(Collectors.joining(",", "[", "]"));
    var nested = "{'R${A0}${A1}${A2}${A3}${A4}': 1}";
    for (int level = 4; level >= 0; level--) {
      nested = "{'Fn::ForEach::L%d': [A%d, %s, %s]}".formatted(level, level, values, nested);
    }
    var longValues =
        IntStream.range(0, 10)
            .mapToObj(at -> "v".repeat(100_000) + at)
            .collect(Collectors.joining(",", "[", "]"));
    return Stream.of(
        arguments("loops in loops", nested),
        arguments(
            "long texts",
            "{'Fn::ForEach::L': [A, %s, {'R${A}': '%s'}]}"
                .formatted(longValues, "${A}".repeat(100_000))));
  }

  private static Expanded expand(String text, Map<String, String> parameters) {
    var parsed = ShortTags.read(Sources.text(text));
    assertThat(parsed.problems()).isEmpty();
    return LanguageExtensions.expand((Node.Mapping) parsed.root(), parameters);
  }
}
