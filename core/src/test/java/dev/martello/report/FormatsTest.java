package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.martello.engine.Scans;
import dev.martello.report.github.GithubAnnotations;
import dev.martello.report.gitlab.CodeQualityReport;
import dev.martello.report.junit.JunitReport;
import dev.martello.report.markdown.MarkdownReport;
import dev.martello.triage.Baseline;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The forms that build servers read are as those say, whatever the templates hold. */
final class FormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names and values that would break a form that does not escape them. */
  private static final String HOSTILE =
      """
      Resources:
        "<script>alert(1)</script>":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
        "]]>&\\"'`@root":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
        "a\\n::error::b\\u202e%0A":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
        "\\uFFFE\\u0001":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
      """;

  static Stream<Path> scanned() {
    return Stream.of(
        Path.of("../examples/orders-sam/insecure"),
        Path.of("../examples/orders-sam/secured"),
        Golden.ODD,
        Path.of("src/main/java/dev/martello/check/triggers"));
  }

  // ---- JUnit ----

  /**
   * What Jenkins' xUnit plugin allows (junit-10.xsd,
   * https://github.com/jenkinsci/xunit-plugin/tree/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd):
   * attributes of each element, the first ones required.
   */
  private static final Map<String, List<String>> JUNIT =
      Map.of(
          "testsuites", List.of("name", "tests", "failures", "errors"),
          "testsuite", List.of("name", "tests", "failures", "errors", "skipped", "file"),
          "testcase", List.of("name", "classname"),
          "failure", List.of("type", "message"),
          "error", List.of("type", "message"),
          "skipped", List.of("message"));

  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "testsuites", Set.of("testsuite"),
          "testsuite", Set.of("testcase"),
          "testcase", Set.of("failure", "error", "skipped"),
          "failure", Set.of(),
          "error", Set.of(),
          "skipped", Set.of());

  @ParameterizedTest
  @MethodSource("scanned")
  void junitReportsAreAsReadersDemand(Path folder) throws Exception {
    var report = Scans.of(folder);
    var root = xml(Scans.written(report, new JunitReport(Base.scanned())));
    assertThat(root.getTagName()).isEqualTo("testsuites");
    checkElement(root);
    var suites = children(root);
    assertThat(suites).isNotEmpty();
    assertThat(suites.stream().map(suite -> suite.getAttribute("name"))).doesNotHaveDuplicates();
    for (var suite : suites) {
      checkSuite(suite);
    }
    var failures = suites.stream().mapToInt(suite -> number(suite, "failures")).sum();
    assertThat(number(root, "failures")).isEqualTo(failures);
    assertThat(failures == 0).isEqualTo(report.failures().isEmpty());
  }

  private static void checkElement(Element element) {
    var allowed = JUNIT.get(element.getTagName());
    var attributes = element.getAttributes();
    for (int at = 0; at < attributes.getLength(); at++) {
      assertThat(allowed).contains(attributes.item(at).getNodeName());
    }
    for (var child : children(element)) {
      assertThat(CHILDREN.get(element.getTagName())).contains(child.getTagName());
      checkElement(child);
    }
  }

  private static void checkSuite(Element suite) {
    var cases = children(suite);
    assertThat(cases).isNotEmpty();
    assertThat(number(suite, "tests")).isEqualTo(cases.size());
    var outcomes = new ArrayList<String>();
    for (var one : cases) {
      assertThat(one.getAttribute("name")).isNotEmpty();
      assertThat(one.getAttribute("classname")).isNotEmpty();
      children(one).forEach(outcome -> outcomes.add(outcome.getTagName()));
    }
    for (var kind :
        Map.of("failure", "failures", "error", "errors", "skipped", "skipped").entrySet()) {
      assertThat(outcomes.stream().filter(kind.getKey()::equals).count())
          .isEqualTo(number(suite, kind.getValue()));
    }
  }

  @Test
  void junitReportsAreWellFormedWhateverTheNamesAre(@TempDir Path folder) throws Exception {
    var report = Scans.ofText(folder, "a&b<c>.yaml", HOSTILE);
    var root = xml(Scans.written(report, new JunitReport(Base.scanned())));
    assertThat(children(root).getFirst().getAttribute("name")).isEqualTo("a&b<c>.yaml");
    var names =
        children(children(root).getFirst()).stream().map(one -> one.getAttribute("name")).toList();
    assertThat(names)
        .anyMatch(name -> name.startsWith("<script>alert(1)</script>: "))
        .anyMatch(name -> name.startsWith("]]>&\"'`@root: "))
        .anyMatch(name -> name.startsWith("\uFFFD\uFFFD: "));
  }

  // ---- GitHub ----

  private static final Pattern COMMAND =
      Pattern.compile(
          "::(?<kind>error|warning|notice) (?:file=(?<file>[^,:]+),line=(?<line>\\d+),"
              + "endLine=\\d+,col=(?<col>\\d+),endColumn=(?<end>\\d+),)?title=[^,:]+::(?<message>.+)");

  @ParameterizedTest
  @MethodSource("scanned")
  void annotationsAreWorkflowCommands(Path folder) {
    var report = Scans.of(folder);
    var lines = Scans.written(report, new GithubAnnotations(new Base("in", ""))).lines().toList();
    assertThat(lines.isEmpty()).isEqualTo(report.findings().isEmpty());
    for (var line : lines) {
      var command = COMMAND.matcher(line);
      assertThat(command.matches()).as(line).isTrue();
      if (command.group("file") != null) {
        assertThat(command.group("file")).startsWith("in/");
        assertThat(Integer.parseInt(command.group("end")))
            .isGreaterThanOrEqualTo(Integer.parseInt(command.group("col")));
      }
    }
  }

  @Test
  void noNameStartsACommandOfItsOwn(@TempDir Path folder) {
    var report = Scans.ofText(folder, "a,b:c%.yaml", HOSTILE);
    var text = Scans.written(report, new GithubAnnotations(Base.scanned()));
    assertThat(text.lines()).isNotEmpty().allMatch(line -> COMMAND.matcher(line).matches());
    assertThat(text)
        .contains("file=a%2Cb%3Ac%25.yaml,")
        .contains("a\uFFFD::error::b\uFFFD%250A")
        .doesNotContain("\u202e");
  }

  // ---- GitLab ----

  @ParameterizedTest
  @MethodSource("scanned")
  void codeQualityHasWhatGitlabReads(Path folder) throws IOException {
    var report = Scans.of(folder);
    var issues = JSON.readTree(Scans.written(report, new CodeQualityReport(new Base("in", ""))));
    assertThat(issues.isArray()).isTrue();
    assertThat(issues.isEmpty()).isEqualTo(report.findings().isEmpty());
    var fingerprints = new HashSet<String>();
    for (JsonNode issue : issues) {
      assertThat(issue.get("description").asText()).isNotBlank().doesNotContain("\n");
      assertThat(issue.get("check_name").asText()).contains("/");
      assertThat(issue.get("severity").asText())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(issue.at("/location/path").asText()).startsWith("in/");
      assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
      assertThat(fingerprints.add(issue.get("fingerprint").asText())).isTrue();
    }
  }

  // ---- Markdown ----

  @Test
  void commentsFitIntoWhatGithubTakesWithTheWorstInThem(@TempDir Path folder) {
    var template = new StringBuilder("Resources:\n");
    for (int at = 0; at < 300; at++) {
      var name = "F" + "x".repeat(200) + at;
      template.append(
          """
            %s:
              Type: AWS::Lambda::Function
              Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
            %sUrl:
              Type: AWS::Lambda::Url
              Properties: {TargetFunctionArn: !GetAtt %s.Arn, AuthType: NONE}
            %sPermission:
              Type: AWS::Lambda::Permission
              Properties:
                Action: lambda:InvokeFunctionUrl
                FunctionName: !Ref %s
                Principal: "*"
                FunctionUrlAuthType: NONE
          """
              .formatted(name, name, name, name, name));
    }
    var report = Scans.ofText(folder, "ü".repeat(60) + "/t.yaml", template.toString());
    var text = Scans.written(report, new MarkdownReport(new Base("", "https://example.org/b")));
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(65_536);
    assertThat(text).contains("triggers/function-url-without-auth").contains(" and 292 more");
    assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
  }

  @Test
  void commentsHoldNoTagOfTheTemplate(@TempDir Path folder) {
    var report = Scans.ofText(folder, "t.yaml", HOSTILE);
    var text = Scans.written(report, new MarkdownReport(Base.scanned()));
    var withoutCode = text.replaceAll("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    assertThat(withoutCode).contains("<details>").doesNotContain("<script>", "@root");
  }

  @Test
  void commentsSayWhatCouldNotBeRead(@TempDir Path folder) {
    var broken = Scans.ofText(folder, "t.yaml", "Resources:\n  A: {Type: AWS::SNS::Topic\n");
    assertThat(Scans.written(broken, new MarkdownReport(Base.scanned())))
        .contains("## Martello: nothing was checked")
        .contains("**Not everything could be read:**")
        .contains("[`t.yaml:3`](t.yaml#L3)");
  }

  // ---- with a baseline ----

  private static final String TWO_RUNTIMES =
      """
      Resources:
        Old:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.8, Handler: a.b, Role: x, Code: {ZipFile: ""}}
        # martello:ignore code/deprecated-runtime: moved next month
        Accepted:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.8, Handler: a.b, Role: y, Code: {ZipFile: ""}}
        New:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.8, Handler: a.b, Role: z, Code: {ZipFile: ""}}
      """;

  private static Report sinceBaseline(Path folder) {
    var report = Scans.ofText(folder, "t.yaml", TWO_RUNTIMES);
    var old =
        report.findings().stream()
            .filter(finding -> !finding.resource().id().equals("New"))
            .toList();
    var text = new SourceFile("baseline.json", Baseline.of(old).write());
    var baseline = ((Baseline.Reading.Read) Baseline.read(text)).baseline();
    return new Report(
        report.tool(),
        report.files(),
        report.parts(),
        report.app(),
        report.rules(),
        report.triage().since(baseline, Set.of("t.yaml")),
        0);
  }

  @Test
  void reviewersAreToldOnlyWhatIsNew(@TempDir Path folder) {
    var report = sinceBaseline(folder);
    assertThat(Scans.written(report, new GithubAnnotations(Base.scanned())))
        .contains("(for New)")
        .doesNotContain("(for Old)", "(for Accepted)");
    assertThat(Scans.written(report, new MarkdownReport(Base.scanned())))
        .containsPattern("## Martello: 1 medium, [0-9]+ low, all new")
        .contains("known and 0 gone since the baseline, 1 suppressed")
        .contains("`t.yaml:11`")
        .doesNotContain("`t.yaml:4`");
  }

  @Test
  void whatIsKnownOrSuppressedIsSkipped(@TempDir Path folder) throws Exception {
    var suite =
        children(xml(Scans.written(sinceBaseline(folder), new JunitReport(Base.scanned()))))
            .getFirst();
    var runtimes =
        children(suite).stream()
            .filter(one -> one.getAttribute("classname").equals("code.deprecated-runtime"))
            .map(one -> one.getAttribute("name") + " " + children(one).getFirst().getTagName())
            .toList();
    assertThat(runtimes)
        .containsExactlyInAnyOrder(
            "New: Runtime is deprecated failure",
            "Old: Runtime is deprecated skipped",
            "Accepted: Runtime is deprecated skipped");
    assertThat(suite.getTextContent()).isNotBlank();
    checkElement(suite);
    checkSuite(suite);
  }

  private static Element xml(String text) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static List<Element> children(Element parent) {
    var found = new ArrayList<Element>();
    var nodes = parent.getChildNodes();
    for (int at = 0; at < nodes.getLength(); at++) {
      if (nodes.item(at) instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }
}
