package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Catalogue;
import dev.martello.engine.Fix;
import dev.martello.engine.Progress;
import dev.martello.fix.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which flaws in code are mended by machine, and how the code reads then. */
final class CodeFixTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: python3.13
            Handler: app.handler
            CodeUri: src/
            Timeout: 20
            Events:
              Post:
                Type: HttpApi
                Properties: {Path: /, Method: post}
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void severalFlawsOfOneCallAreMendedTogether() throws IOException {
    var result =
        fix(
            """
            import requests


            def handler(event, context):
                answer = requests.get(
                    "https://example.com",
                    verify=False,
                )
                return {"statusCode": answer.status_code}
            """);
    assertThat(after(result))
        .contains(
            """
                answer = requests.get(
                    "https://example.com",
                    verify=True,
                    timeout=5,
                )
            """);
  }

  @Test
  void whatHasTwoPlacesIsLeftToPeople() throws IOException {
    var result =
        fix(
            """
            import requests


            def handler(event, context):
                answer = requests.get("https://example.com?verify=False", verify=False, timeout=1)
                return {"statusCode": answer.status_code}
            """);
    assertThat(result.patches()).isEmpty();
    assertThat(result.outcomes()).hasOnlyElementsOfType(Fix.Outcome.ForPeople.class);
  }

  @Test
  void aStatementInAVariableIsMendedWithItsCall() throws IOException {
    var result =
        fix(
            """
            import os
            import psycopg2

            connection = psycopg2.connect(os.environ["DATABASE"])


            def handler(event, context):
                owner = event["queryStringParameters"]["owner"]
                query = f"SELECT * FROM orders WHERE owner = '{owner}'"
                with connection.cursor() as cursor:
                    cursor.execute(query)
                    return {"statusCode": 200, "count": cursor.rowcount}
            """);
    assertThat(after(result))
        .contains("query = \"SELECT * FROM orders WHERE owner = %s\"")
        .contains("cursor.execute(query, (owner,))");
  }

  @Test
  void aStatementInALoopIsMended() throws IOException {
    var result =
        fix(
            """
            import json
            import psycopg2

            connection = psycopg2.connect(host="db")


            def handler(event, context):
                with connection.cursor() as cursor:
                    for order in json.loads(event["body"]):
                        cursor.execute(f"INSERT INTO seen (id, at) VALUES ('{order}', NOW())")
                return {"statusCode": 204}
            """);
    assertThat(after(result))
        .contains("cursor.execute(\"INSERT INTO seen (id, at) VALUES (%s, NOW())\", (order,))");
  }

  @Test
  void clientsMoveOneAfterTheOther() throws IOException {
    var result =
        fix(
            """
            import boto3


            def handler(event, context):
                queue = boto3.client("sqs")
                table = boto3.resource("dynamodb")
                queue.send_message(QueueUrl="https://queue", MessageBody="x")
                table.Table("orders").put_item(Item={"id": "1"})
                return {"statusCode": 200}
            """);
    assertThat(after(result))
        .startsWith(
            """
            import boto3


            queue = boto3.client("sqs")


            table = boto3.resource("dynamodb")


            def handler(event, context):
                queue.send_message\
            """);
    assertThat(result.outcomes()).hasOnlyElementsOfType(Fix.Outcome.Fixed.class).hasSize(2);
  }

  @Test
  void findingsThatTellTheSameAreCounted() throws IOException {
    var result =
        fix(
            """
            import boto3
            import os


            def handler(event, context):
                queue = boto3.client("sqs")
                region = os.environ["REGION"]
                table = boto3.resource("dynamodb", region_name=region)
                queue.send_message(QueueUrl="https://queue", MessageBody="x")
                table.Table("orders").put_item(Item={"id": region})
                return {"statusCode": 200}
            """);
    assertThat(result.outcomes()).hasSize(2);
    assertThat(result.outcomes())
        .filteredOn(outcome -> !(outcome instanceof Fix.Outcome.Fixed))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.finding().line()).isEqualTo(8));
  }

  @Test
  void codeInsideATemplateIsLeftAlone() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        TEMPLATE.replace(
            "CodeUri: src/",
            """
            InlineCode: |
                    import yaml
                    def handler(event, context):
                        return yaml.load(event["body"])\
            """));
    var result = run();
    assertThat(result.patches()).isEmpty();
    assertThat(result.outcomes())
        .filteredOn(Fix.Outcome.Left.class::isInstance)
        .extracting(outcome -> ((Fix.Outcome.Left) outcome).reason())
        .containsExactly("the code stands inside a template");
  }

  @Test
  void aDriverIsFoundInALineOfImports() throws IOException {
    var result =
        fix(
            """
            import json, os; import psycopg2.extras as extras, \\
                logging

            connection = extras.connect(os.environ["DATABASE"])


            def handler(event, context):
                with connection.cursor() as cursor:
                    cursor.execute(f"DELETE FROM orders WHERE id = '{event['pathParameters']['id']}'")
                return {"statusCode": 204}
            """);
    assertThat(after(result))
        .contains(
            "cursor.execute(\"DELETE FROM orders WHERE id = %s\", (event['pathParameters']['id'],))");
  }

  @Test
  void withTwoDriversNoneIsGuessed() throws IOException {
    var result =
        fix(
            """
            import psycopg2, sqlite3

            connection = psycopg2.connect("")


            def handler(event, context):
                with connection.cursor() as cursor:
                    cursor.execute(f"DELETE FROM orders WHERE id = '{event['body']}'")
                return {"statusCode": 204}
            """);
    assertThat(result.patches()).isEmpty();
  }

  @Test
  void loadersThatAreImportedByNameAreMadeSafe() throws IOException {
    var result =
        fix(
            """
            from yaml import Loader, YAMLError, UnsafeLoader, load
            import yaml

            KNOWN = {"plain": Loader}


            def handler(event, context):
                try:
                    orders = load(event["body"], Loader=Loader)
                    more = yaml.unsafe_load(event["body"])
                    rest = load(event["rawPath"], UnsafeLoader)
                except YAMLError:
                    return {"statusCode": 400}
                return {"statusCode": 200 if orders or more or rest else 404}
            """);
    assertThat(after(result))
        .contains("from yaml import Loader, YAMLError, UnsafeLoader, load, SafeLoader\n")
        .contains("load(event[\"body\"], Loader=SafeLoader)")
        .contains("yaml.safe_load(event[\"body\"])")
        .contains("load(event[\"rawPath\"], SafeLoader)");
  }

  @Test
  void archivesAreUnpackedWithAFilter() throws IOException {
    var result =
        fix(
            """
            import base64
            import io
            import shutil
            import tarfile


            def handler(event, context):
                packed = io.BytesIO(base64.b64decode(event["body"]))
                with tarfile.open(fileobj=packed) as archive:
                    archive.extractall("/tmp/orders")
                with tarfile.open(fileobj=packed) as archive:
                    archive.extractall()
                with open("/tmp/packed.zip", "wb") as file:
                    file.write(base64.b64decode(event["body"]))
                shutil.unpack_archive("/tmp/packed.zip", "/tmp/orders")
                return {"statusCode": 204}
            """);
    assertThat(after(result))
        .contains("archive.extractall(\"/tmp/orders\", filter=\"data\")")
        .contains("archive.extractall(filter=\"data\")")
        .contains("shutil.unpack_archive(\"/tmp/packed.zip\", \"/tmp/orders\")");
  }

  @Test
  void sessionsVerifyAgain() throws IOException {
    var result =
        fix(
            """
            import requests

            session = requests.Session()
            session.verify = False  # until the certificate is there


            def handler(event, context):
                session.get("https://example.com", timeout=2)
                return {"statusCode": 204}
            """);
    assertThat(after(result)).contains("session.verify = True  # until");
  }

  @Test
  void parsersLeaveEntitiesAsTheyAre() throws IOException {
    var result =
        fix(
            """
            from lxml import etree


            def handler(event, context):
                parser = etree.XMLParser(huge_tree=False, resolve_entities=True)
                order = etree.fromstring(event["body"].encode(), parser)
                etree.fromstring(event["body"].encode(), parser=etree.XMLParser())
                return {"statusCode": 200 if order is not None else 404}
            """);
    assertThat(after(result))
        .contains("parser = etree.XMLParser(huge_tree=False, resolve_entities=False)")
        .contains("parser=etree.XMLParser(resolve_entities=False))");
  }

  @Test
  void aTimeoutFitsTheFunction() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"), TEMPLATE.replace("Timeout: 20", "Timeout: 3"));
    var result =
        fixed(
            "app.py",
            """
            import requests


            def handler(event, context):
                requests.get("https://example.com")
                return {"statusCode": 204}
            """);
    assertThat(after(result)).contains("requests.get(\"https://example.com\", timeout=2)");
  }

  @Test
  void certificatesAreAskedForByNodeAgain() throws IOException {
    var result =
        script(
            """
            process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

            export const handler = async () => {
              await fetch("https://example.com", { signal: AbortSignal.timeout(1000) });
              return { statusCode: 204 };
            };
            """);
    assertThat(after(result)).contains("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';\n");
  }

  @Test
  void numbersOfRowsAreHandedToMysqlAsTexts() throws IOException {
    var result =
        script(
            """
            import mysql from "mysql2/promise";

            const pool = mysql.createPool({ host: process.env.HOST });

            export const handler = async (event) => {
              const { id, paid } = event.queryStringParameters;
              await pool.query("SELECT * FROM orders WHERE order_id = " + id);
              await pool.query("SELECT * FROM orders WHERE paid = " + paid);
              await pool.query("UPDATE orders SET name = " + paid);
              return { statusCode: 204 };
            };
            """);
    assertThat(after(result))
        .contains("pool.query(\"SELECT * FROM orders WHERE order_id = ?\", [String(id)]);")
        .contains("WHERE paid = \" + paid);")
        .contains("SET name = \" + paid);");
  }

  private Fix.Result script(String code) throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"), TEMPLATE.replace("python3.13", "nodejs22.x"));
    return fixed("app.mjs", code);
  }

  private Fix.Result fix(String code) throws IOException {
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    return fixed("app.py", code);
  }

  private Fix.Result fixed(String file, String code) throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src").resolve(file), code);
    return run();
  }

  private Fix.Result run() throws IOException {
    var checks =
        List.of(
            "tls-verification-off",
            "request-without-timeout",
            "unsafe-deserialization",
            "unsafe-archive-extraction",
            "xml-external-entity",
            "sql-injection",
            "client-per-invocation");
    return Fix.run(
        Samples.request(folder, Catalogue.standard().rules()),
        finding -> checks.stream().anyMatch(finding.rule().id()::endsWith),
        Progress.NONE);
  }

  private static String after(Fix.Result result) {
    return result.patches().stream().map(Patch::after).reduce("", String::concat);
  }
}
