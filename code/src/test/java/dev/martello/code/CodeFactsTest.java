package dev.martello.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFactsTest {
  @TempDir Path folder;

  @Test
  void textTellsWhatEachFunctionDoes() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: app.handler, Runtime: python3.13}
          Lost:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: none, Handler: app.handler, Runtime: python3.13}
        """);
    Files.writeString(
        folder.resolve("app.py"),
        """
        import os
        import boto3
        import requests
        table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
        def handler(event, context):
            table.put_item(Item={"id": event["id"]})
            requests.get("https://api.example.com/v1", timeout=3)
            with open("/tmp/out", "w") as file:
                file.write("x")
        """);
    var explored = explore();
    var text = new StringBuilder();
    explored.facts().get("code").write(text);
    assertThat(text.toString())
        .isEqualTo(
            """
            Orders  app.py:5  Python
              calls dynamodb PutItem  app.py:6
              imports boto3, os, requests
              reads variables TABLE
              contacts api.example.com
              writes /tmp/out
            Lost  code not read: `none` does not exist
            """);
    assertThat(explored.report().unread())
        .extracting(Report.UnreadCode::reason)
        .containsExactly("`none` does not exist");
  }

  @Test
  void codeOfTheOnlyFunctionIsReadThoughNothingSaysWhereItIs() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {Handler: app.handler, Runtime: python3.13}
        """);
    Files.writeString(
        folder.resolve("app.py"),
        """
        import boto3
        def handler(event, context):
            boto3.client("sqs").list_queues()
        """);
    var text = new StringBuilder();
    explore().facts().get("code").write(text);
    assertThat(text.toString())
        .isEqualTo(
            """
            Orders  app.py:2  Python
              calls sqs ListQueues  app.py:3
              imports boto3
            """);
  }

  @Test
  void codeOfAFunctionThatIsClosedStaysUnread() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {Handler: app.handler, Runtime: python3.13, CodeUri: .}
        """);
    Files.writeString(folder.resolve("app.py"), "def handler(event, context): exec(event['a'])\n");
    var key = explore().report().app().functions().getFirst().identity().key();
    var report = Scan.run(request().closing(Set.of(key)));
    assertThat(report.unread()).extracting(one -> one.function().key()).containsExactly(key);
    assertThat(report.files()).noneMatch(Report.ReportedFile::isReadCode);
  }

  private Scan.Explored explore() throws IOException {
    return Scan.explore(request(), Progress.NONE);
  }

  private Scan.Request request() {
    return new Scan.Request(
        List.of(folder),
        Setting.none(),
        List.of(),
        LocalDate.of(2026, 1, 1),
        new Report.Tool("martello", "test"));
  }
}
