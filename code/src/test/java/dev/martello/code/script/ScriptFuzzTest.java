package dev.martello.code.script;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.martello.code.ir.Unit;
import dev.martello.code.script.ScriptFrontEnd.Kind;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, lowering it ends soon, without an exception, in a sound unit. */
final class ScriptFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz", 100);
  private static final String MARKS = "(){}[];,.=>`'\"?:*/@#$\\<";

  private static Unit lower(Kind kind, String text) {
    var unit = new ScriptFrontEnd(kind).lower(new SourceFile("x", text), "x");
    Consistency.check(unit);
    return unit;
  }

  @ParameterizedTest
  @EnumSource
  void mutatedSourcesAreLowered(Kind kind) throws IOException {
    var sources = LoweringTest.cases().map(LoweringTest.Case::source).toList();
    var random = new Random(20_260_101L + kind.ordinal());
    for (int round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder(pick(sources, random));
      for (int change = random.nextInt(4); change >= 0; change--) {
        mutate(text, sources, random);
      }
      try {
        lower(kind, text.toString());
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError("round " + round + ": " + text, e);
      }
    }
  }

  private static String pick(List<String> sources, Random random) {
    return sources.get(random.nextInt(sources.size()));
  }

  private static void mutate(StringBuilder text, List<String> sources, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(8));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to));
      case 2 -> text.insert(from, pick(sources, random));
      case 3 -> text.insert(from, MARKS.charAt(random.nextInt(MARKS.length())));
      default -> text.insert(from, (char) random.nextInt(0x1_0000));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noiseIsLowered(Kind kind) {
    var random = new Random(7L + kind.ordinal());
    for (int round = 0; round < 30; round++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(300); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x1_0000));
      }
      lower(kind, text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{a:",
        "f(",
        "!",
        "a=>",
        "()=>{",
        "a?.b(",
        "a?b:",
        "a?(",
        "`${",
        "new ",
        "if(a)",
        "if(a){}else ",
        "{",
        "for(;;)",
        "function f(){",
        "class A{a=",
        "try{",
        "try{}finally{",
        "x=",
        "async()=>await ",
        "[a,[",
        "({a:{",
        "class A extends (class A ",
        "typeof ",
        "a&&(",
        "switch(a){case 1:",
        "l:",
        "<a>",
        "@a(",
        "x as {",
        "let x: (",
        "type T = A<"
      })
  void deepNestingEnds(String opening) throws InterruptedException {
    var text = opening.repeat(3_000) + "x";
    var failures = new java.util.ArrayList<Throwable>();
    var thread =
        new Thread(
            null,
            () -> {
              for (var kind : Kind.values()) {
                lower(kind, text);
              }
            },
            "small stack",
            512 * 1024);
    thread.setUncaughtExceptionHandler((where, thrown) -> failures.add(thrown));
    thread.start();
    thread.join();

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b().c;",
        "a+",
        "a,",
        "a&&",
        "a||",
        "a??",
        "a?b:",
        "'x'+",
        "if(a)f();else ",
        "f(a);",
        "var a=1,b;",
        "a=b=",
        ".c()",
        "?.c",
        "async x=>{await y};",
        "function f(){}"
      })
  void longSourcesTakeLinearTime(String part) {
    int few = 5_000 / part.length();
    long before = timeOf(part, few);
    long after = timeOf(part, few * 8);

    assertThat(after).isLessThan(before * 8 * 8 + 2_000_000_000L);
  }

  private static long timeOf(String part, int times) {
    long start = System.nanoTime();
    lower(Kind.JAVASCRIPT, part.repeat(times) + "x");
    return System.nanoTime() - start;
  }

  @Test
  void nestedFinallyDoesNotMultiply() {
    var source =
        "function f() {" + "try { a() } finally {".repeat(60) + "return b()" + "}".repeat(60) + "}";

    var unit = assertTimeout(ofSeconds(20), () -> lower(Kind.JAVASCRIPT, source));

    assertThat(unit.procedures().get(1).blocks().size()).isLessThan(10_000);
  }
}
