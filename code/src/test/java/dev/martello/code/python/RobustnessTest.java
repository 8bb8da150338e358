package dev.martello.code.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it is lowered in bounded time to a form that holds together. */
final class RobustnessTest {
  private static final String[] SNIPPETS = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "=",
    ":=",
    "*",
    "**",
    "\n",
    "\n  ",
    "\\",
    "'",
    "\"",
    "f'{",
    "\"\"\"",
    "def ",
    "class ",
    "lambda ",
    "for ",
    " in ",
    "if ",
    "else",
    "try:",
    "finally:",
    "except",
    "match x:",
    "case ",
    "yield ",
    "await ",
    "async ",
    "with ",
    "import ",
    "from . ",
    "global x",
    "nonlocal x",
    "return ",
    "break",
    "raise ",
    "@",
    "->",
    "é",
    "\uD800",
    "\0",
    "\t",
    "0x",
    "1e",
    "del ",
    "not ",
    "is ",
    "print ",
    "exec ",
    " as ",
    "...",
    "{{",
    "!r",
    ":>{"
  };

  private static Unit lower(String text) {
    return new PythonFrontEnd().lower(new SourceFile("x.py", text), "x");
  }

  private static String programs() {
    try (var stream = RobustnessTest.class.getResourceAsStream("programs.py")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedProgramsAreLowered(long seed) {
    var random = new Random(seed);
    var programs = programs().split("(?m)^# ---- ");
    for (int round = 0; round < 150; round++) {
      var text = damaged(programs[random.nextInt(programs.length)], random);
      check(text, "seed " + seed + ", round " + round);
    }
  }

  private static String damaged(String program, Random random) {
    var text = new StringBuilder(program);
    int changes = 1 + random.nextInt(8);
    for (int change = 0; change < changes && !text.isEmpty(); change++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
      }
    }
    return text.toString();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void randomTextsAreLowered(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      var text = new StringBuilder();
      for (int part = random.nextInt(80); part > 0; part--) {
        text.append(
            random.nextInt(3) > 0
                ? SNIPPETS[random.nextInt(SNIPPETS.length)]
                : Character.toString(random.nextInt(0x300)));
      }
      check(text.toString(), "seed " + seed + ", round " + round);
    }
  }

  static Stream<String> deepTexts() {
    int depth = 3_000;
    return Stream.of(
            "(",
            "[",
            "{",
            "{1:",
            "f(",
            "x[",
            "-",
            "not ",
            "lambda: ",
            "await ",
            "x if y else ",
            "a.b(c for d in ",
            "f'{",
            "(x := ",
            "*",
            "x = ",
            "x and (",
            "1 < (",
            "@(",
            "del (",
            "for (",
            "(yield ",
            "a and ",
            "a + ")
        .map(opening -> opening.repeat(depth));
  }

  @ParameterizedTest
  @MethodSource("deepTexts")
  void deepExpressionsAreLowered(String text) {
    check("x = " + text + "1", text.substring(0, 10));
    check(text, text.substring(0, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if x:",
        "while x:",
        "for x in y:",
        "def f():",
        "class A:",
        "with x:",
        "try:",
        "match x:",
        "else:",
        "case [x]:",
        "async def f(x=[1]):",
        "except E:",
        "finally:"
      })
  void deepStatementsAreLowered(String opening) {
    var text = new StringBuilder();
    for (int depth = 0; depth < 700; depth++) {
      text.append(" ".repeat(depth)).append(opening).append('\n');
    }
    check(text.toString(), opening);
    check(text.append(" ".repeat(700)).append("pass\n").toString(), opening);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1\n",
        "f(a, b)\n",
        "a + ",
        "'a' ",
        "{'a': 1}, ",
        "x.y",
        "x = ",
        "elif x: pass\n",
        "if x: pass\n",
        "*",
        "def f(a=[]): return a\n",
        "from m import *\n",
        "from a import *\nx\n",
        "try: f()\nfinally: g()\n",
        "0",
        "\n",
        "((((",
        "x[0]",
        "(x for x in y), ",
        "lambda x: ",
        "not ",
        "#\n",
        "\\",
        "f'{x}' ",
        "return\n",
        "a, b = ",
        "from typing import NamedTuple\nclass A(A, A, NamedTuple):\n  x: int\n"
      })
  void longTextsTakeNoMoreThanTheirShareOfTime(String part) {
    var text = part.repeat(100_000 / part.length());
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> check(text, part));
  }

  @Test
  void deepTextsNeedLittleStack() throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var thread =
        new Thread(
            null,
            () -> deepTexts().forEach(text -> check("x = " + text + "1", "")),
            "small",
            768 << 10);
    thread.setUncaughtExceptionHandler((unused, thrown) -> failures.add(thrown));
    thread.start();
    thread.join();

    assertThat(failures).isEmpty();
  }

  @Test
  void theStandardLibraryIsLowered() throws IOException {
    var files = library();
    Assumptions.assumeFalse(files.isEmpty(), "no Python on this machine");
    for (var file : files) {
      var unit = lower(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      assertThat(unit.problems()).as(file.toString()).isEmpty();
      checkForm(unit, file.toString());
    }
  }

  private static List<Path> library() throws IOException {
    var roots = Path.of("/usr/lib");
    if (!Files.isDirectory(roots)) {
      return List.of();
    }
    try (var folders = Files.newDirectoryStream(roots, "python3.*")) {
      var found = new ArrayList<Path>();
      for (var folder : folders) {
        try (var files = Files.walk(folder)) {
          files.filter(path -> path.toString().endsWith(".py")).sorted().forEach(found::add);
        }
      }
      return found;
    }
  }

  private static void check(String text, String name) {
    checkForm(lower(text), name);
  }

  /** Every register, block and procedure that is named exists. */
  private static void checkForm(Unit unit, String name) {
    for (var procedure : unit.procedures()) {
      for (var block : procedure.blocks()) {
        boolean isWhole =
            targets(procedure, block).allMatch(at -> at < procedure.blocks().size())
                && block.instructions().stream().allMatch(one -> isWhole(unit, procedure, one));
        assertThat(isWhole).as(name).isTrue();
      }
    }
  }

  private static Stream<Integer> targets(Procedure procedure, Block block) {
    var next =
        switch (block.exit()) {
          case Exit.Jump(var to) -> List.of(to);
          case Exit.Branch(_, var whenTrue, var whenFalse, _) -> List.of(whenTrue, whenFalse);
          case Exit.Either(var first, var second) -> List.of(first, second);
          case Exit.Return _, Exit.Throw _ -> List.<Integer>of();
        };
    assertThat(block.handler()).isLessThan(procedure.blocks().size());
    return next.stream();
  }

  private static boolean isWhole(Unit unit, Procedure procedure, Instruction instruction) {
    int length = unit.file().text().length();
    boolean isPlaced = instruction.place().end() <= length;
    boolean isBound =
        switch (instruction) {
          case Instruction.Closure(_, var number, _) ->
              unit.procedures().get(number).parent() == procedure.number();
          case Instruction.LoadOuter(_, var depth, var register, _) ->
              outer(unit, procedure, depth).shared().contains(register);
          case Instruction.StoreOuter(var depth, var register, _, _) ->
              outer(unit, procedure, depth).shared().contains(register);
          default -> true;
        };
    return isPlaced && isBound && instruction.target() < procedure.registers();
  }

  private static Procedure outer(Unit unit, Procedure procedure, int depth) {
    return IntStream.range(0, depth)
        .boxed()
        .reduce(
            procedure, (at, unused) -> unit.procedures().get(at.parent()), (one, other) -> other);
  }
}
