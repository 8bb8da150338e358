package dev.martello.code.java;

import static org.assertj.core.api.Assertions.fail;

import dev.martello.code.jvm.WellFormed;
import dev.martello.value.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Throws damaged sources at the lowering. {@code -Dmartello.fuzz.inputs=1000000} throws more of
 * them, {@code -Dmartello.fuzz.seed=N} others; a failure prints its seed.
 */
final class JavaFuzzTest {
  private static final long INPUTS = Long.getLong("martello.fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String SAMPLE =
      """
      package a.b;
      import java.util.*;
      import static x.Y.foo;
      @Ann(value = "x", k = Kind.B, arr = {"a", "b"})
      public abstract class A<T extends B> extends C<T> implements D, E.F {
        static int s = 1, t[] = {1, 2};
        { init(); } static { foo(); }
        A(String x, @Q int... y) throws Z { super(x); this.s = y[0]; }
        record R(String a, int b) { R { if (a == null) throw new X(); } }
        enum En { P(1) { int q() { return 2; } }, Q; En(int... i) {} int q() { return 1; } }
        <U> List<U> m(List<String> xs, final var q) {
          int i = 0, j[] = new int[] {1}, k[][] = new int[3][];
          for (int z = 0; z < 3; z++) { continue; }
          outer: while (i < 3) { do { i++; } while (i > 2); break outer; }
          if (a instanceof String s && !s.isEmpty()) {} else if (b instanceof R(String u, var v)) {}
          switch (q) { case 1: case 2: foo(); break; default: bar(); }
          var r = switch (q) { case A, B -> 1; case String t when t.x() -> { yield 2; } default -> throw new X(); };
          try (var in = open(); out) { for (var x : xs) return x; } catch (A | B e) { } finally { close(); }
          Runnable f = () -> foo(i), g = x -> x + 1, h = (x, y) -> { return x; };
          Object o = new A("x") { void n() { m(null, A.this.x); i++; } };
          o = (String) x[0] + 'c' + 1L + 1.5f + A::foo + A.class; x[1] += 2; s++; o = a ? b : c;
          class Local { int get() { return i; } } new Local().get();
        }
      }
      """;

  private static final List<String> SCRAPS =
      List.of(
          "{",
          "}",
          "(",
          ")",
          ";",
          ",",
          "\"",
          "'",
          "\"\"\"",
          "/*",
          "->",
          "::",
          "<",
          "@",
          "new ",
          "switch ",
          "case ",
          "try ",
          "finally ",
          "class ",
          "this",
          "super",
          ".",
          "=",
          "+",
          "0x",
          "\u0000",
          "\ud83d",
          "var ",
          "record ",
          "yield ",
          "instanceof ",
          "? : ",
          "[",
          "]",
          "\n");

  @Test
  void damagedSourcesAreLowered() {
    var frontEnd = new JavaFrontEnd(Set.of());
    for (long input = 0; input < INPUTS; input++) {
      long seed = SEED + input;
      var text = damage(new Random(seed));
      long start = System.nanoTime();
      try {
        WellFormed.check(frontEnd.lower(new SourceFile("A.java", text), "a.b.A"));
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        fail("-Dmartello.fuzz.seed=" + seed, e);
      }
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        fail("-Dmartello.fuzz.seed=%d takes too long", seed);
      }
    }
  }

  private static String damage(Random random) {
    var text = new StringBuilder(SAMPLE);
    for (int left = 1 + random.nextInt(6); left > 0 && !text.isEmpty(); left--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
        case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        default -> text.replace(at, end, SCRAPS.get(random.nextInt(SCRAPS.size())));
      }
    }
    return text.toString();
  }
}
