package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.fix.Document;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.report.Report;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Templates whose lines are moved, cut and doubled at random, and fixed: nothing breaks, what comes
 * out can be read, and it has no finding that was not there before. {@code
 * -Dmartello.fuzz.rounds=N} runs more of them, {@code -Dmartello.fuzz.seed=N} others; a failure
 * prints its seed.
 */
final class FixFuzzTest {
  private static final int MUTANTS = Integer.getInteger("martello.fuzz.rounds", 200) / 4;
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("");

  @Test
  void noMutantBreaksAFix() {
    var templates = Mutants.templates(Integer.MAX_VALUE);
    assertThat(templates).hasSizeGreaterThan(50);
    for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
      var random = Mutants.random(seed);
      var template = templates.get(random.nextInt(templates.size()));
      var text = Mutants.writable(Mutants.withOtherLines(template.text(), random));
      long start = System.nanoTime();
      try {
        check(text);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed %d of %s:%n%s".formatted(seed, template.path(), text), e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("seed %d of %s", seed, template.path())
          .isLessThan(LONGEST);
    }
  }

  private void check(String text) {
    Scans.write(folder, "template.yaml", text);
    var before = Scans.of(folder);
    var result = fix();
    assertThat(result.patches()).hasSizeLessThanOrEqualTo(1);
    if (result.patches().isEmpty()) {
      return;
    }
    var after = result.patches().getFirst().after();
    assertThat(result.patches().getFirst().diff()).startsWith("--- a/template.yaml\n");
    var again = Document.read(new SourceFile("template.yaml", after), ShortTags.RULE);
    assertThat(again.isSound()).as(after).isTrue();
    Scans.write(folder, "template.yaml", after);
    var report = Scans.of(folder);
    var old = counts(before);
    counts(report)
        .forEach(
            (resource, count) ->
                assertThat(count)
                    .as("findings of %s after%n%s", resource, result.patches().getFirst().diff())
                    .isLessThanOrEqualTo(old.getOrDefault(resource, 0)));
    assertThat(report.findings()).hasSizeLessThan(before.findings().size());
  }

  private static TreeMap<String, Integer> counts(Report report) {
    var counts = new TreeMap<String, Integer>();
    for (Finding finding : report.findings()) {
      counts.merge(finding.resource().writtenId(), 1, Integer::sum);
    }
    return counts;
  }

  private Fix.Result fix() {
    try {
      return Fix.run(Scans.request(folder), _ -> true, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
