package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.sam.SamContext;
import dev.martello.read.sam.SamTransform;
import dev.martello.syntax.JsonReader;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Parsed;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Throws damaged templates, as YAML and as JSON, at both readers and the SAM transform, and each
 * hundredth at the fix with all its scans. {@code -Dmartello.fuzz.inputs=1000000} throws more of
 * them, {@code -Dmartello.fuzz.seed=N} others; a failure prints its seed.
 */
final class ReadersFuzzTest {
  private static final long INPUTS = Long.getLong("martello.fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final int PARTS = 10;
  private static final int WHOLE = 100;
  private static final int MOST_CHARACTERS = 12_000;

  /** The processor's time, which does not depend on what else the machine does. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** By the clock, for what waits for ever. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private static final long MOST_GROWTH = 64L << 20;

  @TempDir Path folder;

  /** When the seeds that are at work began. */
  private final Map<Long, Long> begun = new ConcurrentHashMap<>();

  @Test
  void noInputCrashesHangsOrGathersMemory() throws InterruptedException, ExecutionException {
    var templates = Mutants.templates(MOST_CHARACTERS);
    assertThat(templates).hasSizeGreaterThan(100);
    long part = Math.max(1, INPUTS / PARTS);
    var slowest = throwAll(templates, SEED, SEED + part);
    long first = used();
    print(part, slowest, first);
    for (long done = part; done < INPUTS; done += part) {
      long end = Math.min(done + part, INPUTS);
      slowest = throwAll(templates, SEED + done, SEED + end);
      long used = used();
      print(end, slowest, used);
      assertThat(used - first).as("growth of the heap").isLessThan(MOST_GROWTH);
    }
  }

  private static void print(long done, Duration slowest, long used) {
    System.out.printf(
        "%,d inputs; slowest of the last %d ms; %d MiB in use%n",
        done, slowest.toMillis(), used >> 20);
  }

  /** Returns how long the slowest one took. */
  private Duration throwAll(List<Mutants.Template> templates, long from, long to)
      throws InterruptedException, ExecutionException {
    var processors = Runtime.getRuntime().availableProcessors();
    var threads = Executors.newFixedThreadPool(processors, Thread.ofPlatform().daemon().factory());
    var times =
        LongStream.range(from, to)
            .mapToObj(seed -> threads.submit(() -> time(templates, seed)))
            .toList();
    threads.shutdown();
    boolean isOver;
    do {
      isOver = threads.awaitTermination(1, TimeUnit.SECONDS);
      assertThat(begun).as("when seeds began").allSatisfy((_, start) -> assertInTime(start));
      for (var time : times) {
        if (time.state() == Future.State.FAILED) {
          time.get();
        }
      }
    } while (!isOver);
    return times.stream().map(Future::resultNow).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static void assertInTime(long start) {
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STUCK);
  }

  private Duration time(List<Mutants.Template> templates, long seed) {
    begun.put(seed, System.nanoTime());
    var random = Mutants.random(seed);
    var template = templates.get(random.nextInt(templates.size()));
    var text = template.text();
    long start = processorTime();
    try {
      text = Mutants.of(random.nextInt(4) == 0 ? asJson(text) : text, random);
      throwOne(text, seed);
    } catch (RuntimeException | StackOverflowError | IOException e) {
      throw new AssertionError(
          "seed %d, made from %s:%n%s".formatted(seed, template.path(), text), e);
    } finally {
      begun.remove(seed);
    }
    var time = Duration.ofNanos(processorTime() - start);
    assertThat(time)
        .as("time of seed %d, made from %s:%n%s", seed, template.path(), text)
        .isLessThan(LONGEST);
    return time;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String asJson(String text) {
    return ShortTags.read(file(text)).root() instanceof Node.Mapping tree
        ? JsonWriter.pretty(tree)
        : text;
  }

  private void throwOne(String text, long seed) throws IOException {
    var json = JsonReader.read(file(text));
    var yaml = ShortTags.read(file(text));
    Stream.of(json, yaml).map(Parsed::root).forEach(ReadersFuzzTest::transform);
    if (seed % WHOLE == 0) {
      fix(text, seed);
    }
  }

  private static SourceFile file(String text) {
    return new SourceFile("template.yaml", text);
  }

  private static void transform(Node root) {
    if (root instanceof Node.Mapping template) {
      assertThat(SamTransform.transform(template, SamContext.in("eu-west-1")).template())
          .isNotNull();
    }
  }

  /** Each input has a folder of its own, so that inputs can be thrown side by side. */
  private void fix(String text, long seed) throws IOException {
    var own = folder.resolve("seed" + seed);
    Scans.write(own, "template.yaml", Mutants.writable(text));
    var fixed = Fix.run(Scans.request(own), _ -> true, Progress.NONE);
    assertThat(fixed.patches()).as("patches of seed " + seed).hasSizeLessThanOrEqualTo(1);
    Files.delete(own.resolve("template.yaml"));
    Files.delete(own);
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
