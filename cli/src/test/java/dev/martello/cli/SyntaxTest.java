package dev.martello.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.cli.Request.Comparing;
import dev.martello.cli.Request.Drawing;
import dev.martello.cli.Request.FailOn;
import dev.martello.cli.Request.Format;
import dev.martello.cli.Request.Inputs;
import dev.martello.cli.Request.Listing;
import dev.martello.cli.Request.Notation;
import dev.martello.cli.Request.Output;
import dev.martello.cli.Request.Steering;
import dev.martello.join.path.Foothold;
import dev.martello.triage.Foreign;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxTest {

  @Test
  void scanWithoutOptionsWritesTextToStdoutAndFailsOnAnyFinding() throws WrongUse {
    assertThat(parse("scan", "app"))
        .isEqualTo(
            new Request.Scan(
                List.of(Path.of("app")),
                List.of(new Output(Format.TEXT, null)),
                List.of(),
                false,
                Severity.LOW,
                null,
                null,
                Inputs.NONE,
                new Steering(null, true, null, null, false, Set.of(), true),
                "",
                false,
                false,
                false,
                false,
                false));
  }

  @Test
  void diffComparesPathsOrRevisionsAndFailsOnlyWhenAsked() throws WrongUse {
    var steering = new Steering(null, true, null, null, false, Set.of(), true);
    assertThat(parse("diff", "old", "new"))
        .isEqualTo(
            new Request.Diff(
                List.of(Path.of("old"), Path.of("new")),
                "",
                Comparing.TEXT,
                new FailOn(null, false),
                null,
                Inputs.NONE,
                steering,
                false,
                false,
                false));
    assertThat(
            parse(
                "diff",
                "--git",
                "main..HEAD",
                "app",
                "--format=markdown",
                "--fail-on=high",
                "--all"))
        .isEqualTo(
            new Request.Diff(
                List.of(Path.of("app")),
                "main..HEAD",
                Comparing.MARKDOWN,
                new FailOn(Severity.HIGH, false),
                null,
                Inputs.NONE,
                steering,
                true,
                false,
                false));
  }

  @Test
  void pathsTellsTextOfAllFunctionsUnlessAskedOtherwise() throws WrongUse {
    assertThat(parse("paths", "app"))
        .isEqualTo(
            new Request.Paths(
                List.of(Path.of("app")),
                List.of(),
                Foothold.CODE,
                "",
                Drawing.TEXT,
                Inputs.NONE,
                new Steering(null, true, null, null, false, Set.of(), true),
                false,
                false));
    assertThat(
            parse(
                "paths",
                "app",
                "--function",
                "Orders",
                "--function=Invoices",
                "--foothold=credentials",
                "--what-if",
                "template.yaml:12",
                "--format=dot",
                "--no-config",
                "--quiet"))
        .isEqualTo(
            new Request.Paths(
                List.of(Path.of("app")),
                List.of("Orders", "Invoices"),
                Foothold.CREDENTIALS,
                "template.yaml:12",
                Drawing.DOT,
                Inputs.NONE,
                new Steering(null, false, null, null, false, Set.of(), true),
                true,
                false));
  }

  @Test
  void scanTakesEveryOption() throws WrongUse {
    var request =
        parse(
            "scan",
            "--format=json",
            "--format",
            "sarif=out.sarif",
            "--fail-on=high,undecided",
            "--only",
            "access, triggers/open-function-url",
            "--only=code",
            "--only-security",
            "--severity=MEDIUM",
            "--param",
            "Stage=prod",
            "--param",
            "Query=a=b",
            "--param-file=prod.json",
            "--region=us-gov-west-1",
            "--links=https://example.org/app/blob/main",
            "--profile=strict",
            "--config=m.yaml",
            "--baseline=old.json",
            "--write-baseline=new.json",
            "--all",
            "--fixes",
            "--new-only",
            "--honor=checkov",
            "--no-suppressions",
            "--assume-handlers",
            "--quiet",
            "--no-color",
            "one",
            "two");
    assertThat(request)
        .isEqualTo(
            new Request.Scan(
                List.of(Path.of("one"), Path.of("two")),
                List.of(
                    new Output(Format.JSON, null), new Output(Format.SARIF, Path.of("out.sarif"))),
                List.of("access", "triggers/open-function-url", "code"),
                true,
                Severity.MEDIUM,
                new FailOn(Severity.HIGH, true),
                Profile.STRICT,
                new Inputs(
                    Map.of("Stage", "prod", "Query", "a=b"),
                    List.of(Path.of("prod.json")),
                    "us-gov-west-1"),
                new Steering(
                    Path.of("m.yaml"),
                    true,
                    Path.of("old.json"),
                    Path.of("new.json"),
                    true,
                    Set.of(Foreign.CHECKOV),
                    false),
                "https://example.org/app/blob/main",
                true,
                true,
                true,
                true,
                false));
  }

  @Test
  void codeTakesEveryOption() throws WrongUse {
    var request =
        parse(
            "code",
            "--format=json",
            "--only-security",
            "--assume-handlers",
            "--explain-source=orders.find",
            "--region=eu-west-1",
            "--no-config",
            "--no-color",
            "src");
    assertThat(request)
        .isEqualTo(
            new Request.Code(
                List.of(Path.of("src")),
                Request.Listing.JSON,
                true,
                true,
                "orders.find",
                new Inputs(Map.of(), List.of(), "eu-west-1"),
                new Steering(null, false, null, null, false, Set.of(), true),
                false));
  }

  @Test
  void aPathThatLooksLikeAnArgumentFileIsAPath() throws WrongUse {
    assertThat(((Request.Scan) parse("scan", "@app", "--", "--quiet")).paths())
        .containsExactly(Path.of("@app"), Path.of("--quiet"));
  }

  @ParameterizedTest(name = "--fail-on {0}")
  @CsvSource({
    "none,,false",
    "undecided,LOW,true",
    "low,LOW,false",
    "Critical,CRITICAL,false",
    "'undecided,medium',MEDIUM,true",
  })
  void failOnChoosesWhatMakesTheScanFail(String written, Severity level, boolean onUndecided)
      throws WrongUse {
    assertThat(((Request.Scan) parse("scan", ".", "--fail-on", written)).failOn())
        .isEqualTo(new FailOn(level, onUndecided));
  }

  @Test
  void colorNeedsATerminalAndNoRefusal() throws WrongUse {
    var color = new Terminal(true, true);
    assertThat(((Request.Scan) new Syntax("1", color).parse(List.of("scan", "."))).hasColor())
        .isTrue();
    var refused = new Syntax("1", color).parse(List.of("scan", "--no-color", "."));
    assertThat(((Request.Scan) refused).hasColor()).isFalse();
    assertThat(Terminal.of("outerr", Map.of("NO_COLOR", "1")).hasColor()).isFalse();
    assertThat(Terminal.of("outerr", Map.of("NO_COLOR", "")).hasColor()).isTrue();
    assertThat(Terminal.of("outerr", Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
    assertThat(Terminal.of("err", Map.of())).isEqualTo(new Terminal(false, true));
  }

  @Test
  void expandTakesItsOptions() throws WrongUse {
    assertThat(parse("expand", "a.yaml", "--format", "yaml", "--out", "dir", "--region=eu-west-1"))
        .isEqualTo(
            new Request.Expand(
                List.of(Path.of("a.yaml")),
                Notation.YAML,
                Path.of("dir"),
                new Inputs(Map.of(), List.of(), "eu-west-1")));
  }

  @Test
  void listsAndExplanations() throws WrongUse {
    assertThat(parse("checks")).isEqualTo(new Request.Checks(Listing.TEXT));
    assertThat(parse("checks", "--format=json")).isEqualTo(new Request.Checks(Listing.JSON));
    assertThat(parse("explain", "CKV_AWS_116")).isEqualTo(new Request.Explain("CKV_AWS_116"));
  }

  @Test
  void versionAndHelpAreShown() throws WrongUse {
    assertThat(parse("--version")).isEqualTo(new Request.Show("martello 1.2.3\n"));
    for (var command : List.of("scan", "expand", "checks", "explain")) {
      assertThat(((Request.Show) parse(command, "--help")).text())
          .startsWith("Usage: martello " + command);
      assertThat(((Request.Show) parse("--help")).text()).contains("  " + command);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                 | name a command
          scn app                            | unknown command `scn`; do you mean `scan`?
          scan                               | name at least one PATH
          scan app --formt json              | unknown option `--formt`; do you mean `--format`?
          scan app --format xml              | `--format` takes text, json, sarif, html, markdown, junit, github, gitlab, not `xml`
          scan app --format json=            | `--format json=` names no file
          scan app --format json --format text | only one report can go to stdout; name a file: `--format json=FILE`
          diff app                           | name the old and the new state, or `--git REV`
          diff a b c                         | name the old and the new state, or `--git REV`
          diff --git main a b                | `--git` takes REV or REV..REV, and one path at most
          diff --git main...HEAD             | `--git` takes REV or REV..REV, and one path at most
          diff --git ..HEAD                  | `--git` takes REV or REV..REV, and one path at most
          diff --git=--upload-pack           | `--git` takes REV or REV..REV, and one path at most
          paths app --foothold root          | `--foothold` takes event, code, credentials, principal, not `root`
          paths app --format svg             | `--format` takes text, json, dot, not `svg`
          scan app --fail-on                 | name a value: `--fail-on LEVEL`
          scan app --fail-on worst           | `--fail-on` takes critical, high, medium, low, undecided or none, not `worst`
          scan app --fail-on none,high       | `--fail-on` takes one severity, `undecided` or both, or `none`
          scan app --severity bad            | `--severity` takes critical, high, medium, low, not `bad`
          scan app --param Stage             | `--param` takes KEY=VALUE, not `Stage`
          scan app --param =x                | `--param` takes KEY=VALUE, not `=x`
          scan app --region Frankfurt        | `--region` takes a region such as `eu-west-1`, not `Frankfurt`
          scan app --links javascript:0      | `--links` takes an address of the web, not `javascript:0`
          scan app --links https://a.b/(c    | `--links` takes an address of the web, not `https://a.b/(c`
          expand                             | name at least one TEMPLATE
          expand a.yaml --format sarif       | `--format` takes json, yaml, not `sarif`
          checks --format sarif              | `--format` takes text, json, not `sarif`
          explain                            | name at least one CHECK
          completion                         | name at least one SHELL
          completion tcsh                    | `completion` takes bash, zsh, fish, not `tcsh`
          explain a b                        | one argument too many: `b`
          """)
  void wrongUseIsExplained(String line, String message) {
    var arguments = line.isEmpty() ? new String[0] : line.split(" ");
    assertThatThrownBy(() -> parse(arguments)).isInstanceOf(WrongUse.class).hasMessage(message);
  }

  private static Request parse(String... arguments) throws WrongUse {
    return new Syntax("1.2.3", Terminal.NONE).parse(List.of(arguments));
  }
}
