package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.martello.report.json.JsonReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes templates at random and runs the whole product on them: whatever the input, a scan ends
 * with a report. {@code -Dmartello.fuzz.rounds=N} runs more of them, {@code -Dmartello.fuzz.seed=N}
 * others; a failure prints its seed.
 */
final class ScanFuzzTest {
  private static final int MUTANTS = Integer.getInteger("martello.fuzz.rounds", 300);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("");

  @Test
  void anyInputEndsWithAReport() throws IOException {
    var templates = Mutants.templates(Integer.MAX_VALUE);
    assertThat(templates).hasSizeGreaterThan(50);
    for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
      var random = Mutants.random(seed);
      var template = templates.get(random.nextInt(templates.size()));
      var text = Mutants.of(template.text(), random);
      var file = folder.resolve("template.yaml");
      Files.writeString(file, Mutants.writable(text));
      long start = System.nanoTime();
      assertThatCode(() -> run(file))
          .as("seed %d of %s:%n%s", seed, template.path(), text)
          .doesNotThrowAnyException();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("time of seed %d of %s:%n%s", seed, template.path(), text)
          .isLessThan(LONGEST);
    }
  }

  private static void run(Path file) throws IOException {
    var report = Scans.of(file);
    assertThat(Scans.written(report, new TextReport(true))).isNotEmpty();
    assertThat(Scans.written(report, new JsonReport())).startsWith("{");
    assertThat(Scans.written(report, new SarifReport())).startsWith("{");
    if (Expand.run(file, Setting.none()) instanceof Expand.Result.Expanded expanded) {
      assertThat(expanded.json()).isNotEmpty();
      assertThat(expanded.yaml()).isNotEmpty();
    }
  }
}
