package dev.martello.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What intrinsic functions mean, by the pages of the intrinsic function reference. */
class ViewTest {
  private static final String AROUND =
      """
      Parameters:
        Stage: {Type: String, Default: prod}
        Open: {Type: String}
        Choice: {Type: String, AllowedValues: [a, b]}
        Zones: {Type: CommaDelimitedList, Default: "x, y"}
        Looked: {Type: AWS::SSM::Parameter::Value<String>, Default: /path}
      Mappings:
        Sizes:
          prod: {Memory: 512, Name: big}
          test: {Memory: 128, Name: small}
        Regions:
          eu-west-1: {Bucket: eu}
          us-east-1: {Bucket: us}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsOpen: !Equals [!Ref Open, x]
        Both: !And [!Condition IsProd, !Condition IsOpen]
        Neither: !Not [!Or [!Condition IsProd, !Condition IsOpen]]
        Circle: !Not [!Condition Circle]
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
        Subject:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: %s
      """;

  private static Stack stack(String text) {
    return StackSet.of(List.of(template("main.yaml", text, Map.of()))).stacks().getFirst();
  }

  private static Template template(String id, String text, Map<String, String> nested) {
    var root = (Node.Mapping) ShortTags.read(new SourceFile(id, text)).root();
    return new Template(id, Template.Format.CLOUDFORMATION, root, Map.of(), nested, Setting.none());
  }

