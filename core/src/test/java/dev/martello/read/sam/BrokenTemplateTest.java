package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong in one place does not keep the transform from the rest. */
final class BrokenTemplateTest {
  private static final String TABLE =
      """
      Table:
        Type: AWS::Serverless::SimpleTable
      """;

  @Test
  void resourceThatIsNoMapIsNamedAndTheOthersAreExpanded() {
    var expanded = Expanded.resources("Broken: text\n" + TABLE);

    assertThat(expanded.problems())
        .containsExactly(
            "2: resource `Broken` is invalid: it must be a map; check the indentation");
    assertThat(expanded.at("Table", "Type")).isEqualTo("\"AWS::DynamoDB::Table\"");
  }

  @Test
  void conditionThatIsNoNameIsNamed() {
    var expanded =
        Expanded.resources(
            """
            Other:
              Type: AWS::Serverless::SimpleTable
              Condition: [A]
            """
                + TABLE);

    assertThat(expanded.problems())
        .containsExactly(
            "4: resource `Other` is invalid: attribute `Condition` must be a string; name a"
                + " condition");
    assertThat(expanded.ids()).contains("Table");
  }

  @Test
  void unknownPropertyIsReportedAndTheResourceExpandedWithoutIt() {
    var expanded =
        Expanded.resources(
            """
            Layer:
              Type: AWS::Serverless::LayerVersion
              Properties: {ContentUri: s3://bucket/key, ContentURL: other}
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "4: `Layer`: `ContentURL` is no property of `AWS::Serverless::LayerVersion`; did you"
                + " mean `ContentUri`?");
    assertThat(expanded.ids().getFirst()).startsWith("Layer").isNotEqualTo("Layer");
  }

  @Test
  void functionWithoutCodeIsReportedAndExpanded() {
    var expanded =
        Expanded.resources(
            """
            Function:
              Type: AWS::Serverless::Function
              Properties: {Handler: app.main, Runtime: python3.13}
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "3: resource `Function` is invalid: it has neither `InlineCode` nor `CodeUri`; add"
                + " one");
    assertThat(expanded.ids()).containsExactly("Function", "FunctionRole");
  }

  @Test
  void eventsAreCheckedByTheirType() {
    var expanded =
        Expanded.resources(
            """
            Function:
              Type: AWS::Serverless::Function
              Properties:
                Handler: app.main
                Runtime: python3.13
                CodeUri: src
                Events:
                  Queue:
                    Type: SQS
                    Properties: {BatchSize: many}
                  Other:
                    Type: Kineses
                  Text: SQS
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "9: event `Queue` of `Function` (resource `FunctionQueue`) lacks the property"
                + " `Queue`; add it",
            "11: event `Queue` of `Function` (resource `FunctionQueue`): `BatchSize` must be an"
                + " integer",
            "13: event `Other` of `Function` (resource `FunctionOther`) has the unknown type"
                + " `Kineses`; did you mean `Kinesis`?",
            "14: `Function`: `Events.Text` must be a map");
  }

  @Test
  void sameFaultIsSaidOnce() {
    var expanded =
        Expanded.resources(
            """
            Function:
              Type: AWS::Serverless::Function
              Properties:
                Handler: app.main
                Runtime: python3.13
                CodeUri: src
                Events:
                  Get:
                    Type: Api
                    Properties: text
            """);

    assertThat(expanded.problems()).hasSize(1).first().asString().contains("`Get`");
  }

  @Test
  void unknownGlobalIsNamedAndTheOthersHold() {
    var expanded =
        Expanded.of(
            """
            Globals:
              Function:
                Timeout: 7
                Handlr: app.main
              Nobody:
                Timeout: 1
            Resources:
              Function:
                Type: AWS::Serverless::Function
                Properties: {Handler: app.main, Runtime: python3.13, CodeUri: src}
            """);

    assertThat(expanded.problems()).hasSize(2);
    assertThat(expanded.problems().getFirst())
        .startsWith("4: `Handlr` is no property of `Function` in `Globals`; it takes `");
    assertThat(expanded.property("Function", "Timeout")).isEqualTo("7");
  }
}
