package dev.martello.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.join.path.AttackPath;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scans small applications with their code and compares what is told with their file {@code
 * expected.txt}, which {@code -Dgolden=update} writes anew.
 */
final class ProjectsTest {
  private static final Path PROJECTS = Path.of("src/test/projects");
  private static final List<Rule> RULES =
      Stream.of(
              dev.martello.code.check.code.Checks.all(),
              dev.martello.code.check.join.Checks.all(),
              dev.martello.join.Checks.all())
          .flatMap(List::stream)
          .map(Rule::of)
          .filter(rule -> !rule.isStrict())
          .toList();

  @TestFactory
  Stream<DynamicTest> everyProject() throws IOException {
    var chosen = System.getProperty("project", "");
    try (var folders = Files.list(PROJECTS)) {
      return folders
          .filter(folder -> folder.getFileName().toString().contains(chosen))
          .sorted()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString(), () -> compare(folder.toAbsolutePath())))
          .toList()
          .stream();
    }
  }

  private static void compare(Path folder) throws IOException {
    var expected = folder.resolve("expected.txt");
    var told = told(explore(folder, RULES));
    if (System.getProperty("golden", "").equals("update")) {
      Files.writeString(expected, told);
    }
    assertThat(told).isEqualTo(Files.readString(expected));
  }

  static Scan.Explored explore(Path folder, List<Rule> rules) throws IOException {
    return Scan.explore(
        new Scan.Request(
            List.of(folder),
            Setting.none(),
            rules,
            LocalDate.of(2026, 1, 1),
            new Report.Tool("martello", "test")),
        Progress.NONE);
  }

  private static String told(Scan.Explored explored) {
    var text = new StringBuilder();
    explored.report().findings().forEach(finding -> tell(finding, text));
    explored.reach().paths().forEach(path -> tell(path, text));
    for (var unread : explored.report().unread()) {
      text.append("unread `%s`: %s\n".formatted(unread.function().id(), unread.reason()));
    }
    return text.toString();
  }

  private static void tell(Finding finding, StringBuilder text) {
    text.append(
        "%s %s %s:%d %s\n"
            .formatted(
                finding.severity().word(),
                finding.rule().id(),
                finding.path(),
                finding.line(),
                finding.message()));
    for (var evidence : finding.evidence()) {
      var place =
          evidence.where().written().map(at -> at.file().path() + ":" + at.line()).orElse("-");
      text.append("  %s %s\n".formatted(place, evidence.message()));
    }
  }

  private static void tell(AttackPath path, StringBuilder text) {
    text.append(
        "path: %s %s %s%s\n"
            .formatted(
                path.severity().word(),
                path.attacker(),
                path.gain(),
                path.isProven() ? ", the flaw is there" : ""));
    path.steps().forEach(step -> text.append("  %s\n".formatted(step.fact())));
  }
}
