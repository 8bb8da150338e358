package dev.martello.code.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Rule;
import dev.martello.code.check.code.Checks;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where programs of Go and their packages are found. */
final class GoCodeTest {
  private static final String PROGRAM =
      """
      package main
      import ("os/exec"; "github.com/aws/aws-lambda-go/lambda"; "shop.example/text")
      func handler(name string) error { return exec.Command("sh", "-c", text.Of(name)).Run() }
      func main() { lambda.Start(handler) }
      """;
  private static final String OTHER =
      """
      package main
      import "github.com/aws/aws-lambda-go/lambda"
      func main() { lambda.Start(func() error { return nil }) }
      """;
  private static final String TEXT =
      "package text\nfunc Of(name string) string { return \"ls \" + name }\n";
  private static final String SAFE =
      "package text\nfunc Of(name string) string { return \"ls\" }\n";

  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void function(String code, String handler) throws IOException {
    write(
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          CreateOrderFunction:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: %s, Handler: %s, Runtime: provided.al2023}
        """
            .formatted(code, handler));
  }

  /** Returns where commands are run, and why functions were not read. */
  private List<String> told() throws IOException {
    var rules =
        Checks.all().stream()
            .map(Rule::of)
            .filter(rule -> rule.id().equals("code/os-command-injection"))
            .toList();
    var report =
        Scan.explore(
                new Scan.Request(
                    List.of(folder),
                    Setting.none(),
                    rules,
                    LocalDate.of(2026, 1, 1),
                    new Report.Tool("martello", "test")),
                Progress.NONE)
            .report();
    var told =
        new ArrayList<>(
            report.findings().stream()
                .map(finding -> finding.path() + ":" + finding.line())
                .toList());
    report.unread().forEach(unread -> told.add(unread.reason()));
    return told;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the folder itself                       | cmd/a            | bootstrap    | cmd/a/main.go
          the only one below                      | .                | bootstrap    | cmd/a/main.go
          one that is called like the handler     | .                | bin/orders   | cmd/orders/main.go
          one that is called like the function    | cmd              | bootstrap    | cmd/create-order/main.go
          one that is called like what is built   | build/orders.zip | bootstrap    | cmd/orders/main.go
          a file that is called like the function | cmd              | bootstrap    | cmd/createOrder.go
          """)
  void programsAreFound(String where, String code, String handler, String program)
      throws IOException {
    function(code, handler);
    write("go.mod", "module shop.example\n");
    write("text/text.go", TEXT);
    write(program, PROGRAM);
    if (!where.contains("only") && !where.contains("itself")) {
      write(program.replaceFirst("[^/]+(/main\\.go|\\.go)$", "zother$1"), OTHER);
    }

    assertThat(told()).containsExactly(program + ":3");
  }

  @Test
  void importedPackagesAreInitialisedFirst() throws IOException {
    function(".", "bootstrap");
    write("go.mod", "module shop.example\n");
    write(
        "main.go",
        """
        package main
        import ("github.com/aws/aws-lambda-go/lambda"; "shop.example/shell")
        type task struct{ s *shell.Shell }
        func (t *task) handle(name string) error { return t.s.List(name) }
        func main() { lambda.Start((&task{s: &shell.Shell{}}).handle) }
        """);
    write(
        "shell/shell.go",
        """
        package shell
        import "os/exec"
        var program = "sh"
        type Shell struct{}
        func (s *Shell) List(name string) error { return exec.Command(program, "-c", "ls " + name).Run() }
        """);

    assertThat(told()).containsExactly("shell/shell.go:5");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the repository's folder, shop/hello, github.com/team/shop/text,",
    "another repository, store/hello, github.com/team/shop/text, store/hello/main.go:3",
    "a library with such a folder, shop/hello, github.com/other/words/text, shop/hello/main.go:3",
  })
  void packagesWithoutModuleAreFoundByTheirRepository(
      String what, String code, String imported, String expected) throws IOException {
    function(code, "bootstrap");
    write(code + "/main.go", PROGRAM.replace("shop.example/text", imported));
    write(code + "/../text/text.go", SAFE);

    assertThat(told()).containsExactlyElementsOf(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void whatIsNoProgramIsTold() throws IOException {
    function("src", "bootstrap");
    write("src/go.mod", "module shop.example\n");
    write("src/text.go", TEXT);

    assertThat(told()).containsExactly("`src` has no program of Go");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replaced  | module m\\nreplace shop.example/text v1.0.0 => ../text | module text         |
          workspace | module m                                               | module shop.example/text | use (\\n ./app\\n ./text\\n)
          neighbour | module m                                               | module shop.example/text |
          """)
  void packagesOfOtherModulesAreFound(String name, String own, String other, String workspace)
      throws IOException {
    function("app", "bootstrap");
    write("app/go.mod", own.replace("\\n", "\n") + "\n");
    write("app/main.go", PROGRAM);
    write("text/go.mod", other + "\n");
    write("text/text.go", SAFE);
    if (workspace != null) {
      write("go.work", workspace.replace("\\n", "\n") + "\n");
    }

    assertThat(told()).isEmpty();
  }

  @Test
  void packagesThatAreNotThereAreLibraries() throws IOException {
    function("app", "bootstrap");
    write("app/go.mod", "module m\n");
    write("app/main.go", PROGRAM);

    assertThat(told()).containsExactly("app/main.go:3");
  }

  @Test
  void filesForOthersAndTestsAreLeftOut() throws IOException {
    function("app", "bootstrap");
    write("app/go.mod", "module shop.example\n");
    write("app/main.go", PROGRAM);
    write("app/text/text.go", SAFE);
    write("app/text/a_windows.go", TEXT);
    write("app/text/a_test.go", TEXT);
    write("app/text/a_tool.go", "//go:build ignore\n\n" + TEXT);

    assertThat(told()).isEmpty();
  }
}
