package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.martello.report.Report;
import dev.martello.report.json.JsonReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes templates at random and scans them: whatever the input, a scan ends with a report. More
 * rounds with {@code -Dmartello.fuzz.rounds=N}; a failure prints its seed.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class ScanFuzzTest {
  private static final int ROUNDS = Integer.getInteger("martello.fuzz.rounds", 150);
  private static final long FIRST_SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Path SOURCES = Path.of("src/main/java/dev/martello/check");
  private static final List<String> TOKENS =
      List.of(
          "!Ref X",
          "!GetAtt A.B.C",
          "!Sub '${X}'",
          "!Sub ['${a}', {a: !Ref a}]",
          "!If [A, B, C]",
          "!Join ['', [a, !Ref b]]",
          "!Select [99, [a]]",
          "!Split [',', a]",
          "!FindInMap [A, B, C]",
          "{'Fn::If': [A, B]}",
          "{Ref: [a]}",
          "!Cidr [a, b, c]",
          "Fn::Transform: {Name: AWS::Include}",
          "Fn::ForEach::A: [X, [1, 2], {'${X}': {}}]",
          "&a [*a]",
          "*a",
          "<<: *a",
          "[",
          "]",
          "{",
          "}",
          "\t",
          "\u0000",
          "\ud800",
          "\u202e",
          ": ",
          "- ",
          "? ",
          "|",
          ">",
          "'",
          "\"",
          "#",
          "%YAML 1.1",
          "---",
          "null",
          "~",
          "yes",
          "1e999",
          "0x",
          "-.inf",
          "99999999999999999999",
          "''",
          "*",
          "**",
          "!!binary aGk=",
          "!Unknown 1",
          "AWS::NoValue",
          "!Ref AWS::NoValue",
          "Type: AWS::Lambda::Function",
          "Condition: A",
          "DependsOn: [A]",
          "Globals: {Function: {}}",
          "Resources: []");

  @TempDir Path folder = Path.of("");

  @Test
  void anyInputEndsWithAReport() throws IOException {
    var seeds = seeds();
    assertThat(seeds).isNotEmpty();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
      var random = new Random(seed);
      var seedFile = seeds.get(random.nextInt(seeds.size()));
      var text = changed(Files.readString(seedFile), random);
      Files.writeString(folder.resolve("template.yaml"), replaceLoneSurrogates(text));
      try {
        scan();
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ", made from " + seedFile + ":\n" + text, e);
      }
    }
  }

  private void scan() throws IOException {
    var report =
        Scan.run(
            new Scan.Request(
                List.of(folder),
                Setting.none(),
                Catalogue.standard().rules(),
                LocalDate.EPOCH,
                new Report.Tool("martello", "test")));
    var target = new StringBuilder();
    new TextReport(false).write(report, target);
    new JsonReport().write(report, target);
    new SarifReport().write(report, target);
    assertThat(target).isNotEmpty();
  }

  /** Every example of every check, in a fixed order. */
  private static List<Path> seeds() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
          .sorted()
          .toList();
    }
  }

  private static String changed(String text, Random random) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(lines.size());
      var line = lines.get(at);
      switch (random.nextInt(8)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> lines.add(random.nextInt(lines.size()), line);
        case 3 -> lines.set(at, "  " + line);
        case 4 -> lines.set(at, line.startsWith("  ") ? line.substring(2) : "");
        case 5 -> lines.set(at, cut(line, random) + token(random));
        case 6 -> lines.set(at, withValue(line, token(random)));
        default -> lines.set(at, cut(line, random) + token(random) + line);
      }
      if (lines.isEmpty()) {
        lines.add(token(random));
      }
    }
    return String.join("\n", lines);
  }

  private static String withValue(String line, String value) {
    int colon = line.indexOf(": ");
    return colon < 0 ? line + " " + value : line.substring(0, colon + 2) + value;
  }

  private static String cut(String line, Random random) {
    return line.substring(0, line.isEmpty() ? 0 : random.nextInt(line.length()));
  }

  private static String token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }

  /** They cannot be written as UTF-8. */
  private static String replaceLoneSurrogates(String text) {
    return text.replace('\ud800', '\ufffd');
  }
}
