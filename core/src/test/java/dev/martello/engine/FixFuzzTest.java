package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.fix.Document;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../examples"),
          Path.of("src/main/java/dev/martello"),
          Path.of("../../shared/data/serverless-patterns"));

  @TempDir Path folder = Path.of("");

  @Test
  void noMutantBreaksAFix() throws IOException {
    var templates = templates();
    assertThat(templates).hasSizeGreaterThan(50);
    for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
      var random = new Random(seed * 0x9E3779B97F4A7C15L);
      var template = templates.get(random.nextInt(templates.size()));
      var text = mutant(Files.readString(template), random);
      long start = System.nanoTime();
      try {
        check(text);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed %d of %s:%n%s".formatted(seed, template, text), e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("seed %d of %s", seed, template)
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

  private static TreeMap<String, Integer> counts(dev.martello.report.Report report) {
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

  /** Lines are what people move, lose and double. */
  private static String mutant(String text, Random random) {
    var lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    for (int changes = random.nextInt(4); changes > 0 && !lines.isEmpty(); changes--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, lines.get(at).replaceFirst(": .*", ":"));
        case 3 -> lines.add(at, "# a comment\n");
        default -> lines.set(at, lines.get(at).replaceFirst(": (.+)", ": [$1]"));
      }
    }
    var mutant = String.join("", lines);
    return switch (random.nextInt(6)) {
      case 0 -> mutant.replace("\n", "\r\n");
      case 1 -> mutant.stripTrailing();
      default -> mutant;
    };
  }

  private static List<Path> templates() throws IOException {
    var found = new ArrayList<Path>();
    for (var source : SOURCES) {
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.walk(source)) {
          files
              .filter(file -> file.toString().matches(".*\\.(yaml|yml)"))
              .sorted()
              .forEach(found::add);
        }
      }
    }
    return found;
  }
}
