package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.Node;
import dev.martello.syntax.YamlReader;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pipelines run: the scripts of the GitHub Action, the GitLab template, the hook. */
final class PipelinesTest {
  private static final Path CHECKOUT = Product.CHECKOUT;
  private static final String PROGRAM = Product.BIN.resolve("martello").toString();
  private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z-]+)");
  private static final Pattern FROM_ENVIRONMENT = Pattern.compile("INPUT_[A-Z_]+");
  private static final String OPEN =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Webhook:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: python3.14
            Handler: "::error::x"
            CodeUri: src/
            FunctionUrlConfig: {AuthType: NONE}
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeTemplate() throws IOException {
    Files.createDirectories(folder.resolve("my app"));
    Files.writeString(folder.resolve("my app/template.yaml"), OPEN);
  }

  // ---- GitHub ----

  private Product.Result githubScan(Map<String, String> inputs) throws IOException {
    var environment = new HashMap<>(inputs);
    environment.put("MARTELLO", PROGRAM);
    environment.put("RUNNER_TEMP", Files.createDirectories(folder.resolve("temp")).toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    environment.put("LINKS", "https://github.com/o/r/blob/abc");
    var script = CHECKOUT.resolve("tools/ci/github-scan").toString();
    return Product.run(folder, environment, List.of("sh", script));
  }

  @Test
  void theActionWritesReportsAndLeavesTheExitCodeToALaterStep() throws IOException {
    var result = githubScan(Map.of("INPUT_PATHS", "my app\n"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    var outputs =
        Files.readString(folder.resolve("output"))
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(outputs)
        .containsEntry("exit-code", "1")
        .containsOnlyKeys("exit-code", "sarif", "html", "markdown");
    assertThat(Files.readString(Path.of(outputs.get("sarif"))))
        .contains("\"uri\" : \"my%20app/template.yaml\"");
    assertThat(Files.readString(Path.of(outputs.get("html")))).startsWith("<!doctype html>");
    assertThat(Files.readString(folder.resolve("summary")))
        .isEqualTo(Files.readString(Path.of(outputs.get("markdown"))))
        .contains("https://github.com/o/r/blob/abc/my%20app/template.yaml#L");
    assertThat(result.out()).contains("::error file=my app/template.yaml,");
  }

  /** The handler of the function could be a command; it is printed while none is taken. */
  @Test
  void theTextReportCannotGiveCommandsToTheRunner() throws IOException {
    var lines = githubScan(Map.of("INPUT_PATHS", "my app")).out().lines().toList();
    var stop = lines.get(1);
    assertThat(stop).matches("::stop-commands::[0-9a-f]{32}");
    int again = lines.indexOf("::" + stop.substring("::stop-commands::".length()) + "::");
    assertThat(again).isGreaterThan(2);
    assertThat(lines.subList(2, again)).anyMatch(line -> line.contains("::error::x"));
    assertThat(lines.subList(again + 1, lines.size()))
        .noneMatch(line -> line.startsWith("::error::"));
  }

  @Test
  void theActionPassesItsInputsOn() throws IOException {
    var none =
        githubScan(
            Map.of(
                "INPUT_PATHS", "my app",
                "INPUT_FAIL_ON", "none",
                "INPUT_SEVERITY", "high",
                "INPUT_PROFILE", "strict",
                "INPUT_REGION", "eu-west-1",
                "INPUT_PARAMETERS", "A=b c\nD=e",
                "INPUT_ANNOTATIONS", "false"));
    assertThat(none.exitCode()).as(none.err()).isZero();
    assertThat(none.err())
        .contains("no template that was read has a parameter `A`", "parameter `D`");
    assertThat(none.out()).doesNotContain("::error file=");
    assertThat(Files.readString(folder.resolve("output"))).contains("exit-code=0\n");
    assertThat(githubScan(Map.of("INPUT_BASELINE", "none.json")).exitCode()).isEqualTo(2);
    assertThat(githubScan(Map.of("INPUT_CONFIG", "none.yaml")).exitCode()).isEqualTo(2);
  }

  @Test
  void wrongUseFailsTheStepAtOnce() throws IOException {
    var result = githubScan(Map.of("INPUT_PATHS", "--no-such-folder"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("`--no-such-folder` cannot be opened");
  }

  @Test
  void everyInputIsUsedAndDocumented() throws IOException {
    var action = Files.readString(CHECKOUT.resolve("action.yml"));
    var page = Files.readString(CHECKOUT.resolve("docs/ci.md"));
    var declared =
        mapping(yaml("action.yml"), "inputs").entries().stream().map(Node.Entry::key).toList();
    assertThat(declared).isNotEmpty();
    var used =
        INPUT.matcher(action).results().map(found -> found.group(1)).collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
    assertThat(declared).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    var script = Files.readString(CHECKOUT.resolve("tools/ci/github-scan"));
    var given = FROM_ENVIRONMENT.matcher(action).results().map(found -> found.group()).toList();
    assertThat(given).isNotEmpty().allSatisfy(name -> assertThat(script).contains(name));
  }

  /**
   * What somebody else writes must not be pasted into a script, only handed over by the
   * environment.
   */
  @Test
  void noScriptOfTheActionHoldsAnExpression() throws IOException {
    assertThat(Files.readString(CHECKOUT.resolve("action.yml")).lines())
        .filteredOn(line -> line.strip().startsWith("run:"))
        .hasSize(3)
        .noneMatch(line -> line.contains("${{"));
  }

  @Test
  void theCommentIsWrittenOnceAndThenEdited() throws IOException {
    assertThat(comment(""))
        .contains("--method POST repos/o/r/issues/7/comments --field body=@report.md");
    assertThat(comment("42"))
        .contains("--method PATCH repos/o/r/issues/comments/42 --field body=@report.md");
  }

  /** Runs the script with a program in place of GitHub's that notes how it is called. */
  private String comment(String known) throws IOException {
    var bin = Files.createDirectories(folder.resolve("bin"));
    var calls = folder.resolve("calls" + known);
    Files.writeString(
        bin.resolve("gh"),
        "#!/bin/sh\necho \"$@\" >>'%s'\ncase $* in *--paginate*) echo '%s' ;; esac\n"
            .formatted(calls, known));
    assertThat(bin.resolve("gh").toFile().setExecutable(true)).isTrue();
    var environment =
        Map.of(
            "PATH", bin + ":" + System.getenv("PATH"),
            "REPOSITORY", "o/r",
            "PULL_REQUEST", "7",
            "REPORT", "report.md");
    var script = CHECKOUT.resolve("tools/ci/github-comment").toString();
    var result = Product.run(folder, environment, List.of("sh", script));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return Files.readString(calls);
  }

  // ---- GitLab and pre-commit ----

  @Test
  void theGitlabJobLeavesTheReportsThatItNames() throws IOException {
    var root = yaml("templates/gitlab/martello.yml");
    var job = mapping(root, "martello");
    var source = Files.createDirectories(folder.resolve(".martello/source"));
    Files.createSymbolicLink(source.resolve("martello"), Path.of(PROGRAM));
    var environment = new HashMap<String, String>();
    for (var variable : mapping(root, "variables").entries()) {
      environment.put(variable.key(), text(variable.value()));
    }
    environment.put("CI_PROJECT_URL", "https://gitlab.example.org/group/app");
    environment.put("CI_COMMIT_SHA", "abc");
    var lines = job.sequence("script").orElseThrow().items();
    var script = lines.stream().map(PipelinesTest::text).collect(Collectors.joining("\n"));
    var result = Product.run(folder, environment, List.of("sh", "-e", "-c", script));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    var reports = mapping(mapping(job, "artifacts"), "reports");
    for (var report : reports.entries()) {
      assertThat(folder.resolve(text(report.value()))).isNotEmptyFile();
    }
    assertThat(folder.resolve("martello.html")).isNotEmptyFile();
    assertThat(result.out()).contains(".martello (folder): Martello itself");
  }

  @Test
  void theGitlabJobSaysWhatItNeeds() throws IOException {
    var job = mapping(yaml("templates/gitlab/martello.yml"), "martello");
    var first = text(job.sequence("script").orElseThrow().items().getFirst());
    var result =
        Product.run(folder, Map.of("MARTELLO_SOURCE", ""), List.of("sh", "-e", "-c", first));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).contains("set MARTELLO_SOURCE");
  }

  @Test
  void theHookStopsACommitOnWhatIsHighAndOnNothingElse() throws IOException {
    var hooks = (Node.Sequence) yaml(".pre-commit-hooks.yaml");
    var hook = (Node.Mapping) hooks.items().getFirst();
    var arguments =
        hook.sequence("args").orElseThrow().items().stream()
            .map(PipelinesTest::text)
            .collect(Collectors.joining(" "));
    var entry = hook.text("entry").orElseThrow().replaceFirst("^martello", PROGRAM);
    Files.writeString(folder.resolve("other.yaml"), "a: 1\n");
    Files.writeString(folder.resolve("sam.yaml"), OPEN.replace("NONE", "AWS_IAM"));
    assertThat(hook(entry + " " + arguments + " other.yaml sam.yaml").exitCode()).isZero();
    var stopped = hook(entry + " " + arguments + " 'my app/template.yaml'");
    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.out())
        .contains("triggers/function-url-without-auth")
        .doesNotContain("low  ");
    var files = Pattern.compile(hook.text("files").orElseThrow());
    assertThat(List.of("template.yaml", "a/sam.yml", "x-stack.json", "my.cfn.yaml"))
        .allMatch(name -> files.matcher(name).find());
    assertThat(List.of("docker-compose.yml", "templates/values.yaml"))
        .noneMatch(name -> files.matcher(name).find());
  }

  private Product.Result hook(String command) {
    return Product.run(folder, Map.of(), List.of("sh", "-c", command));
  }

  // ---- YAML ----

  private static Node yaml(String name) throws IOException {
    var file = new SourceFile(name, Files.readString(CHECKOUT.resolve(name)));
    var parsed = YamlReader.read(file, tagged -> Optional.of(tagged.content()));
    assertThat(parsed.problems()).isEmpty();
    return parsed.root();
  }

  private static Node.Mapping mapping(Node node, String key) {
    return ((Node.Mapping) node).mapping(key).orElseThrow();
  }

  private static String text(Node node) {
    return ((Node.Text) node).value();
  }
}
