package dev.martello.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Rule;
import dev.martello.code.check.code.Checks;
import dev.martello.engine.Scan;
import dev.martello.model.LambdaFunction;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that no template declares: what is taken for a handler, and what is not. */
final class AssumedHandlersTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "app.py | def lambda_handler(event, context): pass",
        "app.py | def orders(event, _context): pass",
        "app.py | def on_upload(s3_event, ctx): pass",
        "app.js | exports.handler = async (event) => event",
        "app.mjs | export const handler = async ({ body }) => body",
        "app.js | module.exports.list = (event, context, callback) => callback(null, event)",
        "app.ts | export async function handler(event: any): Promise<void> {}",
        "app.mjs | export const list = async ({ queryStringParameters: { q } }) => q",
        "app.mjs | export async function each({ Records }, context) { return Records; }",
        "app.ts | import { Handler } from 'aws-lambda'; const run: Handler<Job> = async (input) => input",
        "app.ts | import type { S3Handler, SQSHandler as Queue } from 'aws-lambda';"
            + " const run: Queue = async function (messages) {}",
        "app.ts | import * as lambda from 'aws-lambda'; const run: lambda.Handler = (input) => input",
        "App.java | import com.amazonaws.services.lambda.runtime.*; class App implements"
            + " RequestHandler<String, String> { public String handleRequest(String a, Context b) {"
            + " return a; } }",
      })
  void whatLooksLikeAHandlerIsTakenForOne(String file, String code) throws IOException {
    assertThat(assumed(file, code)).hasSize(1);
  }

  @Test
  void programsOfGoThatStartAHandlerAre() throws IOException {
    var program =
        """
        package main

        import "github.com/aws/aws-lambda-go/lambda"

        func handle(event string) string { return event }

        func main() { lambda.Start(handle) }
        """;
    assertThat(assumed("main.go", program)).hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "app.py | def convert(text, width): pass",
        "app.py | def request(method, url): pass",
        "app.py | class A: pass",
        "app.js | const add = (a, b) => a + b",
        "app.mjs | export const send = async ({ body }) => body",
        "app.mjs | const first = ({ Records }) => Records[0]",
        "app.mjs | export const all = [1].map(({ Records }) => Records)",
        "app.ts | import { Handler } from './own'; const run: Handler = async (input) => input",
        "app.ts | import { Callback } from 'aws-lambda'; const done: Callback = (error) => {}",
        "app.js | button.addEventListener('click', (event) => event.preventDefault())",
        "App.java | class App { String greet(String name) { return name; } }",
      })
  void otherFunctionsAreNot(String file, String code) throws IOException {
    assertThat(assumed(file, code)).isEmpty();
  }

  @Test
  void everyFieldOfTheEventIsDataOfNobodyKnowsWhom() throws IOException {
    Files.writeString(
        folder.resolve("app.py"),
        "import os\n\ndef handler(event, context):\n    os.system(event['anything']['name'])\n");

    assertThat(scan(true).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("code/os-command-injection");
              assertThat(finding.line()).isEqualTo(4);
            });
  }

  @Test
  void routesOfFrameworksAreWaysIn() throws IOException {
    Files.writeString(
        folder.resolve("server.js"),
        """
        const express = require('express');
        const { exec } = require('child_process');
        const app = express();
        app.get('/ping', (req, res) => exec('ping ' + req.query.host));
        app.get('/date', (req, res) => exec('date'));
        """);
    Files.writeString(
        folder.resolve("Pages.java"),
        """
        import org.springframework.web.bind.annotation.GetMapping;
        class Pages {
          @GetMapping("/run")
          void run(String command) throws java.io.IOException {
            Runtime.getRuntime().exec(command);
          }
        }
        """);

    assertThat(scan(true).findings())
        .filteredOn(finding -> finding.rule().id().equals("code/os-command-injection"))
        .extracting(finding -> finding.path() + ":" + finding.line())
        .containsExactlyInAnyOrder("server.js:4", "Pages.java:5");
  }

  @Test
  void codeOfDeclaredFunctionsIsNotTakenTwice() throws IOException {
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: app.handler, Runtime: python3.13}
        """);
    Files.writeString(folder.resolve("app.py"), "def handler(event, context):\n    return 1\n");
    Files.writeString(folder.resolve("old.py"), "def handler(event, context):\n    return 1\n");

    assertThat(scan(true).app().functions())
        .extracting(function -> function.identity().key())
        .containsExactly("template.yaml#Orders", "old.py#handler");
  }

  @Test
  void nothingIsTakenUnlessAskedFor() throws IOException {
    Files.writeString(folder.resolve("app.py"), "def handler(event, context):\n    return 1\n");

    assertThat(scan(false).app().functions()).isEmpty();
  }

  private List<LambdaFunction> assumed(String file, String code) throws IOException {
    Files.writeString(folder.resolve(file), code + "\n");
    return scan(true).app().functions();
  }

  private Report scan(boolean isAssuming) throws IOException {
    var request =
        new Scan.Request(
            List.of(folder),
            Setting.none(),
            Checks.all().stream().map(Rule::of).filter(rule -> !rule.isStrict()).toList(),
            LocalDate.of(2026, 1, 1),
            new Report.Tool("martello", "test"));
    return Scan.run(request.assuming(isAssuming));
  }
}
