package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.report.Report;
import dev.martello.report.json.JsonReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole product on input that is broken or hostile: a message with a place, and the rest. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class BadInputTest {
  /** Stands beside every bad file: it must be analysed all the same. */
  private static final String GOOD =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Hook:
          Type: AWS::Serverless::Function
          Properties:
            InlineCode: x
            Handler: a.b
            Runtime: python3.13
            FunctionUrlConfig: {AuthType: NONE}
      """;

  @TempDir Path folder = Path.of("");

  static List<Arguments> texts() {
    var cases = new ArrayList<Arguments>();
    add(
        cases,
        "unclosed JSON",
        "t.json",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"",
        "1:");
    add(cases, "unclosed YAML", "t.yaml", "Resources:\n  A: {Type: AWS::SNS::Topic\n", "");
    add(
        cases,
        "JSON comma",
        "t.json",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"},,}}",
        "1:");
    add(cases, "tab indents", "t.yaml", "Resources:\n\tA: {Type: AWS::SNS::Topic}\n", "2:1");
    add(
        cases,
        "twice the same key",
        "t.yaml",
        resources("A: {Type: 'AWS::SNS::Topic'}", "A: {Type: 'AWS::SNS::Topic'}"),
        "3:3");
    add(
        cases,
        "flow nesting of 20000",
        "t.yaml",
        "Resources: {A: {Type: 'AWS::SNS::Topic', Properties: {X: " + "[".repeat(20_000),
        "1:");
    add(
        cases,
        "mapping nesting of 20000",
        "t.json",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": "
            + "{\"X\":".repeat(20_000)
            + "1"
            + "}".repeat(20_003),
        "1:");
    add(
        cases,
        "block nesting of 20000",
        "t.yaml",
        resources("A:")
            + "    Type: AWS::SNS::Topic\n    Properties:\n      X:\n      "
            + "- ".repeat(20_000)
            + "x\n",
        "");
    add(
        cases,
        "intrinsic nesting",
        "t.yaml",
        resources(
            "A: {Type: 'AWS::SNS::Topic', Properties: {TopicName: "
                + "{'Fn::Base64': ".repeat(2_000)
                + "x"
                + "}".repeat(2_002)),
        "");
    add(cases, "alias bomb", "t.yaml", bomb(), "");
    add(
        cases,
        "anchor in itself",
        "t.yaml",
        "Resources: &a\n  A: {Type: AWS::SNS::Topic, Properties: *a}\n",
        "2:");
    add(cases, "ForEach bomb", "t.yaml", forEach(), "");
    add(
        cases,
        "references in a circle",
        "t.yaml",
        resources(
            "A: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref B}}",
            "B: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref A}}"),
        "");
    add(
        cases,
        "depends on itself",
        "t.yaml",
        resources("A: {Type: 'AWS::SNS::Topic', DependsOn: A}"),
        "");
    add(
        cases,
        "conditions in a circle",
        "t.yaml",
        "Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}\n"
            + resources("T: {Type: 'AWS::SNS::Topic', Condition: A}"),
        "1:");
    add(
        cases,
        "reference to nothing",
        "t.yaml",
        resources("A: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref Nobody}}"),
        "2:");
    add(
        cases,
        "include outside",
        "t.yaml",
        resources(
            "A: {Type: 'AWS::SNS::Topic', Properties: {'Fn::Transform': {Name: 'AWS::Include',"
                + " Parameters: {Location: ../../../etc/passwd}}}}"),
        "2:");
    add(
        cases,
        "nested stack outside",
        "t.yaml",
        resources(
            "A: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: /etc/passwd}}"),
        "2:");
    add(
        cases,
        "nested stack of itself",
        "t.yaml",
        resources("A: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: t.yaml}}"),
        "");
    add(
        cases,
        "include of itself",
        "t.yaml",
        resources(
            "A: {Type: 'AWS::SNS::Topic', Properties: {'Fn::Transform': {Name: 'AWS::Include',"
                + " Parameters: {Location: t.yaml}}}}"),
        "2:");
    return cases;
  }

  private static void add(List<Arguments> cases, String rule, String name, String text, String at) {
    cases.add(Arguments.of(rule, name, text, at));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void theProblemIsToldAndTheRestAnalysed(String rule, String name, String text, String at) {
    Scans.write(folder, name, text);
    var report = scan();
    var told = problems(report);
    assertThat(told).as(told.toString()).allMatch(one -> one.startsWith(name + ":"));
    assertThat(told).as(told.toString()).anyMatch(one -> one.startsWith(name + ":" + at));
    assertThat(told.size()).isLessThan(200);
    assertThat(report.isComplete()).isFalse();
  }

  private static String resources(String... bodies) {
    return "Resources:\n"
        + List.of(bodies).stream().map(body -> "  " + body + "\n").collect(Collectors.joining());
  }

  private static String bomb() {
    var lines = new StringBuilder("X: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 12; level++) {
      var alias = "*a" + (level - 1);
      lines.append(
          "X%d: &a%d [%s]%n"
              .formatted(
                  level,
                  level,
                  IntStream.range(0, 9).mapToObj(_ -> alias).collect(Collectors.joining(", "))));
    }
    return "Metadata:\n"
        + lines.toString().indent(2)
        + resources("A: {Type: AWS::SNS::Topic, Properties: {Tags: *a11}}");
  }

  private static String forEach() {
    var items =
        IntStream.range(0, 50).mapToObj(item -> "i" + item).collect(Collectors.joining(", "));
    var body = "{'A${a}${b}${c}${d}': {Type: 'AWS::SNS::Topic'}}";
    for (var name : List.of("d", "c", "b", "a")) {
      body = "{'Fn::ForEach::%s': [%s, [%s], %s]}".formatted(name.toUpperCase(), name, items, body);
    }
    return "Transform: AWS::LanguageExtensions\nResources: " + body + "\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configurations")
  void brokenConfigurationIsToldAndTheTemplateRead(String rule, String toml) {
    Scans.write(folder, "samconfig.toml", toml);
    Scans.write(folder, "template.yaml", GOOD);
    var report = scan();
    assertThat(problems(report)).isNotEmpty().allMatch(one -> one.startsWith("samconfig.toml:"));
    assertThat(report.app().functions()).hasSize(2);
  }

  static List<Arguments> configurations() {
    return List.of(
        Arguments.of("no TOML", "version = 0.1\n[default\n"),
        Arguments.of("twice the same key", "a = 1\na = 2\n"),
        Arguments.of("nesting of 20000", "a = " + "[".repeat(20_000)),
        Arguments.of("tables nested 20000 deep", "a = " + "{b=".repeat(20_000)),
        Arguments.of("key of 20000 parts", "a.".repeat(20_000) + "a = 1\n"),
        Arguments.of("header of 20000 parts", "[" + "a.".repeat(20_000) + "a]\n"),
        Arguments.of("key behind a text", "x = {\"}\" = 1, " + "a.".repeat(20_000) + "a = 1}\n"));
  }

  @Test
  void stacksThatNestEachOtherEnd() {
    Scans.write(
        folder,
        "a.yaml",
        resources(
            "B: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: b.yaml, Parameters:"
                + " {P: !GetAtt B.Outputs.O}}}"));
    Scans.write(
        folder,
        "b.yaml",
        resources("A: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: a.yaml}}")
            + "Outputs: {O: {Value: !GetAtt A.Outputs.O}}\n");
    var report = scan();
    assertThat(status(report, "a.yaml")).isEqualTo(Report.Status.READ);
    assertThat(problems(report, "b.yaml"))
        .containsExactly(
            "b.yaml:2:6: stack `A` closes a circle of templates that nest each other: `a.yaml` > `b.yaml`");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void templatesInOtherEncodingsAreRead(Charset charset, String mark) throws IOException {
    Files.write(folder.resolve("template.yaml"), (mark + GOOD).getBytes(charset));
    assertThat(Scans.of(folder).app().functions()).hasSize(1);
    assertThat(Scans.of(folder).isComplete()).isTrue();
  }

  static List<Arguments> encodings() {
    return List.of(
        Arguments.of(StandardCharsets.UTF_8, "\uFEFF"),
        Arguments.of(StandardCharsets.UTF_16LE, "\uFEFF"),
        Arguments.of(StandardCharsets.UTF_16BE, "\uFEFF"));
  }

  @Test
  void latin1IsToldAsSuch() throws IOException {
    Files.write(
        folder.resolve("t.yaml"),
        "Resources: {A: {Type: 'AWS::SNS::Topic', Properties: {TopicName: caf\u00e9}}}\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems(scan())).singleElement().asString().contains("UTF-8");
  }

  @ParameterizedTest
  @MethodSource("notTemplates")
  void whatIsNoTemplateIsNoProblem(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    var report = scan();
    assertThat(problems(report)).isEmpty();
    assertThat(report.isComplete()).isTrue();
  }

  static List<Arguments> notTemplates() {
    return List.of(
        Arguments.of("empty.yaml", new byte[0]),
        Arguments.of("spaces.json", " \n ".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("binary.yaml", new byte[] {0, 1, 2, 3, (byte) 0xFF, 0, 0}),
        Arguments.of(
            "class.template",
            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0}),
        Arguments.of("list.json", "[1, 2]".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("prose.txt", "Resources: all of them\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aSparseFileOfHundredMegabytesIsNotRead() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("huge.yaml").toFile(), "rw")) {
      file.writeBytes("Resources:\n  A: {Type: AWS::SNS::Topic}\n");
      file.setLength(100_000_000);
    }
    assertThat(status(scan(), "huge.yaml")).isNotEqualTo(Report.Status.READ);
  }

  @Test
  void linksAreNotFollowedAndPipesNotOpened() throws Exception {
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("self.yaml"), folder.resolve("self.yaml"));
    Files.createSymbolicLink(folder.resolve("out.yaml"), Path.of("/etc/passwd"));
    var made =
        new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString()).start().waitFor();
    Assumptions.assumeTrue(made == 0);
    var report = scan();
    for (var name : List.of("loop", "self.yaml", "out.yaml", "pipe.yaml")) {
      assertThat(status(report, name)).as(name).isEqualTo(Report.Status.SKIPPED);
    }
    Files.delete(folder.resolve("out.yaml"));
  }

  @Test
  void anUnreadableFolderIsBroken() throws IOException {
    var closed = Files.createDirectory(folder.resolve("closed"));
    Scans.write(closed, "template.yaml", GOOD);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(Files.isReadable(closed), "the user may read everything");
      assertThat(status(scan(), "closed")).isEqualTo(Report.Status.BROKEN);
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void manyDeepFoldersAreWalked() throws IOException {
    var deep = folder;
    for (int level = 0; level < 300; level++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Scans.write(deep, "template.yaml", GOOD);
    assertThat(Scans.of(folder).app().functions()).hasSize(1);
  }

  /** Scans with a good template beside, whose finding must be there, and writes every report. */
  private Report scan() {
    Scans.write(folder, "good/template.yaml", GOOD);
    var report = Scans.of(folder);
    assertThat(report.failures())
        .anyMatch(
            finding ->
                finding.path().equals("good/template.yaml")
                    && finding.rule().id().equals("triggers/function-url-without-auth"));
    assertThat(Scans.written(report, new TextReport(true))).isNotEmpty();
    assertThat(Scans.written(report, new JsonReport())).isNotEmpty();
    assertThat(Scans.written(report, new SarifReport())).isNotEmpty();
    return report;
  }

  private static List<String> problems(Report report, String path) {
    return report.files().stream()
        .filter(file -> file.path().equals(path))
        .flatMap(file -> file.problems().stream())
        .map(Object::toString)
        .toList();
  }

  private static List<String> problems(Report report) {
    return report.files().stream()
        .flatMap(file -> file.problems().stream())
        .map(Object::toString)
        .toList();
  }

  private static Report.Status status(Report report, String path) {
    return report.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow()
        .status();
  }
}
