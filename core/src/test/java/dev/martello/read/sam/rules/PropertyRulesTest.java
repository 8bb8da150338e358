package dev.martello.read.sam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PropertyRulesTest {
  private static final Origin HERE = new Origin.ServiceDefault("test");

  @Test
  void unknownPropertyIsReportedWithTheNearestName() {
    var properties = map().put("StageName", "prod").put("Descripton", "x").build();

    assertThat(problems("AWS::Serverless::Api", properties))
        .containsExactly(
            "`Mine`: `Descripton` is no property of `AWS::Serverless::Api`; did you mean"
                + " `Description`?");
  }

  @Test
  void missingPropertyIsReported() {
    assertThat(problems("AWS::Serverless::Api", map().build()))
        .containsExactly("`Mine` lacks the property `StageName`; add it");
  }

  @Test
  void explicitNullCountsAsMissing() {
    var properties = map().put("StageName", new Node.Null(HERE)).build();

    assertThat(problems("AWS::Serverless::Api", properties)).hasSize(1);
  }

  @Test
  void wrongTypeIsReportedWithTheTypesThatFit() {
    var properties = map().put("ContentUri", "s3://a/b").put("CompatibleRuntimes", 3).build();

    assertThat(problems("AWS::Serverless::LayerVersion", properties))
        .containsExactly("`Mine`: `CompatibleRuntimes` must be a list of strings or maps");
  }

  @Test
  void intrinsicFunctionStandsForAnyType() {
    var reference = Nodes.call("Ref", Nodes.text("Stage", HERE), HERE);
    var properties = map().put("StageName", "a").put("Tags", reference).build();

    assertThat(problems("AWS::Serverless::Api", properties)).isEmpty();
  }

  @Test
  void tagsThatAreAListLeaveClearWhatTheResourceIs() {
    var tag = map().put("Key", "Owner").put("Value", "orders").build();
    var properties = map().put("Tags", Nodes.sequence(HERE, List.of(tag))).build();
    var complaints = new Complaints();

    new PropertyRules(complaints, "`Mine`").check("AWS::Serverless::Function", properties, HERE);

    assertThat(complaints.problems())
        .extracting(Problem::message)
        .contains("`Mine`: `Tags` must be a map");
    assertThat(complaints.isBlocked()).isFalse();
  }

  @Test
  void intrinsicFunctionIsNoSubstituteForAnExactType() {
    var reference = Nodes.call("Ref", Nodes.text("Omit", HERE), HERE);
    var properties = map().put("ScheduleExpression", "rate(1 day)").put("OmitName", reference);

    assertThat(problems("Function/ScheduleV2", properties.build()))
        .containsExactly("`Mine`: `OmitName` must be a boolean");
  }

  @Test
  void nestedBlocksAreChecked() {
    var properties =
        map().put("Auth", map().put("Type", "NOBODY").put("Additional", 1).build()).build();

    assertThat(problems("@GraphQLApi", properties))
        .containsExactlyInAnyOrder(
            "`Mine`: `Auth.Type` must be one of `AWS_IAM`, `API_KEY`, `AWS_LAMBDA`,"
                + " `OPENID_CONNECT`, `AMAZON_COGNITO_USER_POOLS`",
            "`Mine`: `Auth.Additional` must be a list of maps");
  }

  @Test
  void typeThatNobodyKnowsPasses() {
    assertThat(problems("AWS::S3::Bucket", map().put("Any", 1).build())).isEmpty();
  }

  private static Nodes.MappingBuilder map() {
    return Nodes.mapping(HERE);
  }

  private static List<String> problems(String block, Node.Mapping properties) {
    var complaints = new Complaints();
    new PropertyRules(complaints, "`Mine`").check(block, properties, HERE);
    return complaints.problems().stream().map(Problem::message).toList();
  }
}
