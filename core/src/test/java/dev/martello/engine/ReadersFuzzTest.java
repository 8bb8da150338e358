package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.martello.fix.Patch;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.sam.SamContext;
import dev.martello.read.sam.SamTransform;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import dev.martello.syntax.JsonReader;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Parsed;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Throws damaged templates at the readers and the transform, and each hundredth at a whole scan and
 * at the fix. {@code -Dmartello.fuzz.inputs=1000000} throws more of them, {@code
 * -Dmartello.fuzz.seed=N} others; a failure prints its seed.
 */
final class ReadersFuzzTest {
  private static final long INPUTS = Long.getLong("martello.fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final int WHOLE = 100;
  private static final int MOST_CHARACTERS = 12_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final long MOST_GROWTH = 64L << 20;

  private static final List<Path> SOURCES =
      List.of(
          Path.of("../examples"),
          Path.of("src/main/java/dev/martello/check"),
          Path.of("../../shared/data/sam-translator/input"),
          Path.of("../../shared/data/serverless-patterns"));

  /** What damage leaves behind: marks of both notations, and texts that mean something. */
  private static final List<String> SCRAPS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          ",",
          "- ",
          "? ",
          "|",
          ">",
          "&a ",
          "*a",
          "<<: *a",
          "!Sub ",
          "!Ref ",
          "!GetAtt ",
          "!If ",
          "\"",
          "'",
          "#",
          "\n",
          "\r\n",
          "\t",
          "\u0000",
          "\ufeff",
          "\u202e",
          "\u2028",
          "---\n",
          "...\n",
          "%TAG ! !\n",
          "null",
          "~",
          "${",
          "}",
          "1e999",
          "0o7",
          "Fn::If",
          "Ref",
          "Resources:\n",
          "Globals:\n",
          "Properties:\n",
          "Type: ",
          "AWS::Serverless::Function",
          "AWS::NoValue",
          "Events:\n",
          "DependsOn: ");

  @TempDir Path folder;

  private record Sample(Path path, String text) {}

  @Test
  void noInputCrashesHangsOrGathersMemory() throws IOException {
    var samples = samples();
    assertThat(samples).hasSizeGreaterThan(100);
    long warm = Math.max(1, INPUTS / 10);
    var done = new AtomicLong();
    run(samples, SEED, SEED + warm, done);
    long before = used();
    run(samples, SEED + warm, SEED + INPUTS, done);
    assertThat(done).hasValue(INPUTS);
    assertThat(used() - before).as("growth of the heap").isLessThan(MOST_GROWTH);
  }

  private void run(List<Sample> samples, long from, long to, AtomicLong done) {
    LongStream.range(from, to)
        .parallel()
        .forEach(
            seed -> {
              throwOne(samples, seed);
              done.incrementAndGet();
            });
  }

  private void throwOne(List<Sample> samples, long seed) {
    var random = new Random(seed * 0x9E3779B97F4A7C15L);
    var sample = samples.get(random.nextInt(samples.size()));
    long start = System.nanoTime();
    var text = sample.text();
    try {
      if (random.nextInt(4) == 0
          && ShortTags.read(file(text)).root() instanceof Node.Mapping tree) {
        text = JsonWriter.pretty(tree);
      }
      text = damaged(text, random);
      read(text);
      if (seed % WHOLE == 0) {
        scanAndFix(text, seed);
      }
    } catch (RuntimeException | StackOverflowError | IOException e) {
      fail("seed " + seed + ", made from " + sample.path() + ":\n" + text, e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("time of seed %d, made from %s", seed, sample.path())
        .isLessThan(LONGEST);
  }

  private static SourceFile file(String text) {
    return new SourceFile("template.yaml", text);
  }

  private static void read(String text) {
    var json = JsonReader.read(file(text));
    var yaml = ShortTags.read(file(text));
    Stream.of(json, yaml).map(Parsed::root).forEach(ReadersFuzzTest::transform);
  }

  private static void transform(Node root) {
    if (root instanceof Node.Mapping template) {
      assertThat(SamTransform.transform(template, SamContext.in("eu-west-1")).template())
          .isNotNull();
    }
  }

  /** Each input has a folder of its own, so that inputs can be thrown side by side. */
  private void scanAndFix(String text, long seed) throws IOException {
    var own = Files.createDirectories(folder.resolve("seed" + seed));
    var template = own.resolve("template.yaml");
    Files.writeString(template, text.replace('\ud800', '\ufffd'));
    var request =
        new Scan.Request(
            List.of(own),
            Setting.none(),
            Catalogue.standard().rules(),
            LocalDate.EPOCH,
            new Report.Tool("martello", "test"));
    var fixed = Fix.run(request, _ -> true, Progress.NONE);
    for (Patch patch : fixed.patches()) {
      assertThat(patch.edits()).as("edits of seed " + seed).isNotEmpty();
    }
    Files.delete(template);
    Files.delete(own);
  }

  private static String damaged(String text, Random random) {
    var damaged = new StringBuilder(text);
    IntStream.rangeClosed(0, random.nextInt(5)).forEach(_ -> damage(damaged, random));
    return damaged.toString();
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(40));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
      case 2 -> text.replace(at, end, SCRAPS.get(random.nextInt(SCRAPS.size())));
      case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      case 4 -> text.setLength(at);
      default -> text.insert(at, (char) random.nextInt(0xD800));
    }
  }

  private static List<Sample> samples() throws IOException {
    var samples = new ArrayList<Sample>();
    for (var source : SOURCES) {
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.walk(source)) {
          files
              .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
              .sorted()
              .map(ReadersFuzzTest::sample)
              .filter(sample -> sample.text().length() <= MOST_CHARACTERS)
              .forEach(samples::add);
        }
      }
    }
    return samples;
  }

  private static Sample sample(Path file) {
    try {
      return new Sample(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
