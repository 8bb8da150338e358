package dev.martello.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.read.FileEntry.Status;
import dev.martello.read.SourceTree.Linked;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.stack.Setting;
import dev.martello.stack.Template;
import dev.martello.syntax.Sources;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DiscoveryTest {
  private static final String BUCKET = "Resources: {A: {Type: AWS::S3::Bucket}}\n";
  private static final String SAM =
      "Transform: AWS::Serverless-2016-10-31\nResources: {F: {Type: AWS::Serverless::Function}}\n";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void contentDecidesWhatAFileIs(String rule, String name, String text, String expected)
      throws IOException {
    write(name, text);
    assertThat(Discovery.read(folder).entries())
        .extracting(entry -> entry.kind() + " " + entry.status())
        .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
  }

  static Stream<Arguments> contents() {
    return Stream.of(
        arguments("SAM", "any.yml", SAM, "SAM_TEMPLATE READ"),
        arguments(
            "SAM among transforms",
            "a.yaml",
            SAM.replace(
                "AWS::Serverless-2016-10-31",
                "[AWS::LanguageExtensions, AWS::Serverless-2016-10-31]"),
            "SAM_TEMPLATE READ"),
        arguments("CloudFormation", "stack.template", BUCKET, "CLOUDFORMATION_TEMPLATE READ"),
        arguments("YAML in .json", "a.json", BUCKET, "CLOUDFORMATION_TEMPLATE READ"),
        arguments(
            "JSON in .yaml",
            "a.yaml",
            "{\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\"}}}",
            "CLOUDFORMATION_TEMPLATE READ"),
        arguments(
            "custom resources only",
            "a.yaml",
            "Resources: {A: {Type: Custom::X}}",
            "CLOUDFORMATION_TEMPLATE READ"),
        arguments(
            "null for resources",
            "a.yaml",
            "AWSTemplateFormatVersion: 2010-09-09\nResources:\n",
            "CLOUDFORMATION_TEMPLATE READ"),
        arguments(
            "resources behind a loop",
            "a.yaml",
            "Resources: {'Fn::ForEach::L': [N, [a], {}]}",
            "CLOUDFORMATION_TEMPLATE READ"),
        arguments(
            "resources behind a condition",
            "a.yaml",
            "Resources: {'Fn::If': [C, {}, {}]}",
            "CLOUDFORMATION_TEMPLATE READ"),
        arguments(
            "broken template",
            "a.yaml",
            "Resources:\n  A:\n    Type: AWS::S3::Bucket\n  B: [\n",
            "CLOUDFORMATION_TEMPLATE BROKEN"),
        arguments(
            "broken from the start",
            "a.json",
            "{\"Resources\": [\"AWS::S3::Bucket\" }",
            "CLOUDFORMATION_TEMPLATE BROKEN"),
        arguments(
            "parameters of the CLI",
            "p.json",
            "[{\"ParameterKey\": \"A\", \"ParameterValue\": \"1\"}]",
            "PARAMETERS READ"),
        arguments(
            "parameters of a pipeline",
            "p.json",
            "{\"Parameters\": {\"A\": \"1\"}, \"Tags\": {}}",
            "PARAMETERS READ"),
        arguments(
            "parameters in YAML",
            "p.yaml",
            "- ParameterKey: A\n  ParameterValue: 1\n",
            "PARAMETERS READ"),
        arguments(
            "Serverless Framework",
            "serverless.yml",
            "service: a\n"
                + "provider: {name: aws}\n"
                + "resources:\n"
                + "  Resources: {A: {Type: AWS::S3::Bucket}}\n",
            "SERVERLESS SKIPPED"),
        arguments(
            "Serverless Framework in lines",
            "serverless.yml",
            "service: a\nprovider:\n  name: aws\n",
            "SERVERLESS SKIPPED"),
        arguments("Terraform", "main.tf", "resource {}", "TERRAFORM SKIPPED"),
        arguments("binary", "a.yaml", "a\0b", "OTHER SKIPPED"),
        arguments("a workflow", "ci.yaml", "on: push\njobs: {}\n", ""),
        arguments(
            "a policy document",
            "p.json",
            "{\"Statement\": [{\"Resource\": \"arn:aws:s3:::b\"}]}",
            ""),
        arguments("Kubernetes", "k.yaml", "kind: A\nresources: [b.yaml]\n", ""),
        arguments(
            "a text that talks of templates",
            "a.txt",
            "Resources of type AWS::S3::Bucket: good",
            ""),
        arguments("a program", "a.py", BUCKET, ""));
  }

  @Test
  void foldersOfOthersAndOfBuildsAreListedOnce() throws IOException {
    for (var name : new String[] {"node_modules", ".git", ".aws-sam", ".terraform"}) {
      write(name + "/deep/a.yaml", BUCKET);
    }
    write("env/pyvenv.cfg", "");
    write("env/a.yaml", BUCKET);
    write("java/pom.xml", "");
    write("java/target/classes/a.yaml", BUCKET);
    write("target/a.yaml", BUCKET);
    assertThat(Discovery.read(folder).entries())
        .extracting(FileEntry::path, FileEntry::status)
        .containsExactly(
            tuple(".aws-sam", Status.SKIPPED),
            tuple(".git", Status.SKIPPED),
            tuple(".terraform", Status.SKIPPED),
            tuple("env", Status.SKIPPED),
            tuple("java/target", Status.SKIPPED),
            tuple("node_modules", Status.SKIPPED),
            tuple("target/a.yaml", Status.READ));
  }

  @Test
  void ignoredFilesAreReadToo() throws IOException {
    write(".gitignore", "*.yaml\n");
    write("a.yaml", BUCKET);
    assertThat(Discovery.read(folder).templates()).hasSize(1);
  }

  @Test
  void whatIsNoRegularFileIsSkipped() throws IOException, InterruptedException {
    var fifo = folder.resolve("a.yaml");
    assumeTrue(makesFifo(fifo), "no mkfifo on this machine");
    assertThat(Discovery.read(folder).entries())
        .extracting(FileEntry::reason)
        .containsExactly("no regular file");
    assertThat(Discovery.read(fifo).entries())
        .extracting(FileEntry::reason)
        .containsExactly("no regular file");
  }

  private static boolean makesFifo(Path path) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void hugeFilesAreNotRead() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("a.json").toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    assertThat(Discovery.read(folder).entries())
        .extracting(FileEntry::reason)
        .containsExactly("larger than 10 MB");
  }

  @Test
  void linksAreListedAndNotFollowed() throws IOException {
    write("root/app/a.yaml", BUCKET);
    write("outside.yaml", BUCKET);
    Files.createSymbolicLink(folder.resolve("root/app/loop"), folder.resolve("root"));
    Files.createSymbolicLink(folder.resolve("root/b.yaml"), folder.resolve("outside.yaml"));
    Files.createSymbolicLink(folder.resolve("root/c.yaml"), folder.resolve("root/app/a.yaml"));
    Files.createSymbolicLink(folder.resolve("root/d.yaml"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("root/e.yaml"), folder.resolve("root/e.yaml"));
    var tree = Discovery.read(folder.resolve("root"));
    assertThat(tree.entries())
        .extracting(FileEntry::path, FileEntry::reason)
        .containsExactly(
            tuple("app/a.yaml", ""),
            tuple("app/loop", "symbolic link to `.`"),
            tuple("b.yaml", "symbolic link that points outside the scanned folder"),
            tuple("c.yaml", "symbolic link to `app/a.yaml`"),
            tuple("d.yaml", "symbolic link that leads nowhere"),
            tuple("e.yaml", "symbolic link that leads nowhere"));
  }

  @Test
  void foldersThatCannotBeOpenedAreReported() throws IOException {
    write("closed/a.yaml", BUCKET);
    write("open/a.yaml", BUCKET);
    Files.setPosixFilePermissions(
        folder.resolve("closed"), PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(folder.resolve("closed")), "this user may read everything");
    assertThat(Discovery.read(folder).entries())
        .extracting(FileEntry::path, FileEntry::status)
        .containsExactly(tuple("closed", Status.BROKEN), tuple("open/a.yaml", Status.READ));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void templatesAreReadInEveryEncoding(String rule, String mark, Charset charset)
      throws IOException {
    Files.write(folder.resolve("a.yaml"), (mark + BUCKET).getBytes(charset));
    assertThat(Discovery.read(folder).templates())
        .singleElement()
        .satisfies(template -> assertThat(template.root().keys()).containsExactly("Resources"));
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        arguments("UTF-8 with a mark", "\uFEFF", StandardCharsets.UTF_8),
        arguments("UTF-16 little endian", "", StandardCharsets.UTF_16LE),
        arguments("UTF-16 big endian with a mark", "\uFEFF", StandardCharsets.UTF_16BE));
  }

  @Test
  void oneFileIsReadWithItsConfiguration() throws IOException {
    write("a.yaml", SAM);
    write("b.yaml", BUCKET);
    write("samconfig.toml", "[default.deploy.parameters]\nregion = 'eu-west-1'\n");
    var tree = Discovery.read(folder.resolve("a.yaml"));
    assertThat(tree.entries())
        .extracting(FileEntry::path)
        .containsExactly("a.yaml", "samconfig.toml");
    assertThat(tree.templates().getFirst().environment("default").orElseThrow().setting().region())
        .isEqualTo("eu-west-1");
  }

  @Test
  void aFileThatTheUserNamesIsListedWhateverItIs() throws IOException {
    write("notes.md", "# nothing");
    assertThat(Discovery.read(folder.resolve("notes.md")).entries())
        .extracting(FileEntry::path, FileEntry::reason)
        .containsExactly(tuple("notes.md", "declares no application"));
  }

  @Test
  void aPathThatDoesNotExistIsSaidSo() {
    assertThatThrownBy(() -> Discovery.read(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("` cannot be opened: it does not exist");
  }

  @Test
  void nestedTemplatesAreLinked() throws IOException {
    write("app/main.yaml", SAM);
    write("app/nested/n.yaml", BUCKET);
    write("app/folder/template.yaml", BUCKET);
    write("node_modules/x/m.yaml", BUCKET);
    write("app/other.txt", "hello");
    var tree = Discovery.read(folder);
    var main = tree.template("app/main.yaml").orElseThrow();
    assertThat(path(tree.link(main, "./nested/n.yaml", main.root().origin())))
        .isEqualTo("app/nested/n.yaml");
    assertThat(path(tree.link(main, "folder", main.root().origin())))
        .isEqualTo("app/folder/template.yaml");
    assertThat(path(tree.link(main, "../node_modules/x/m.yaml", main.root().origin())))
        .isEqualTo("node_modules/x/m.yaml");
    assertThat(tree.link(main, "https://b.s3.amazonaws.com/k", main.root().origin()))
        .isEqualTo(new Linked.Remote("https://b.s3.amazonaws.com/k"));
    assertThat(message(tree.link(main, "../../x.yaml", main.root().origin())))
        .contains("points outside the scanned folder");
    assertThat(message(tree.link(main, "other.txt", main.root().origin())))
        .contains("no CloudFormation template");
    assertThat(message(tree.link(main, "none.yaml", main.root().origin())))
        .contains("does not exist");
  }

  private static String path(Linked linked) {
    return ((Linked.Found) linked).template().path();
  }

  private static String message(Linked linked) {
    return ((Linked.Broken) linked).problem().message();
  }

  @Test
  void assembliesOfTheCdkAreRead() throws IOException {
    write(
        "cdk.out/manifest.json",
        """
        {"version": "36.0.0", "artifacts": {
          "S.assets": {"type": "cdk:asset-manifest", "properties": {"file": "S.assets.json"}},
          "S": {
            "type": "aws:cloudformation:stack",
            "environment": "aws://unknown-account/eu-west-1",
            "properties": {"templateFile": "S.template.json"},
            "metadata": {"/S/Fn/Resource": [{"type": "aws:cdk:logicalId", "data": "Fn123"}]},
            "displayName": "App/S"}}}
        """);
    write(
        "cdk.out/S.assets.json",
        """
        {"files": {"abc": {
          "source": {"path": "asset.abc", "packaging": "zip"},
          "destinations": {"here": {"objectKey": "abc.zip"}}}}}
        """);
    write(
        "cdk.out/S.template.json",
        "{\"Resources\": {\"Fn123\": {\"Type\": \"AWS::Lambda::Function\"}}}");
    write("cdk.out/asset.abc/t.yaml", BUCKET);
    var tree = Discovery.read(folder);
    assertThat(tree.entries())
        .extracting(FileEntry::path, FileEntry::kind)
        .containsExactly(
            tuple("cdk.out/S.template.json", FileKind.CDK_TEMPLATE),
            tuple("cdk.out/asset.abc", FileKind.FOLDER),
            tuple("cdk.out/manifest.json", FileKind.CDK_MANIFEST));
    var stack = tree.cdkStack("cdk.out/S.template.json").orElseThrow();
    assertThat(stack.name()).isEqualTo("App/S");
    assertThat(stack.region()).isEqualTo("eu-west-1");
    assertThat(stack.account()).isEmpty();
    assertThat(stack.constructs()).containsEntry("Fn123", new Template.Construct("S/Fn", false));
    assertThat(tree.assemblies().getFirst().assetOf("abc.zip").orElseThrow().path())
        .isEqualTo("cdk.out/asset.abc");
  }

  @Test
  void nestedStacksOfTheCdkAreLinkedByTheirAsset() throws IOException {
    write(
        "cdk.out/manifest.json",
        "{\"version\": \"36\", \"artifacts\": {\"T\": {\"type\": \"cdk:tree\"}}}");
    write(
        "cdk.out/N.nested.template.json",
        "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}");
    write(
        "cdk.out/S.template.json",
        """
        {"Resources": {"N": {
          "Type": "AWS::CloudFormation::Stack",
          "Properties": {"TemplateURL": {"Fn::Sub": "https://s3.${AWS::URLSuffix}/assets/abc.json"}},
          "Metadata": {"aws:asset:path": "N.nested.template.json"}}}}
        """);
    var tree = Discovery.read(folder);
    var expanded =
        TemplateExpansion.expand(
            tree.template("cdk.out/S.template.json").orElseThrow(), tree, Setting.none());
    assertThat(expanded.problems()).isEmpty();
    assertThat(expanded.template().nested()).containsEntry("N", "cdk.out/N.nested.template.json");
  }

  @Test
  void entriesComeInTheOrderOfPaths() throws IOException {
    for (var name : new String[] {"b/z.yaml", "a.yaml", "b.yaml", "a/b.yaml", "B.yaml"}) {
      write(name, BUCKET);
    }
    assertThat(Discovery.read(folder).entries())
        .extracting(FileEntry::path)
        .containsExactly("B.yaml", "a.yaml", "a/b.yaml", "b.yaml", "b/z.yaml");
  }

  @Test
  void allRealTemplatesAreReadWithoutAnyProblemButTheirOwn() throws IOException {
    for (var path : Sources.sharedTemplates()) {
      var text = Sources.read(path);
      var parsed = ShortTags.read(new SourceFile(path.toString(), text));
      assertThat(parsed.isComplete()).as(path.toString()).isTrue();
      assertThat(parsed.problems())
          .as(path.toString())
          .allSatisfy(problem -> assertThat(problem.message()).contains("stands twice"));
    }
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }
}
