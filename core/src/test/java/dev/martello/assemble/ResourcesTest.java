package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.model.Code;
import dev.martello.model.DataStore;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions, stores and monitoring as they are declared, and as AWS completes them. */
final class ResourcesTest {

  private static LambdaFunction function(String properties) {
    var app =
        Templates.app(
            "Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n" + properties.indent(4));
    return Templates.function(app, "Fn");
  }

  @Test
  void whatIsNotWrittenIsAwsDefault() {
    var function = function("Properties: {}");
    assertThat(function.timeout())
        .isEqualTo(Val.serviceDefault(3L, "AWS::Lambda::Function Timeout"));
    assertThat(function.memory().isEqualTo(128L)).isEqualTo(Tri.YES);
    assertThat(function.tracing().isEqualTo("PassThrough")).isEqualTo(Tri.YES);
    assertThat(function.recursiveLoop().isEqualTo("Terminate")).isEqualTo(Tri.YES);
    assertThat(function.architectures().getFirst().origin())
        .isInstanceOf(Origin.ServiceDefault.class);
    assertThat(function.reservedConcurrency()).isEmpty();
    assertThat(function.network().isInVpc()).isEqualTo(Tri.NO);
    assertThat(function.role().isElsewhere()).isTrue();
    assertThat(function.logGroup().isElsewhere()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  void codeIsFoundWhereToolsLeaveIt(String rule, String body, Class<? extends Code> expected) {
    assertThat(function(body).code()).isInstanceOf(expected);
  }

  static Stream<Arguments> codes() {
    return Stream.of(
        arguments("a bucket", "Properties: {Code: {S3Bucket: b, S3Key: k}}", Code.InBucket.class),
        arguments("inline", "Properties: {Code: {ZipFile: 'x = 1'}}", Code.Inline.class),
        arguments("a folder", "Properties: {Code: src/}", Code.Local.class),
        arguments(
            "an asset of the CDK",
            "Metadata: {'aws:asset:path': asset.1}\nProperties: {Code: {S3Bucket: b, S3Key: k}}",
            Code.Local.class),
        arguments(
            "an image",
            "Properties: {Code: {ImageUri: '1.dkr.ecr.eu-west-1.amazonaws.com/a:1'}}",
            Code.Image.class),
        arguments(
            "an image that is built",
            "Metadata: {DockerContext: ./src, Dockerfile: Dockerfile}\n"
                + "Properties: {PackageType: Image, Code: {}}",
            Code.Image.class),
        arguments("nothing", "Properties: {}", Code.Unrecognised.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("logGroups")
  void logGroupsAreFoundByTheirNames(String rule, String group, String function, boolean isFound) {
    var app =
        Templates.app(
            """
            Parameters: {Stage: {Type: String}}
            Resources:
              Group: {Type: AWS::Logs::LogGroup, Properties: %s}
              Fn: {Type: AWS::Lambda::Function, Properties: %s}
            """
                .formatted(group, function));
    assertThat(Templates.function(app, "Fn").logGroup() instanceof Link.To).isEqualTo(isFound);
  }

  static Stream<Arguments> logGroups() {
    return Stream.of(
        arguments("by reference", "{LogGroupName: !Sub '/aws/lambda/${Fn}'}", "{}", true),
        arguments(
            "by literal name",
            "{LogGroupName: /aws/lambda/orders}",
            "{FunctionName: orders}",
            true),
        arguments(
            "by the same parameter",
            "{LogGroupName: !Sub '/aws/lambda/${Stage}-orders'}",
            "{FunctionName: !Sub '${Stage}-orders'}",
            true),
        arguments("chosen", "{}", "{LoggingConfig: {LogGroup: !Ref Group}}", true),
        arguments(
            "of another function",
            "{LogGroupName: /aws/lambda/users}",
            "{FunctionName: orders}",
            false),
        arguments(
            "not the chosen one",
            "{LogGroupName: !Sub '/aws/lambda/${Fn}'}",
            "{LoggingConfig: {LogGroup: /other}}",
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  void blockPublicAccessIsOnUnlessWritten(String rule, String properties, Tri expected) {
    var app =
        Templates.app(
            """
            Parameters: {Env: {Type: String}}
            Conditions: {IsProd: !Equals [!Ref Env, prod]}
            Resources:
              B: {Type: AWS::S3::Bucket, Properties: %s}
            """
                .formatted(properties));
    var bucket = app.stores(DataStore.Bucket.class).findFirst().orElseThrow();
    assertThat(bucket.block().blockPublicPolicy().isEqualTo(true)).isEqualTo(expected);
  }

  static Stream<Arguments> blocks() {
    var off = "{BlockPublicPolicy: false}";
    return Stream.of(
        arguments("absent", "{}", Tri.YES),
        arguments("on", "{PublicAccessBlockConfiguration: {BlockPublicPolicy: true}}", Tri.YES),
        arguments("off", "{PublicAccessBlockConfiguration: %s}".formatted(off), Tri.NO),
        arguments(
            "left out of what is written",
            "{PublicAccessBlockConfiguration: {BlockPublicAcls: true}}",
            Tri.NO),
        arguments(
            "off in one arm",
            "{PublicAccessBlockConfiguration: !If [IsProd, !Ref AWS::NoValue, %s]}".formatted(off),
            Tri.UNKNOWN));
  }

  @Test
  void queuesAndTheirRedrivePolicies() {
    var app =
        Templates.app(
            """
            Resources:
              Dead: {Type: AWS::SQS::Queue}
              One:
                Type: AWS::SQS::Queue
                Properties:
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
              Two:
                Type: AWS::SQS::Queue
                Properties:
                  RedrivePolicy:
                    !Sub '{"deadLetterTargetArn": "${Dead.Arn}", "maxReceiveCount": 3}'
            """);
    var queues = app.stores(DataStore.Queue.class).toList();
    var dead = app.arnOf(queues.getFirst()).show();
    assertThat(queues.get(1).deadLetter().show()).isEqualTo(dead);
    assertThat(queues.get(2).deadLetter().show()).isEqualTo(dead);
    assertThat(queues.get(2).maxReceiveCount().getFirst().isEqualTo(3L)).isEqualTo(Tri.YES);
    assertThat(queues.getFirst().sqsManagedEncryption().isEqualTo(true)).isEqualTo(Tri.YES);
    assertThat(queues.getFirst().deadLetter().isEqualTo("")).isEqualTo(Tri.YES);
  }

  @Test
  void alarmsKnowTheirMetricsThroughMathAndChildren() {
    var app =
        Templates.app(
            """
            Resources:
              Fn: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders}}
              Math:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Metrics:
                    - {Id: rate, Expression: m1 / m2}
                    - Id: m1
                      MetricStat:
                        Metric:
                          Namespace: AWS/Lambda
                          MetricName: Errors
                          Dimensions: [{Name: FunctionName, Value: !Ref Fn}]
              Query:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Metrics:
                    - {Id: q, Expression: 'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)'}
              Both:
                Type: AWS::CloudWatch::CompositeAlarm
                Properties:
                  AlarmRule: !Sub 'ALARM("${Math}") OR ALARM(${Query.Arn}) OR ALARM(${Both})'
                  AlarmActions: ['arn:aws:sns:eu-west-1:1:ops']
            """);
    var metrics =
        app.alarms().stream()
            .map(
                alarm ->
                    alarm.identity().id()
                        + alarm.metrics().stream()
                            .map(
                                metric ->
                                    metric.name().show()
                                        + metric.dimensions().stream()
                                            .map(dimension -> dimension.value().show())
                                            .toList())
                            .toList());
    assertThat(metrics)
        .containsExactly(
            "Both[Errors[orders], Errors[]]", "Math[Errors[orders]]", "Query[Errors[]]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trails")
  void trailsRecordInvocationsWhereTheirSelectorsSay(String rule, String selectors, Tri expected) {
    var app =
        Templates.app(
            "Resources:\n  T: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, %s}}"
                .formatted(selectors));
    assertThat(app.trails().getFirst().recordsInvocations()).isEqualTo(expected);
  }

  static Stream<Arguments> trails() {
    return Stream.of(
        arguments("no data events", "S3BucketName: b", Tri.NO),
        arguments(
            "of functions",
            "EventSelectors: [{DataResources: [{Type: 'AWS::Lambda::Function', Values:"
                + " ['arn:aws:lambda']}]}]",
            Tri.YES),
        arguments(
            "of objects only",
            "EventSelectors: [{DataResources: [{Type: 'AWS::S3::Object', Values:"
                + " ['arn:aws:s3']}]}]",
            Tri.NO),
        arguments(
            "advanced",
            "AdvancedEventSelectors: [{FieldSelectors: [{Field: eventCategory, Equals: [Data]},"
                + " {Field: resources.type, Equals: ['AWS::Lambda::Function']}]}]",
            Tri.YES));
  }

  @Test
  void databasesSayWhetherTheyArePublic() {
    var app =
        Templates.app(
            """
            Resources:
              Closed: {Type: AWS::DocDB::DBCluster}
              Open: {Type: AWS::RDS::DBInstance, Properties: {PubliclyAccessible: true}}
              Search: {Type: AWS::OpenSearchService::Domain}
              Somewhere: {Type: AWS::RDS::DBInstance}
            """);
    assertThat(
            app.stores(DataStore.Database.class)
                .map(database -> database.identity().id() + " " + database.isPublic()))
        .containsExactly("Closed NO", "Open YES", "Search YES", "Somewhere UNKNOWN");
  }

  @Test
  void everyResourceStandsSomewhereOnce() {
    var app = Templates.withFunction("W: {Type: AWS::Wisdom::Assistant}\n");
    assertThat(app.others().stream().map(other -> other.identity().id())).containsExactly("W");
    assertThat(app.functions()).hasSize(1);
    assertThat(app.roles()).hasSize(1);
    assertThat(app.parameters()).hasSize(2);
  }
}
