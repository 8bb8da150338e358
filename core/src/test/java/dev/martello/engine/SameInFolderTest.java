package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A template has the same findings wherever it lies: its path is part of what tells its resources
 * from those of other templates, and the signs of a path part many texts. Templates of projects yet
 * to be made lie in folders such as {@code {{cookiecutter.name}}}.
 */
final class SameInFolderTest {
  private static final Path EXAMPLES = Path.of("src/main/java/dev/martello");
  private static final Map<String, Rule> RULES =
      Catalogue.standard().rules(Profile.STRICT).stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  rule -> rule.check().getClass().getSimpleName(), Function.identity()));
  private static final String BELOW = "my-app/js/team:a/{{cookiecutter.name}}/c#${b}/";

  @TempDir Path folder = Path.of("");

  @Test
  void examplesOfChecksAreTheSameBelowFolders() throws IOException {
    var differing = new ArrayList<String>();
    int compared = 0;
    try (var files = Files.walk(EXAMPLES)) {
      for (var example : files.filter(file -> rule(file).isPresent()).sorted().toList()) {
        var above = folder.resolve("above" + compared);
        var below = folder.resolve("below" + compared);
        copy(example, above);
        copy(example, below.resolve(BELOW));
        var own = rule(example).orElseThrow();
        var told = findings(above, own);
        var toldBelow = findings(below, own);
        told.stream()
            .filter(one -> !toldBelow.contains(one))
            .forEach(one -> differing.add(example + " -" + one));
        toldBelow.stream()
            .filter(one -> !told.contains(one))
            .forEach(one -> differing.add(example + " +" + one));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(600);
    assertThat(differing).isEmpty();
  }

  /** The check in whose folder the example lies. */
  private static Optional<Rule> rule(Path file) {
    return file.toString().endsWith(".yaml")
        ? Optional.ofNullable(RULES.get(String.valueOf(file.getParent().getFileName())))
        : Optional.empty();
  }

  private static void copy(Path example, Path target) throws IOException {
    Files.createDirectories(target);
    Files.copy(example, target.resolve("template.yaml"));
  }

  private static TreeSet<String> findings(Path root, Rule rule) throws IOException {
    var findings = new TreeSet<String>();
    var report =
        Scan.run(
            new Scan.Request(
                List.of(root),
                Setting.none(),
                List.of(rule),
                Profile.STRICT,
                Organisation.unknown(),
                Decisions.none(),
                LocalDate.of(2026, 1, 1),
                new Report.Tool("martello", "test")));
    for (var finding : report.findings()) {
      findings.add(
          String.join(
              " ",
              finding.kind().name(),
              finding.severity().word(),
              finding.rule().id(),
              String.valueOf(finding.line()),
              finding.message().replace(BELOW, "")));
    }
    return findings;
  }
}
