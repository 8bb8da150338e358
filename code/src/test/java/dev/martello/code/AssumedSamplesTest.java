package dev.martello.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Rule;
import dev.martello.code.check.code.Checks;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Projects in one folder each whose handlers no template declares: every line with a defect ends
 * with {@code // finding: check}, and nothing else may be found.
 */
final class AssumedSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/assumed/samples");
  private static final Pattern MARK = Pattern.compile("(?://|#) finding: ([a-z0-9, -]+)$");

  @TestFactory
  Stream<DynamicTest> everyFolder() throws IOException {
    try (var folders = Files.list(SAMPLES)) {
      return folders.sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString(), () -> expectMarks(folder)));
    }
  }

  private static void expectMarks(Path folder) throws IOException {
    var expected = new TreeSet<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        marks(folder.relativize(file).toString(), Files.readAllLines(file), expected);
      }
    }

    assertThat(found(folder)).isEqualTo(expected);
  }

  private static void marks(String file, List<String> lines, SortedSet<String> marks) {
    for (int line = 0; line < lines.size(); line++) {
      var mark = MARK.matcher(lines.get(line));
      if (mark.find()) {
        for (var check : mark.group(1).split(",")) {
          marks.add("%s:%04d %s".formatted(file, line + 1, check.strip()));
        }
      }
    }
  }

  private static SortedSet<String> found(Path folder) throws IOException {
    var request =
        new Scan.Request(
            List.of(folder),
            Setting.none(),
            Checks.all().stream().map(Rule::of).filter(rule -> !rule.isStrict()).toList(),
            LocalDate.of(2026, 1, 1),
            new Report.Tool("martello", "test"));
    var found = new TreeSet<String>();
    for (var finding : Scan.run(request.assuming(true)).findings()) {
      var check = finding.rule().id().replaceFirst(".*/", "");
      var file = Path.of(finding.path()).getFileName();
      found.add("%s:%04d %s".formatted(file, finding.line(), check));
    }
    return found;
  }
}
