package dev.martello.code.mend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SharedClientTest {

  static Stream<Arguments> moved() {
    return Stream.of(
        arguments(
            "a client of Python",
            "app.py",
            """
            import boto3
            import os


            # Stores orders.
            @traced
            def handler(event, context):
                table = os.environ["TABLE"]
                client = «boto3.client("sqs", region_name=os.environ["REGION"])»
                client.send_message(QueueUrl=table)
            """,
            """
            import boto3
            import os


            client = boto3.client("sqs", region_name=os.environ["REGION"])


            # Stores orders.
            @traced
            def handler(event, context):
                table = os.environ["TABLE"]
                client.send_message(QueueUrl=table)
            """),
        arguments(
            "a comment about the client",
            "app.py",
            """
            import boto3


            def handler(event, context):
                # The client of the queue.
                client = «boto3.client("sqs")»
                # Sends.
                client.send_message()
            """,
            """
            import boto3


            # The client of the queue.
            client = boto3.client("sqs")


            def handler(event, context):
                # Sends.
                client.send_message()
            """),
        arguments(
            "a comment of several lines",
            "index.js",
            """
            const { S3Client } = require("@aws-sdk/client-s3");

            /*
            Handles the event
            of the front end.
            */
            exports.handler = async (event) => {
              const s3 = «new S3Client({})»;
              return s3.send(event);
            };
            """,
            """
            const { S3Client } = require("@aws-sdk/client-s3");

            const s3 = new S3Client({});

            /*
            Handles the event
            of the front end.
            */
            exports.handler = async (event) => {
              return s3.send(event);
            };
            """),
        arguments(
            "a client of JavaScript",
            "index.mjs",
            """
            import { S3Client } from "@aws-sdk/client-s3";

            const region = "eu-west-1";

            export const handler = async (event) => {
              const s3 = «new S3Client({
                region,
              })»;
              await s3.send(event);
            };
            """,
            """
            import { S3Client } from "@aws-sdk/client-s3";

            const region = "eu-west-1";

            const s3 = new S3Client({
              region,
            });

            export const handler = async (event) => {
              await s3.send(event);
            };
            """));
  }

  static Stream<Arguments> left() {
    return Stream.of(
        arguments(
            "a region of the event",
            "app.py",
            "import boto3\n"
                + "def f(event, context):\n"
                + "    c = «boto3.client('s3', region_name=event['r'])»\n"
                + "    c.x()\n"),
        arguments(
            "a variable of the function",
            "app.py",
            "import boto3\n"
                + "role = 1\n"
                + "def f(event, context):\n"
                + "    role = 2\n"
                + "    c = «boto3.client('s3', aws_access_key_id=role)»\n"
                + "    c.x()\n"),
        arguments(
            "a name that means something else",
            "app.py",
            "import boto3\n"
                + "def g(c):\n"
                + "    return c\n"
                + "def f(event, context):\n"
                + "    c = «boto3.client('s3')»\n"
                + "    c.x()\n"),
        arguments(
            "a client under a condition",
            "app.py",
            "import boto3\n"
                + "def f(event, context):\n"
                + "    if event:\n"
                + "        c = «boto3.client('s3')»\n"
                + "        c.x()\n"),
        arguments(
            "a client that is set again",
            "app.py",
            "import boto3\ndef f(event, context):\n    c = «boto3.client('s3')»\n    c = c.x()\n"),
        arguments(
            "what is declared behind",
            "app.py",
            "import boto3\n"
                + "def g():\n"
                + "    return config.x\n"
                + "def f(event, context):\n"
                + "    c = «boto3.client('s3', config=config)»\n"
                + "    c.x()\n"
                + "config = 1\n"),
        arguments(
            "a region that is set",
            "app.py",
            "import os\n"
                + "import boto3\n"
                + "def f(event, context):\n"
                + "    os.environ['AWS_REGION'] = event['r']\n"
                + "    c = «boto3.client('s3')»\n"
                + "    c.x()\n"),
        arguments(
            "a client that is closed",
            "index.js",
            "const { S3Client } = require('@aws-sdk/client-s3');\n"
                + "const f = async () => {\n"
                + "  const c = «new S3Client({})»;\n"
                + "  c.destroy();\n"
                + "};\n"),
        arguments(
            "a client of a database",
            "index.js",
            "const { MongoClient } = require('mongodb');\n"
                + "const f = async () => {\n"
                + "  const c = «new MongoClient('x')»;\n"
                + "  c.db();\n"
                + "};\n"),
        arguments(
            "a region that a function tells",
            "index.js",
            "const { S3Client } = require('@aws-sdk/client-s3');\n"
                + "function r() { return x; }\n"
                + "const f = async () => {\n"
                + "  const c = «new S3Client({ region: r() })»;\n"
                + "  c.send();\n"
                + "};\n"),
        arguments(
            "a method",
            "app.py",
            "import boto3\n"
                + "class A:\n"
                + "    def f(self):\n"
                + "        c = «boto3.client('s3')»\n"
                + "        c.x()\n"),
        arguments(
            "a connection",
            "app.py",
            "import psycopg2\n"
                + "def f(event, context):\n"
                + "    c = «psycopg2.connect('x')»\n"
                + "    c.close()\n"),
        arguments(
            "two clients in a statement",
            "index.js",
            "const f = async () => {\n  const a = «new S3Client({})», b = 1;\n  a.send(b);\n};\n"),
        arguments(
            "another statement beside",
            "index.js",
            "const f = async () => {\n  const a = «new S3Client({})»; g();\n  a.send(1);\n};\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moved")
  void clientsAreMadeBeforeTheFunction(String rule, String file, String marked, String expected) {
    assertThat(Mended.by(SharedClient::of, file, marked).after()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("left")
  void whatNeedsJudgementIsLeft(String rule, String file, String marked) {
    assertThat(Mended.by(SharedClient::of, file, marked).isChanged()).isFalse();
  }
}
