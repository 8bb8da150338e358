package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws damaged class files at the lowering. {@code -Dmartello.fuzz.inputs=1000000} throws more of
 * them, {@code -Dmartello.fuzz.seed=N} others; a failure prints its seed.
 */
final class ClassFuzzTest {
  private static final long INPUTS = Long.getLong("martello.fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String SAMPLE =
      """
      import java.util.*;
      import java.util.function.*;
      @Deprecated(since = "1")
      class T<A extends Comparable<A>> implements Comparable<T<A>> {
        static final long LONG = 5; static final String TEXT = "a"; int[] array = {1, 2};
        record R(String a, int b) {}
        public int compareTo(T<A> other) { return 0; }
        String text(String a, List<String> b) {
          switch (a) { case "x": return a + b + 1; case "y": a = "z"; default: break; }
          try (var s = new Scanner(a)) { return s.next(); }
          catch (IllegalStateException | NumberFormatException e) { return e.getMessage(); }
          finally { array[0]++; }
        }
        Object lambda(Object a) {
          Function<Object, Object> f = x -> a + TEXT; Supplier<String> g = a::toString;
          return switch (a) { case R(var s, int n) when n > 3 -> s; case Integer i -> i + 1; default -> f.apply(g); };
        }
        synchronized double numbers(long a, double b, @Deprecated float c) {
          synchronized (this) { for (int i = 0; i < a; i++) { b += c > b ? i : -a; } }
          do { a--; } while (a > 0 && b != 3.5);
          return array == null ? b : array.length;
        }
      }
      """;

  @Test
  void damagedClassesAreLowered() {
    var samples = List.copyOf(Compiled.of(SAMPLE, "-parameters").classes().values());
    var frontEnd = new ClassFrontEnd(Sources.NONE);
    for (long input = 0; input < INPUTS; input++) {
      long seed = SEED + input;
      var random = new Random(seed);
      var bytes = damage(samples.get(random.nextInt(samples.size())), random);
      long start = System.nanoTime();
      try {
        WellFormed.check(frontEnd.lower(new ClassBytes("t/T.class", bytes)));
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        fail("-Dmartello.fuzz.seed=" + seed, e);
      }
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        fail("-Dmartello.fuzz.seed=%d takes too long", seed);
      }
    }
  }

  private static byte[] damage(byte[] sample, Random random) {
    var bytes =
        random.nextInt(8) == 0
            ? java.util.Arrays.copyOf(sample, random.nextInt(sample.length))
            : sample.clone();
    for (int left = 1 + random.nextInt(6); left > 0 && bytes.length > 0; left--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
        default -> bytes[at] = bytes[random.nextInt(bytes.length)];
      }
    }
    return bytes;
  }
}
