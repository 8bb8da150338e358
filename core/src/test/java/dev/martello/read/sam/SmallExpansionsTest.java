package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tables, layers, applications and capacity providers. */
final class SmallExpansionsTest {

  @Test
  void tableWithoutKeyGetsOneOfTextAndIsPaidPerRequest() {
    var expanded = Expanded.resources("Table: {Type: AWS::Serverless::SimpleTable}");

    assertThat(expanded.at("Table"))
        .isEqualTo(
            "{\"Properties\":{\"AttributeDefinitions\":[{\"AttributeName\":\"id\","
                + "\"AttributeType\":\"S\"}],\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":"
                + "[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]},"
                + "\"Type\":\"AWS::DynamoDB::Table\"}");
  }

  @Test
  void typeOfTheTablesKeyMustBeKnown() {
    var expanded =
        Expanded.resources(
            """
            Table:
              Type: AWS::Serverless::SimpleTable
              Properties:
                PrimaryKey:
                  Name: id
                  Type: Text
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "7: resource `Table` is invalid: `PrimaryKey.Type` must be `String`, `Number` or"
                + " `Binary`, not `Text`");
  }

  @Test
  void layerIsNamedByItsContentAndReferencesFollow() {
    var layer =
        """
        Layer:
          Type: AWS::Serverless::LayerVersion
          Properties:
            ContentUri: s3://bucket/layer.zip
            RetentionPolicy: delete
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Layers: [!Ref Layer]
        """;
    var expanded = Expanded.resources(layer);
    var changed = Expanded.resources(layer.replace("layer.zip", "other.zip"));

    var id = expanded.ids().getLast();
    assertThat(id).matches("Layer[0-9a-f]{10}");
    assertThat(changed.ids().getLast()).matches("Layer[0-9a-f]{10}").isNotEqualTo(id);
    assertThat(expanded.property("Function", "Layers")).isEqualTo("[{\"Ref\":\"" + id + "\"}]");
    assertThat(expanded.at(id, "DeletionPolicy")).isEqualTo("\"Delete\"");
    assertThat(expanded.property(id, "LayerName")).isEqualTo("\"Layer\"");
  }

  @Test
  void policyOfRetentionIsNoPartOfTheLayersContent() {
    var expanded =
        Expanded.resources(
            """
            Layer:
              Type: AWS::Serverless::LayerVersion
              DeletionPolicy: Delete
              Properties: {ContentUri: s3://bucket/layer.zip}
            """);
    var plain =
        Expanded.resources(
            """
            Layer:
              Type: AWS::Serverless::LayerVersion
              Properties: {ContentUri: s3://bucket/layer.zip}
            """);

    assertThat(expanded.ids()).isEqualTo(plain.ids());
  }

  @Test
  void localApplicationBecomesANestedStack() {
    var expanded =
        Expanded.resources(
            """
            App:
              Type: AWS::Serverless::Application
              Properties:
                Location: ./child/template.yaml
                Tags: {team: blue}
            """);

    assertThat(expanded.property("App", "TemplateURL")).isEqualTo("\"./child/template.yaml\"");
    assertThat(expanded.property("App", "Tags"))
        .isEqualTo(
            "[{\"Key\":\"lambda:createdBy\",\"Value\":\"SAM\"},"
                + "{\"Key\":\"team\",\"Value\":\"blue\"}]");
  }

  @Test
  void applicationOfTheRepositoryKeepsWhereItCameFrom() {
    var expanded =
        Expanded.of(
            """
            Parameters:
              Version: {Type: String, Default: 1.0.1}
            Resources:
              App:
                Type: AWS::Serverless::Application
                Properties:
                  Location:
                    ApplicationId: arn:aws:serverlessrepo:us-east-1:1:applications/a
                    SemanticVersion: !Ref Version
            """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.property("App", "Tags")).contains("\"1.0.1\"");
  }

  @Test
  void capacityProviderGetsARole() {
    var expanded =
        Expanded.resources(
            """
            Provider:
              Type: AWS::Serverless::CapacityProvider
              Properties:
                VpcConfig: {SubnetIds: [subnet-1]}
                ScalingConfig: {AverageCPUUtilization: 70}
            """);

    assertThat(expanded.ids()).containsExactly("Provider", "ProviderOperatorRole");
    assertThat(expanded.property("Provider", "CapacityProviderScalingConfig"))
        .isEqualTo(
            "{\"ScalingMode\":\"Manual\",\"ScalingPolicies\":[{\"PredefinedMetricType\":"
                + "\"LambdaCapacityProviderAverageCPUUtilization\",\"TargetValue\":70}]}");
  }

  @Test
  void nestedPropertiesOfACapacityProviderAreChecked() {
    var expanded =
        Expanded.resources(
            """
            Provider:
              Type: AWS::Serverless::CapacityProvider
              Properties:
                VpcConfig:
                  SecurityGroups: [sg-1]
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "6: `Provider` lacks the property `VpcConfig.SubnetIds`; add it",
            "6: `Provider`: `SecurityGroups` is no property of `VpcConfig`; did you mean"
                + " `SecurityGroupIds`?");
  }

  @Test
  void localPathsStayWhereThePackageCommandExpectsThem() {
    var expanded =
        Expanded.resources(
            """
            Layer:
              Type: AWS::Serverless::LayerVersion
              Properties: {ContentUri: layers/common}
            Machine:
              Type: AWS::Serverless::StateMachine
              Properties:
                Role: arn:aws:iam::123456789012:role/mine
                DefinitionUri: machine.asl.json
            Function:
              Type: AWS::Serverless::Function
              Properties: {CodeUri: src/, Handler: app.main, Runtime: python3.13}
            """);

    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.property("Function", "Code")).isEqualTo("\"src/\"");
    assertThat(expanded.property("Machine", "DefinitionS3Location"))
        .isEqualTo("\"machine.asl.json\"");
  }

  @Test
  void imageThatIsBuiltNeedsNoUri() {
    var expanded =
        Expanded.resources(
            """
            Function:
              Type: AWS::Serverless::Function
              Metadata: {DockerContext: ./app, DockerTag: v1}
              Properties: {PackageType: Image}
            Other:
              Type: AWS::Serverless::Function
              Properties: {PackageType: Image}
            """);

    assertThat(expanded.problems()).hasSize(1).first().asString().contains("`Other`");
  }

  @Test
  void otherSchemesThanS3AreRefused() {
    var expanded =
        Expanded.resources(
            """
            Layer:
              Type: AWS::Serverless::LayerVersion
              Properties: {ContentUri: "https://example.com/layer.zip"}
            """);

    assertThat(expanded.problems())
        .containsExactly(
            "4: resource `Layer` is invalid: `ContentUri` must be a local path or of the form"
                + " `s3://bucket/key`");
  }
}
