package dev.martello.code.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.analysis.Usage;
import dev.martello.code.flow.Fate;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkCallsTest {
  private static final Usage.Argument NOTHING = new Usage.Argument(List.of(), Map.of(), "", false);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "aws:s3.get_object, s3 GetObject",
    "aws:s3.list_objects_v2, s3 ListObjectsV2",
    "aws:s3.upload_file, s3 PutObject",
    "aws:s3.paginator:list_objects_v2.paginate, s3 ListObjectsV2",
    "aws:dynamodb.waiter:table_exists.wait, dynamodb DescribeTable",
    "aws:dynamodb.batch_writer, dynamodb BatchWriteItem",
    "aws:rds.describe_db_instances, rds DescribeDBInstances",
    "aws:iam.list_mfa_devices, iam ListMFADevices",
    "aws:s3.objects.filter, s3 ListObjects",
    "aws:s3.objects.filter().delete, s3 DeleteObjects",
    "aws:s3.objects.all()[].get, s3 GetObject",
    "aws-resource:ec2.instances.filter, ec2 DescribeInstances",
    "aws-resource:ec2.instances.filter()[].stop, ec2 StopInstances",
    "aws:sts.assume_role_with_saml, sts AssumeRoleWithSAML",
    "aws:wafv2.list_web_acls, wafv2 ListWebACLs",
    "new @aws-sdk/client-dynamodb.PutItemCommand, dynamodb PutItem",
    "new @aws-sdk/client-eventbridge.PutEventsCommand, events PutEvents",
    "new @aws-sdk/client-sfn.StartExecutionCommand, stepfunctions StartExecution",
    "new @aws-sdk/lib-dynamodb.TransactWriteCommand, dynamodb TransactWriteItems",
    "new @aws-sdk/client-s3.S3().getObject, s3 GetObject",
    "@aws-sdk/lib-dynamodb.DynamoDBDocument.from().get, dynamodb GetItem",
    "@aws-sdk/client-s3.paginateListObjectsV2, s3 ListObjectsV2",
    "@aws-sdk/client-s3.waitUntilObjectExists, s3 HeadObject",
    "new @aws-sdk/lib-storage.Upload, s3 PutObject",
    "new aws-sdk.S3().getObject, s3 GetObject",
    "new aws-sdk.StepFunctions().startExecution, stepfunctions StartExecution",
    "new aws-sdk.DynamoDB.DocumentClient().batchWrite, dynamodb BatchWriteItem",
    "software.amazon.awssdk.services.s3.S3Client.listObjectsV2Paginator, s3 ListObjectsV2",
    "software.amazon.awssdk.services.sfn.SfnClient.startExecution, stepfunctions StartExecution",
    "aws:s3.get_object_as_bytes, s3 GetObject",
    "software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable.putItem, dynamodb PutItem",
    "software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable.getItemWithResponse, dynamodb"
        + " GetItem",
    "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient.batchGetItem, dynamodb"
        + " BatchGetItem",
    "com.amazonaws.services.s3.AmazonS3.getObject, s3 GetObject",
    "com.amazonaws.services.dynamodbv2.AmazonDynamoDB.putItem, dynamodb PutItem",
    "aws_lambda_powertools.utilities.parameters.get_secret, secretsmanager GetSecretValue"
  })
  void callsAreSpeltAsTheApiDoes(String name, String expected) {
    assertThat(SdkCalls.of(List.of(usage(name, List.of(), Map.of()))))
        .extracting(call -> call.service() + " " + call.operation())
        .containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "aws:s3.get_paginator",
    "aws:s3.get_object().Body",
    "aws:s3.objects.all()[].key",
    "aws:s3.things.all",
    "requests.get",
    "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient.table",
    "new @aws-sdk/client-s3.S3Client",
    "new aws-sdk.S3().getObject().promise"
  })
  void othersAreNone(String name) {
    assertThat(SdkCalls.of(List.of(usage(name, List.of(), Map.of())))).isEmpty();
  }

  @Test
  void argumentsTellWhereTheyComeFrom() {
    var named =
        Map.of(
            "Bucket", text(new Part.Environment("BUCKET")),
            "Key", text(new Part.Fixed("in/"), new Part.Field(0, "body.key")),
            "Range", text(new Part.Fixed("bytes=0-9")),
            "VersionId", text(new Part.Some()));
    var call = SdkCalls.of(List.of(usage("aws:s3.get_object", List.of(), named))).getFirst();
    assertThat(call.arguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Bucket", new SdkCall.Given(SdkCall.Kind.ENVIRONMENT, "BUCKET"),
                "Key", new SdkCall.Given(SdkCall.Kind.EVENT, "body.key"),
                "Range", new SdkCall.Given(SdkCall.Kind.CONSTANT, "bytes=0-9"),
                "VersionId", new SdkCall.Given(SdkCall.Kind.COMPUTED, "")));
  }

  private static Usage.Argument text(Part... parts) {
    return new Usage.Argument(List.of(List.of(parts)), Map.of(), "", false);
  }

  private static Usage usage(
      String name, List<Usage.Argument> placed, Map<String, Usage.Argument> named) {
    var where = new Origin.Written(new SourceFile("app.py", "call()"), new Span(0, 6));
    return new Usage(
        name, NOTHING, placed, named, where, List.of(), false, false, false, Fate.NONE);
  }
}
