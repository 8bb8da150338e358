package dev.martello.code.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.report.json.JsonReport;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code martello code --format json} writes. */
final class CodeJsonTest {
  private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
  private static final Path EXAMPLE = Path.of("../examples/orders-sam/insecure");

  @TempDir Path folder;

  @Test
  void jsonIsAsTheSchemaSays() throws IOException {
    var schema =
        JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder ->
                    builder.schemaMappers(
                        mappers ->
                            mappers.mapPrefix(
                                "https://martello.dev/schemas/", DOCS.toUri().toString())))
            .getSchema(Files.readString(DOCS.resolve("code.schema.json")));
    var json = new ObjectMapper().readTree(written(EXAMPLE));
    assertThat(schema.validate(json)).isEmpty();
    assertThat(json.at("/functions")).isNotEmpty();
    assertThat(json.at("/functions/0/calls/0/arguments")).isNotEmpty();
  }

  @Test
  void oneCallWithSeveralResourcesIsToldForEach() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Script:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: index.handler, Runtime: nodejs22.x}
        """);
    Files.writeString(
        folder.resolve("index.mjs"),
        """
        import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
        const s3 = new S3Client({});
        const put = (Bucket, Body) => s3.send(new PutObjectCommand({ Bucket, Key: "all", Body }));
        export const handler = async (event) => {
          await put(process.env.PUBLIC, event.text);
          await put(process.env.PRIVATE ?? "private", event.text);
        };
        """);
    var buckets =
        new ObjectMapper()
            .readTree(written(folder)).findValues("Bucket").stream()
                .map(bucket -> bucket.get("value").asText());
    assertThat(buckets).containsExactly("PUBLIC", "PRIVATE");
  }

  @Test
  void argumentsAreToldWhereverTheyStand() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Python:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: app.handler, Runtime: python3.13}
          Script:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: index.handler, Runtime: nodejs22.x}
          Java:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: "example.App::handle", Runtime: java21}
        """);
    Files.writeString(
        folder.resolve("app.py"),
        """
        import os
        import boto3
        client = boto3.client("bedrock-runtime")
        events = boto3.client("events")
        sns = boto3.client("sns")
        def topic():
            for each in sns.list_topics()["Topics"]:
                return each["TopicArn"]
            return ""
        def handler(event, context):
            if event["big"]:
                asked = {"modelId": "big", "body": event["text"]}
            else:
                asked = {"modelId": "small", "body": event["text"]}
            client.invoke_model(**asked)
            events.put_events(Entries=[{"EventBusName": os.environ["BUS"], "Detail": "{}"}])
            sns.publish(TopicArn=topic(), Message="done")
        """);
    Files.writeString(
        folder.resolve("index.mjs"),
        """
        import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";
        import { withDurableExecution } from "@aws/durable-execution-sdk-js";
        const client = new LambdaClient();
        export const handler = withDurableExecution(async (event, context) => {
          await context.parallel([
            async (child) => child.step("a", async () =>
              client.send(new InvokeCommand({ FunctionName: process.env.WORKER }))),
          ]);
        });
        """);
    Files.createDirectories(folder.resolve("src/main/java/example"));
    Files.writeString(
        folder.resolve("src/main/java/example/App.java"),
        """
        package example;
        import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
        import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
        import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
        import software.amazon.awssdk.services.s3.S3Client;
        import software.amazon.awssdk.services.s3.model.GetObjectRequest;
        public class App {
          private final DynamoDbEnhancedClient client = DynamoDbEnhancedClient.create();
          private final S3Client s3 = S3Client.create();
          public String handle(Order order) {
            DynamoDbTable<Order> table =
                client.table(System.getenv("ORDERS"), TableSchema.fromBean(Order.class));
            table.putItem(order);
            var request = GetObjectRequest.builder().bucket("prices").key("all").build();
            return s3.getObjectAsBytes(request).asUtf8String();
          }
        }
        """);
    assertThat(calls(new ObjectMapper().readTree(written(folder))))
        .contains(
            "InvokeModel ModelId constant",
            "PutEvents Entries.EventBusName environment BUS",
            "Publish TopicArn computed",
            "Invoke FunctionName environment WORKER",
            "PutItem TableName environment ORDERS",
            "GetObject Bucket constant prices")
        .noneMatch(line -> line.startsWith("GetObjectAsBytes"));
  }

  @Test
  void methodsOfResourcesNameWhatTheyAreOf() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: app.handler, Runtime: python3.13}
        """);
    Files.writeString(
        folder.resolve("app.py"),
        """
        import os
        import boto3
        s3 = boto3.resource("s3")
        def handler(event, context):
            s3.Object("one", "k1").download_file("/tmp/a")
            s3.Bucket("two").upload_file("/tmp/a", "k2")
            s3.Bucket("three").Object("k3").delete()
            boto3.client("s3").copy({"Bucket": "four", "Key": "k4"}, "five", "k5")
            return os.environ.get("A"), os.environ.pop("B", ""), dict(os.environ.items())
        """);
    var report = new ObjectMapper().readTree(written(folder));
    assertThat(calls(report))
        .contains(
            "GetObject Bucket constant one",
            "GetObject Key constant k1",
            "PutObject Bucket constant two",
            "PutObject Key constant k2",
            "DeleteObject Bucket constant three",
            "GetObject Bucket constant four",
            "PutObject Bucket constant five")
        .doesNotContain("GetObject Bucket constant five")
        .noneMatch(line -> line.startsWith("Object "));
    assertThat(report.at("/functions/0/environment"))
        .extracting(JsonNode::asText)
        .containsExactly("A", "B");
  }

  private static List<String> calls(JsonNode report) {
    var lines = new ArrayList<String>();
    for (var call : report.at("/functions").findValues("calls")) {
      for (var one : call) {
        one.get("arguments")
            .properties()
            .forEach(
                argument -> {
                  var what = one.get("operation").asText() + " " + argument.getKey();
                  var kind = what + " " + argument.getValue().get("kind").asText();
                  lines.add(kind);
                  if (argument.getValue().has("value")) {
                    lines.add(kind + " " + argument.getValue().get("value").asText());
                  }
                });
      }
    }
    return lines;
  }

  private static String written(Path folder) throws IOException {
    var explored =
        Scan.explore(
            new Scan.Request(
                List.of(folder),
                Setting.none(),
                Catalogue.standard().rules(),
                LocalDate.of(2026, 1, 1),
                new Report.Tool("martello", "test")),
            Progress.NONE);
    var facts = Objects.requireNonNull(explored.facts().get("code"));
    var text = new StringBuilder();
    JsonReport.writeFindings(explored.report(), facts::write, text);
    return text.toString();
  }
}
