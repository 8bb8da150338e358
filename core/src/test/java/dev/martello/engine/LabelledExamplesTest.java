package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import dev.martello.syntax.Node;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.YamlReader;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the checks with examples that the authors of another scanner labelled good or bad. */
final class LabelledExamplesTest {
  /*
   * Each file holds snippets of CloudFormation under `good` and `bad`. The table says which check of
   * ours asks the same, and where we disagree: `file good 2` or `file bad 1`, with the reason. The
   * labels know no context, so the strict profile is compared. A disagreement that the table does not
   * know fails, and so does one that it knows and that is gone.
   */
  private static final Path EXAMPLES = Path.of("../../shared/data/check-examples");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  /** What the table says. */
  private record Table(Map<String, List<String>> checks, Map<String, String> decided) {}

  @BeforeAll
  static void needsTheExamples() {
    assumeTrue(Files.isDirectory(EXAMPLES), "no labelled examples at " + EXAMPLES);
  }

  @Test
  void agreesWithTheLabelsButWhereDecidedOtherwise() throws IOException {
    var table = table();
    var disagreements = new ArrayList<String>();
    int cases = 0;
    for (var row : table.checks().entrySet()) {
      for (var label : List.of("good", "bad")) {
        var snippets = snippets(EXAMPLES.resolve(row.getKey()), label);
        for (int at = 0; at < snippets.size(); at++) {
          cases++;
          boolean isReported = isReported(snippets.get(at), row.getValue());
          if (isReported != label.equals("bad")) {
            disagreements.add(row.getKey() + " " + label + " " + (at + 1));
          }
        }
      }
    }
    assertThat(cases).as("labelled snippets").isGreaterThan(50);
    assertThat(disagreements)
        .as("disagreements among %d labelled snippets", cases)
        .containsExactlyInAnyOrderElementsOf(table.decided().keySet());
  }

  private static Table table() throws IOException {
    var checks = new HashMap<String, List<String>>();
    var decided = new HashMap<String, String>();
    for (var line : lines()) {
      var fields = line.split("\t");
      if (fields[0].contains(" ")) {
        assertThat(fields[1]).as("the reason for " + fields[0]).isNotBlank();
        decided.put(fields[0], fields[1]);
      } else {
        checks.put(fields[0], List.of(fields[1].split(",")));
      }
    }
    return new Table(checks, decided);
  }

  private static List<String> lines() throws IOException {
    try (InputStream table =
        LabelledExamplesTest.class.getResourceAsStream("labelled-examples.tsv")) {
      var text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  private static List<String> snippets(Path file, String label) throws IOException {
    var source = new SourceFile(file.toString(), Files.readString(file));
    var root = (Node.Mapping) YamlReader.read(source, TagRule.NONE).root();
    return root.mapping("cloudformation").flatMap(examples -> examples.sequence(label)).stream()
        .flatMap(list -> list.items().stream())
        .flatMap(
            item ->
                item instanceof Node.Text(String text, Origin _) ? Stream.of(text) : Stream.empty())
        .toList();
  }

  private boolean isReported(String snippet, List<String> checks) throws IOException {
    Files.writeString(folder.resolve("template.yaml"), snippet);
    var catalogue = Catalogue.standard();
    var rules =
        checks.stream()
            .map(id -> catalogue.find(id).orElseThrow(() -> new AssertionError("no check " + id)))
            .toList();
    Report report =
        Scan.run(
            new Scan.Request(
                List.of(folder),
                Setting.none(),
                rules,
                Profile.STRICT,
                Organisation.unknown(),
                Decisions.none(),
                TODAY,
                new Report.Tool("martello", "test")));
    return !report.failures().isEmpty();
  }
}
