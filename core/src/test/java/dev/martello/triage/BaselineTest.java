package dev.martello.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import dev.martello.report.Report;
import dev.martello.value.SourceFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BaselineTest {
  private static final String FUNCTION =
      """
        %s:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: nodejs22.x
            Handler: app.handler
            CodeUri: src/
            FunctionUrlConfig:
              AuthType: NONE
      """;
  private static final String HEAD = "Transform: AWS::Serverless-2016-10-31\nResources:\n";
  private static final String ONE = HEAD + FUNCTION.formatted("One");

  @TempDir Path folder;

  private Report scan(String name, String text) {
    return Scans.ofText(folder.resolve(name.replace('/', '-')), name, text);
  }

  private static Triage since(Report before, Report now) {
    var written = Baseline.of(before.findings()).write();
    var read = Baseline.read(new SourceFile("baseline.json", written));
    assertThat(read).isInstanceOf(Baseline.Reading.Read.class);
    var files = now.files().stream().map(Report.ReportedFile::path).collect(Collectors.toSet());
    return Triage.none(now.findings()).since(((Baseline.Reading.Read) read).baseline(), files);
  }

  private static long fresh(Triage triage) {
    return triage.live().stream().filter(triage::isNew).count();
  }

  @Test
  void theSameScanHasNothingNew() {
    var report = scan("template.yaml", ONE);
    assertThat(report.findings()).isNotEmpty();
    var triage = since(report, report);
    assertThat(fresh(triage)).isZero();
    assertThat(triage.gone()).isZero();
  }

  @Test
  void movedLinesAreNotNew() {
    var before = scan("template.yaml", ONE);
    var now = scan("template.yaml", "# a comment\n\n" + ONE);
    assertThat(fresh(since(before, now))).isZero();
  }

  @Test
  void aRenamedFileIsNotNew() {
    var triage = since(scan("template.yaml", ONE), scan("app/renamed.yaml", ONE));
    assertThat(fresh(triage)).isZero();
    assertThat(triage.gone()).isZero();
  }

  @Test
  void aCopyOfAFileThatIsStillThereIsNew() {
    var before = scan("template.yaml", ONE);
    Scans.write(folder.resolve("template.yaml"), "copy.yaml", ONE);
    var now = Scans.of(folder.resolve("template.yaml"));
    assertThat(fresh(since(before, now))).isEqualTo(before.findings().size());
  }

  @Test
  void whatIsAddedIsNewAndWhatIsTakenAwayIsGone() {
    var one = scan("template.yaml", ONE);
    var both = scan("both/template.yaml", ONE + FUNCTION.formatted("Two"));
    var more = since(one, both);
    assertThat(fresh(more)).isEqualTo(both.findings().size() - one.findings().size()).isPositive();
    var fewer = since(both, one);
    assertThat(fresh(fewer)).isZero();
    assertThat(fewer.gone()).isEqualTo(both.findings().size() - one.findings().size());
  }

  @Test
  void whatIsWrittenIsInTheOrderOfItsLines() {
    var written = Baseline.of(scan("template.yaml", ONE).findings()).write();
    var lines =
        written
            .lines()
            .filter(line -> line.startsWith("    {"))
            .map(line -> line.replaceFirst(",$", ""))
            .toList();
    assertThat(lines).isNotEmpty().isSorted();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"format\": \"martello-baseline-1\"}",
        "{\"format\": \"another\", \"findings\": []}",
        "{\"format\": \"martello-baseline-1\", \"findings\": [{\"file\": \"x\"}]}",
        "{\"format\": \"martello-baseline-1\", \"findings\": [7]}",
        "{\"format\": \"martello-baseline-1\", \"findings\": [{\"id\": \"1\"}"
      })
  void halfABaselineIsNone(String text) {
    var read = Baseline.read(new SourceFile("baseline.json", text));
    assertThat(read).isInstanceOf(Baseline.Reading.Broken.class);
    assertThat(((Baseline.Reading.Broken) read).problem().toString()).startsWith("baseline.json:");
  }

  @Test
  void aBaselineThatWasCutSaysSoAndWhere() {
    var written = Baseline.of(scan("template.yaml", ONE).findings()).write();
    var cut = written.substring(0, written.indexOf("\"id\""));
    var read = Baseline.read(new SourceFile("baseline.json", cut));
    assertThat(read).isInstanceOf(Baseline.Reading.Broken.class);
    assertThat(((Baseline.Reading.Broken) read).problem().toString())
        .isEqualTo("baseline.json:4:217: the file ends inside a text, list or mapping");
  }

  @Test
  void anEmptyBaselineKnowsNothing() {
    var empty =
        Baseline.read(new SourceFile("b", "{\"format\":\"martello-baseline-1\",\"findings\":[]}"));
    assertThat(empty).isInstanceOf(Baseline.Reading.Read.class);
    var report = scan("template.yaml", ONE);
    var comparison =
        ((Baseline.Reading.Read) empty).baseline().compare(report.findings(), Set.of());
    assertThat(comparison.known()).isEmpty();
  }
}