  private static Val<String> value(String expression) {
    return stack(AROUND.formatted(expression))
        .resource("Subject")
        .orElseThrow()
        .get("BucketName")
        .text();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain",
        "!Ref Stage | prod",
        "!Sub '${Stage}-logs' | prod-logs",
        "!Sub ['${Stage}-${It}', {It: !Ref Stage}] | prod-prod",
        "!Sub '${!Stage}' | ${Stage}",
        "!Join ['-', [a, !Ref Stage, !Ref AWS::NoValue, b]] | a-prod-b",
        "!Join [',', !Ref Zones] | x,y",
        "!Select [1, !Ref Zones] | y",
        "!Select ['0', !Split ['/', a/b/c]] | a",
        "!FindInMap [Sizes, !Ref Stage, Name] | big",
        "!FindInMap [Sizes, prod, Memory] | 512",
        "!If [IsProd, yes-it-is, no-it-is-not] | yes-it-is",
        "!If [Neither, a, b] | b",
        "!Base64 abc | YWJj",
        "!Select [1, !Cidr [10.0.0.0/16, 2, 8]] | 10.0.1.0/24",
        "{'Fn::Length': !Ref Zones} | 2"
      })
  void knownValuesAreWorkedOut(String expression, String expected) {
    var value = value(expression);
    assertThat(value).isInstanceOf(Val.Known.class);
    assertThat(value.show()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} stays {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Table | ${Table}",
        "!GetAtt Table.Arn | ${Table.Arn}",
        "!GetAtt [Table, Arn] | ${Table.Arn}",
        "!Sub 'arn:${AWS::Partition}:s3:::${Table}/*' | arn:${AWS::Partition}:s3:::${Table}/*",
        "!Join ['', [a-, !Ref Table]] | a-${Table}",
        "!Ref Open | ${Open}",
        "!Ref Looked | ${Looked}",
        "!ImportValue other | ${Fn::ImportValue other}",
        "'\"{{resolve:ssm:/x}}\"' | ${resolve:ssm:/x}",
        "!Sub '{{resolve:secretsmanager:${Table}:SecretString}}' |"
            + " ${resolve:secretsmanager:Table:SecretString}",
        "!Select [0, !GetAZs eu-west-1] | ${Fn::Select 0 Fn::GetAZs}"
      })
  void unknownValuesKeepTheirExpression(String expression, String expected) {
    var value = value(expression);
    assertThat(value).isInstanceOf(Val.Unknown.class);
    assertThat(value.show()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is one of {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Choice | a or b",
        "!Sub 'x-${Choice}' | x-a or x-b",
        "!If [IsOpen, here, there] | here or there",
        "!If [Both, here, there] | here or there",
        "!If [Circle, here, there] | here or there",
        "!FindInMap [Regions, !Ref AWS::Region, Bucket] | eu or us"
      })
  void openChoicesKeepAllTheirArms(String expression, String expected) {
    var value = value(expression);
    assertThat(value).isInstanceOf(Val.OneOf.class);
    assertThat(value.show()).isEqualTo(expected);
  }

  @Test
  void defaultsOfParametersSaySo() {
    assertThat(
            value("!Sub '${Stage}-logs'").origin().derivations(by -> by.startsWith("default of")))
        .containsExactly("default of parameter `Stage`");
    assertThat(value("plain").origin()).isInstanceOf(Origin.Written.class);
  }

  @Test
  void anArmWithoutValueMayNotExist() {
    var bucket =
        stack(AROUND.formatted("!If [IsOpen, here, !Ref AWS::NoValue]")).resource("Subject");
    assertThat(bucket.orElseThrow().get("BucketName").exists()).isEqualTo(Tri.UNKNOWN);
    var none = stack(AROUND.formatted("!If [IsProd, !Ref AWS::NoValue, here]")).resource("Subject");
    assertThat(none.orElseThrow().get("BucketName").exists()).isEqualTo(Tri.NO);
  }

  /** Inside a resource that only exists if a condition holds, the condition holds. */
  @Test
  void aResourcesConditionIsKnownInsideOfIt() {
    var stack =
        stack(
            """
            Parameters:
              Open: {Type: String}
            Conditions:
              IsOpen: !Equals [!Ref Open, x]
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
                Condition: IsOpen
                Properties:
                  BucketName: !If [IsOpen, here, there]
            """);
    var bucket = stack.resource("Bucket").orElseThrow();
    assertThat(bucket.exists()).isEqualTo(Tri.UNKNOWN);
    assertThat(bucket.get("BucketName").text().show()).isEqualTo("here");
  }

  @Test
  void resourcesWhoseConditionFailsAreNotThere() {
    var stack =
        stack(
            """
            Conditions:
              Never: !Equals [a, b]
            Resources:
              Bucket: {Type: AWS::S3::Bucket, Condition: Never}
            """);
    assertThat(stack.resources()).isEmpty();
  }

  @Test
  void listsDropWhatIsNotThereAndKeepWhatMayBe() {
    var stack =
        stack(
            """
            Parameters:
              Open: {Type: String}
            Conditions:
              IsOpen: !Equals [!Ref Open, x]
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  ManagedPolicyArns:
                    - one
                    - !If [IsOpen, two, !Ref AWS::NoValue]
                    - !Ref AWS::NoValue
            """);
    var items = stack.resource("Role").orElseThrow().get("ManagedPolicyArns").items();
    assertThat(items).extracting(View::exists).containsExactly(Tri.YES, Tri.UNKNOWN);
  }

  @Test
  void exportsAndNestedStacksAreFollowed() {
    var parent =
        """
        Resources:
          Table: {Type: AWS::DynamoDB::Table}
          Child:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: child.yaml
              Parameters: {TableArn: !GetAtt Table.Arn}
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !GetAtt Child.Outputs.Name
        """;
    var child =
        """
        Parameters:
          TableArn: {Type: String}
        Resources:
          Queue: {Type: AWS::SQS::Queue}
        Outputs:
          Name: {Value: !Sub "${Queue}-${TableArn}"}
          Shared: {Value: !GetAtt Queue.Arn, Export: {Name: shared-queue}}
        """;
    var other =
        """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !ImportValue shared-queue
        """;
    var stacks =
        StackSet.of(
            List.of(
                template("parent.yaml", parent, Map.of("Child", "child.yaml")),
                template("child.yaml", child, Map.of()),
                template("other.yaml", other, Map.of())));
    assertThat(name(stacks, "parent.yaml"))
        .isEqualTo("${child.yaml#Queue}-${parent.yaml#Table.Arn}");
    assertThat(name(stacks, "other.yaml")).isEqualTo("${child.yaml#Queue.Arn}");
  }

  private static String name(StackSet stacks, String id) {
    var bucket = stacks.stack(id).orElseThrow().resource("Bucket").orElseThrow();
    return bucket.get("BucketName").text().show();
  }

  /** A hundred conditions, each naming the one before it twice, cost a hundred steps. */
  @Test
  @Timeout(120)
  void conditionsOfConditionsAreDecidedOnce() {
    var text = new StringBuilder("Parameters:\n  P: {Type: String}\nConditions:\n");
    text.append("  C0: !Equals [!Ref P, a]\n");
    for (int at = 1; at < 40; at++) {
      text.append("  C%d: !And [!Condition C%d, !Condition C%d]\n".formatted(at, at - 1, at - 1));
    }
    text.append("Resources:\n  Bucket: {Type: AWS::S3::Bucket, Condition: C39}\n");
    var bucket = stack(text.toString()).resource("Bucket").orElseThrow();
    assertThat(bucket.exists()).isEqualTo(Tri.UNKNOWN);
  }

  /**
   * Thirty open choices in one text would be a thousand million texts; it stays unknown instead.
   */
  @Test
  @Timeout(120)
  void tooManyCombinationsStayUnknown() {
    var parts = new StringBuilder();
    for (int at = 0; at < 30; at++) {
      parts.append(at == 0 ? "" : ", ").append("!Ref Choice");
    }
    assertThat(value("!Join ['', [" + parts + "]]")).isInstanceOf(Val.Unknown.class);
  }

  /** Stacks that deploy each other come to an end. */
  @Test
  @Timeout(120)
  void stacksInACircleComeToAnEnd() {
    var text =
        """
        Parameters:
          In: {Type: String}
        Resources:
          Other:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: other.yaml
              Parameters: {In: !Ref In}
          Bucket:
            Type: AWS::S3::Bucket
            Properties: {BucketName: !Ref In}
        """;
    var stacks =
        StackSet.of(
            List.of(
                template("a.yaml", text, Map.of("Other", "b.yaml")),
                template("b.yaml", text, Map.of("Other", "a.yaml"))));
    assertThat(name(stacks, "a.yaml")).startsWith("${");
  }
}
