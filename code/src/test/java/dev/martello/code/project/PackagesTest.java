package dev.martello.code.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the code of functions is found: folders, archives, layers, images, builds. */
final class PackagesTest {
  private static final String PYTHON =
      """
      import os
      def handler(event, context):
          os.system("ls " + event["queryStringParameters"]["name"])
      """;

  private static final String SCRIPT =
      """
      import {execSync} from 'node:child_process';
      export const handler = async (event) => execSync('ls ' + event.queryStringParameters.name);
      """;

  private static final String SECRET = "DB_PASSWORD=Hx7kq2Zp9\n";

  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void function(String properties) throws IOException {
    function(properties, "", "");
  }

  private void function(String properties, String beside, String others) throws IOException {
    write(
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
        %s\
            Properties:
              Events: {Get: {Type: HttpApi, Properties: {Path: /f, Method: get}}}
        %s%s\
        """
            .formatted(beside.indent(4), properties.indent(6), others.indent(2)));
  }

  private void zip(String path, Map<String, String> files) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    try (OutputStream out = Files.newOutputStream(folder.resolve(path));
        var zip = new ZipOutputStream(out)) {
      for (var file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private Report scan() throws IOException {
    var rules =
        dev.martello.code.check.code.Checks.all().stream()
            .map(Rule::of)
            .filter(rule -> rule.id().matches("code/(?:os-command-injection|secret-in-.*)"))
            .toList();
    return Scan.explore(
            new Scan.Request(
                List.of(folder),
                Setting.none(),
                rules,
                LocalDate.of(2026, 1, 1),
                new Report.Tool("martello", "test")),
            Progress.NONE)
        .report();
  }

  /** Returns where something was found, and why functions were not read. */
  private List<String> told() throws IOException {
    var report = scan();
    var told =
        new java.util.ArrayList<>(
            report.findings().stream()
                .map(finding -> name(finding) + " " + finding.path() + ":" + finding.line())
                .toList());
    report.unread().forEach(unread -> told.add(unread.reason()));
    return told;
  }

  private static String name(Finding finding) {
    return finding.rule().id().substring("code/".length());
  }

  // buckets

  private static final String IN_BUCKET =
      """
      Runtime: python3.13
      CodeUri: s3://artifacts/app.zip
      Handler: app.handler
      """;

  @Test
  void sourcesOfWhatLiesInABucketAreReadBesideTheTemplate() throws IOException {
    function(IN_BUCKET);
    write("src/app.py", PYTHON);
    write("src/conf/.env", SECRET);
    assertThat(told()).containsExactly("os-command-injection src/app.py:3");
  }

  @Test
  void twoFunctionsOfBucketsDoNotShareASource() throws IOException {
    function(
        IN_BUCKET,
        "",
        """
        G:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.13, Handler: app.handler, Code: {S3Bucket: b, S3Key: g.zip}}
        """);
    write("app.py", PYTHON);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatLiesInABucketStaysUnreadWithoutTheHandlersFile() throws IOException {
    function(IN_BUCKET);
    write("other.py", PYTHON);
    assertThat(told()).isEmpty();
  }

  // registries

  @Test
  void sourcesOfAnImageInARegistryAreReadBesideTheTemplate() throws IOException {
    function(
        """
        PackageType: Image
        ImageUri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1
        ImageConfig: {Command: [app.handler]}
        """);
    write("src/app.py", PYTHON);
    write("src/conf/.env", SECRET);
    assertThat(told()).containsExactly("os-command-injection src/app.py:3");
  }

  @Test
  void anImageThatNothingNamesHasTheSourcesBesideTheTemplate() throws IOException {
    function("PackageType: Image\nImageConfig: {Command: [src/app.handler]}");
    write("src/app.mjs", SCRIPT);
    assertThat(told()).containsExactly("os-command-injection src/app.mjs:2");
  }

  @Test
  void anImageOfWhichNoHandlerIsNamedStaysUnread() throws IOException {
    function("PackageType: Image\nImageUri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1");
    write("app.py", PYTHON);
    assertThat(told()).isEmpty();
  }

  // archives

  @Test
  void scriptsInArchivesAreRead() throws IOException {
    function("CodeUri: build/app.zip\nHandler: app.handler\nRuntime: python3.13");
    zip("build/app.zip", Map.of("app.py", PYTHON, "conf/.env", SECRET));
    assertThat(told())
        .containsExactly(
            "os-command-injection build/app.zip!/app.py:3",
            "secret-in-package build/app.zip!/conf/.env:1");
  }

  @Test
  void entriesThatLeadOutOfTheArchiveAreNotRead() throws IOException {
    function("CodeUri: app.zip\nHandler: app.handler\nRuntime: python3.13");
    zip("app.zip", Map.of("../app.py", PYTHON, "/app.py", PYTHON));
    assertThat(told()).containsExactly("`app.zip` has no file for the handler `app.handler`");
  }

  @Test
  void tooLargeFilesAreTold() throws IOException {
    function("CodeUri: src\nHandler: lib.app.handler\nRuntime: python3.13");
    Files.createDirectories(folder.resolve("src/lib"));
    Files.writeString(folder.resolve("src/lib/app.py"), "#".repeat(10_000_001));
    assertThat(told()).containsExactly("`lib/app.py` is too large to be read");
  }

  @Test
  void filesThatAreNoTextAreTold() throws IOException {
    function("CodeUri: src\nHandler: lib.app.handler\nRuntime: python3.13");
    write("src/lib/app.py", PYTHON + "\0");
    assertThat(told()).containsExactly("`src/lib/app.py` is not read: binary, it holds zero bytes");
  }

  @Test
  void filesThatMayNotBeOpenedAreBroken() throws IOException {
    function("CodeUri: src\nHandler: app.handler\nRuntime: python3.13");
    write("src/app.py", PYTHON);
    var closed = folder.resolve("src/app.py");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(closed), "the user may read everything");
    assertThat(told()).containsExactly("`src/app.py` cannot be opened: permission denied");
    assertThat(scan().files())
        .filteredOn(file -> file.status() == Report.Status.BROKEN)
        .extracting(Report.ReportedFile::path)
        .containsExactly("src/app.py");
  }

  @Test
  void modulesOfFoldersWithoutAFileOfTheirOwnAreRead() throws IOException {
    function("CodeUri: src\nHandler: app.main.handler\nRuntime: python3.13");
    write("src/app/main.py", "from app import work\nfrom . import more\n" + CALLING);
    write("src/app/work.py", "import os\ndef run(name):\n    os.system('ls ' + name)\n");
    write("src/app/more.py", "import os\ndef run(name):\n    os.system('cat ' + name)\n");
    assertThat(told())
        .containsExactlyInAnyOrder(
            "os-command-injection src/app/work.py:3", "os-command-injection src/app/more.py:3");
  }

  private static final String CALLING =
      """
      def handler(event, context):
          work.run(event["queryStringParameters"]["name"])
          more.run(event["queryStringParameters"]["name"])
      """;

  @Test
  void whatExpandsTooFarIsNotRead() throws IOException {
    function("CodeUri: app.zip\nHandler: app.handler\nRuntime: python3.13");
    zip("app.zip", Map.of("app.py", "#".repeat(9_000_000)));
    assertThat(told()).containsExactly("`app.zip` has no file for the handler `app.handler`");
  }

  @Test
  void whatIsNoArchiveSaysSo() throws IOException {
    function("CodeUri: app.zip\nHandler: app.handler\nRuntime: python3.13");
    write("app.zip", "text");
    assertThat(told()).containsExactly("`app.zip` cannot be read: it is no zip archive");
  }

  @Test
  void aScriptAloneIsAPackage() throws IOException {
    function("CodeUri: src/app.py\nHandler: app.handler\nRuntime: python3.13");
    write("src/app.py", PYTHON);
    write("src/.env", SECRET);
    assertThat(told()).containsExactly("os-command-injection src/app.py:3");
  }

  // layers

  @Test
  void functionsUseTheCodeOfLayers() throws IOException {
    function(
        "CodeUri: src\nHandler: app.handler\nRuntime: python3.13\nLayers: [!Ref Shared]",
        "",
        """
        Shared:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: layer}
        """);
    write(
        "src/app.py",
        """
        from shell import run
        def handler(event, context):
            run(event["queryStringParameters"]["name"])
        """);
    write("layer/python/shell.py", "import os\ndef run(name):\n    os.system('ls ' + name)\n");
    write("layer/settings.env", SECRET);
    assertThat(told())
        .containsExactly(
            "os-command-injection layer/python/shell.py:3", "secret-in-layer layer/settings.env:1");
  }

  @Test
  void ownPackagesOfLayersAreSearchedForSecrets() throws IOException {
    function(
        "CodeUri: src\nHandler: app.handler\nRuntime: nodejs24.x\nLayers: [!Ref One, !Ref Two]",
        "",
        """
        One:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: one}
        Two:
          Type: AWS::Lambda::LayerVersion
          Properties: {Content: two.zip}
        """);
    write("src/app.js", "exports.handler = async () => 1;\n");
    var own = "{\"name\": \"own\", \"version\": \"1.0.0\", \"license\": \"ISC\"}";
    var published =
        "{\"name\": \"p\", \"repository\": {\"url\": \"git+https://example.com/p.git\"}}";
    write("one/nodejs/node_modules/own/package.json", own);
    write("one/nodejs/node_modules/own/.env", SECRET);
    write("one/nodejs/node_modules/own/node_modules/deep/.env", SECRET);
    write("one/nodejs/node_modules/p/package.json", published);
    write("one/nodejs/node_modules/p/.env", SECRET);
    zip(
        "two.zip",
        Map.of(
            "nodejs/node_modules/@shop/bare/.env", SECRET,
            "nodejs/node_modules/p/package.json", published,
            "nodejs/node_modules/p/.env", SECRET));
    assertThat(told())
        .containsExactly(
            "secret-in-layer one/nodejs/node_modules/own/.env:1",
            "secret-in-layer two.zip!/nodejs/node_modules/@shop/bare/.env:1");
  }

  @Test
  void scriptsUseLayersByPackageAndByPath() throws IOException {
    function(
        "CodeUri: src\nHandler: app.handler\nRuntime: nodejs24.x\nLayers: [!Ref One, !Ref Two]",
        "",
        """
        One:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: one}
        Two:
          Type: AWS::Lambda::LayerVersion
          Properties: {Content: two.zip}
        """);
    write(
        "src/app.js",
        """
        const {run} = require('shell');
        const {start} = require('/opt/nodejs/start');
        exports.handler = async (event) => {
          run(event.queryStringParameters.name);
          start(event.queryStringParameters.path);
        };
        """);
    write(
        "one/nodejs/node_modules/shell/index.js",
        "const c = require('child_process');\nexports.run = (name) => c.execSync('ls ' + name);\n");
    zip(
        "two.zip",
        Map.of(
            "nodejs/start.js",
            "const c = require('./deep/c');\nexports.start = (name) => c.go(name);\n",
            "nodejs/deep/c.js",
            "exports.go = (n) => require('child_process').execSync('ls ' + n);\n"));
    assertThat(told())
        .containsExactly(
            "os-command-injection one/nodejs/node_modules/shell/index.js:2",
            "os-command-injection two.zip!/nodejs/deep/c.js:1");
  }

  @Test
  void installedPackagesOfLayersAreLibraries() throws IOException {
    function(
        "CodeUri: src\nHandler: app.handler\nRuntime: python3.13\nLayers: [!Ref Shared]",
        "",
        """
        Shared:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: layer}
        """);
    write(
        "src/app.py",
        """
        from shell import run
        def handler(event, context):
            run(event["queryStringParameters"]["name"])
        """);
    write(
        "layer/python/shell/__init__.py",
        "import os\n__version__ = '1.0'\ndef run(name):\n    os.system('ls ' + name)\n");
    assertThat(told()).isEmpty();
  }

  @Test
  void aLayerThatIsNotThereSaysSo() throws IOException {
    function(
        "CodeUri: src\nHandler: app.handler\nRuntime: python3.13\nLayers: [!Ref Shared]",
        "",
        """
        Shared:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: none}
        """);
    write("src/app.py", PYTHON);
    assertThat(told())
        .containsExactly("os-command-injection src/app.py:3", "`none` does not exist");
  }

  // images

  private void image(String dockerfile, String properties) throws IOException {
    function(
        "PackageType: Image\n" + properties,
        """
        Metadata:
          Dockerfile: Dockerfile
          DockerContext: image
          DockerBuildArgs: {FOLDER: app}
        """,
        "");
    write("image/Dockerfile", dockerfile);
  }

  @Test
  void imagesAreReadByTheirDockerfile() throws IOException {
    image(
        """
        ARG VERSION=3.13
        FROM public.ecr.aws/lambda/python:${VERSION}
        ARG FOLDER
        COPY ${FOLDER}/ ${LAMBDA_TASK_ROOT}/
        COPY requirements.txt \\
          ./
        CMD [ "main.handler" ]
        """,
        "");
    write("image/app/main.py", PYTHON);
    write("image/app/.env", SECRET);
    write("image/.env", SECRET);
    assertThat(told())
        .containsExactly(
            "secret-in-package image/app/.env:1", "os-command-injection image/app/main.py:3");
  }

  @Test
  void theTemplateDecidesWhatAnImageRuns() throws IOException {
    image(
        """
        FROM node:24 AS build
        WORKDIR /work
        COPY . .
        FROM node:24-slim
        WORKDIR /function
        COPY --from=build /work/src ./src
        ENTRYPOINT ["/usr/local/bin/npx", "aws-lambda-ric"]
        CMD ["src/other.handler"]
        """,
        "ImageConfig: {Command: [src/app.handler]}");
    write("image/src/app.mjs", SCRIPT);
    write("image/src/secret.env", SECRET);
    write("image/.dockerignore", "*.md\n**/*.env\n");
    assertThat(told()).containsExactly("os-command-injection image/src/app.mjs:2");
  }

  @Test
  void sourcesStandForWhatAnImageCompiles() throws IOException {
    image(
        """
        FROM public.ecr.aws/lambda/nodejs:22 AS builder
        WORKDIR /usr/app
        COPY package.json index.ts ./
        RUN npm install && npm run build
        FROM public.ecr.aws/lambda/nodejs:22
        WORKDIR ${LAMBDA_TASK_ROOT}
        COPY --from=builder /usr/app/dist/* ./
        CMD ["index.handler"]
        """,
        "");
    write("image/index.ts", SCRIPT);
    assertThat(told()).containsExactly("os-command-injection image/index.ts:2");
  }

  private static final String GO =
      """
      package main

      import (
      	"context"
      	"os/exec"

      	"github.com/aws/aws-lambda-go/lambda"
      )

      func handle(_ context.Context, event map[string]string) error {
      	return exec.Command("sh", "-c", "ls "+event["folder"]).Run()
      }

      func main() { lambda.Start(handle) }
      """;

  @Test
  void programsOfGoAreFoundByWhatTheImageBuilds() throws IOException {
    image(
        """
        FROM golang:1.24-bookworm AS build
        WORKDIR /src
        COPY . .
        RUN CGO_ENABLED=0 go build -tags lambda.norpc -o /main ./cmd/listing
        FROM debian:bookworm-slim
        COPY --from=build /main /main
        ENTRYPOINT ["/main"]
        """,
        "");
    write("image/go.mod", "module example.com/shop\n\ngo 1.24\n");
    write("image/cmd/listing/main.go", GO);
    write("image/cmd/other/main.go", GO.replace("sh", "bash"));
    assertThat(told()).containsExactly("os-command-injection image/cmd/listing/main.go:11");
  }

  @Test
  void programsOfGoAreFoundInImagesOfTheRuntime() throws IOException {
    image(
        """
        FROM golang:1.24
        COPY . .
        RUN go build -o bootstrap main.go
        FROM public.ecr.aws/lambda/provided:al2023
        COPY --from=0 /go/bootstrap ./bootstrap
        CMD ["bootstrap"]
        """,
        "");
    write("image/go.mod", "module example.com/shop\n\ngo 1.24\n");
    write("image/main.go", GO);
    assertThat(told()).containsExactly("os-command-injection image/main.go:11");
  }

  @Test
  void programsOfUnknownMakeSaySo() throws IOException {
    image(
        """
        FROM golang:1.24 AS tools
        RUN go install example.com/tool
        FROM rust:1.90 AS build
        RUN cargo build
        FROM debian:bookworm-slim
        COPY --from=build /main /main
        ENTRYPOINT ["/main"]
        """,
        "");
    write("image/go.mod", "module example.com/shop\n\ngo 1.24\n");
    write("image/main.go", GO);
    assertThat(told())
        .containsExactly("what runs in an image from `debian:bookworm-slim` is not known");
  }

  @Test
  void imagesThatStartProgramsSaySo() throws IOException {
    image("FROM python:3.13-slim\nCOPY app.py /app/\nCMD [\"python\", \"/app/app.py\"]\n", "");
    write("image/app.py", PYTHON);
    assertThat(told())
        .containsExactly("its image starts `python /app/app.py`, which is no handler");
  }

  @Test
  void imagesWithoutDockerfileSaySo() throws IOException {
    image("FROM scratch\n", "");
    Files.delete(folder.resolve("image/Dockerfile"));
    assertThat(told()).containsExactly("`image` has no `Dockerfile`");
  }

  // builds

  @Test
  void entryPointsOfBundlersAreRead() throws IOException {
    function(
        "CodeUri: .\nHandler: functions/get.handler\nRuntime: nodejs24.x",
        """
        Metadata:
          BuildMethod: esbuild
          BuildProperties: {EntryPoints: [lambda/functions/get.ts, lambda/functions/put.ts]}
        """,
        "");
    write("lambda/functions/get.ts", SCRIPT);
    write("functions/get.js", "exports.handler = () => 1;\n");
    write(".env", SECRET);
    assertThat(told()).containsExactly("os-command-injection lambda/functions/get.ts:2");
  }

  @Test
  void sourcesInTypeScriptGoBeforeWhatWasMadeOfThem() throws IOException {
    function("CodeUri: app/dist\nHandler: get.handler\nRuntime: nodejs24.x");
    write(
        "app/dist/get.js",
        "exports.handler=(e)=>require('child_process').execSync('ls"
            + " '+e.queryStringParameters.name)");
    write("app/src/get.ts", SCRIPT);
    assertThat(told()).containsExactly("os-command-injection app/src/get.ts:2");
  }

  @Test
  void whatSamHasBuiltIsReadIfThereAreNoSources() throws IOException {
    function("CodeUri: src\nHandler: app.handler\nRuntime: python3.13");
    write("src/Makefile", "build-F:\n");
    write(".aws-sam/build/F/app.py", PYTHON);
    assertThat(told()).containsExactly("os-command-injection .aws-sam/build/F/app.py:3");
  }

  @Test
  void testsAreToldMoreMildly() throws IOException {
    function("CodeUri: src\nHandler: app.handler\nRuntime: python3.13");
    write("src/app.py", PYTHON);
    write("src/tests/fixtures/.env", SECRET);
    write("src/old.py", "password = 'Hx7kq2Zp9'\n");
    var findings =
        scan().findings().stream()
            .filter(finding -> name(finding).equals("secret-in-package"))
            .toList();
    assertThat(findings)
        .extracting(finding -> finding.severity().word() + " " + finding.message())
        .containsExactly(
            "high `old.py`, which no handler reaches, sets `password` to a secret",
            "low `.env` sets `DB_PASSWORD` to a secret; the file looks like one for tests");
  }
}
