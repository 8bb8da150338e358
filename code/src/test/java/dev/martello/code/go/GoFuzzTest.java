package dev.martello.code.go;

import static org.assertj.core.api.Assertions.fail;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.Unit;
import dev.martello.code.jvm.WellFormed;
import dev.martello.code.knowledge.EventFields;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.KnowledgeReader;
import dev.martello.code.value.Source;
import dev.martello.value.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws damaged sources at the lowering. {@code -Dmartello.fuzz.inputs=1000000} throws more of
 * them, {@code -Dmartello.fuzz.seed=N} others; a failure prints its seed.
 */
final class GoFuzzTest {
  private static final long INPUTS = Long.getLong("martello.fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("martello.fuzz.seed", 1);
  private static final Knowledge KNOWLEDGE = KnowledgeReader.standard(Language.GO);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String SAMPLE =
      """
      package main
      import ("context"; "fmt"; j "encoding/json"; . "strings"; _ "net/http/pprof")
      const ( A = iota; B; C string = "x" )
      var x, y = 1, "a"; var ( e error; m map[string][]int )
      type T struct { A, B int `json:"a,omitempty"`; *U; in struct { Z string }; f func(int) error }
      type U interface { M(x int) (string, error); comparable }
      type ID string; type Alias = T; type G[K comparable, V any] struct { m map[K]V }
      func (t *T) M(a string, rest ...int) (n int, err error) {
        defer func() { if r := recover(); r != nil { err = fmt.Errorf("x %v", r) } }()
        for i := 0; i < 10; i++ { if i == 2 { continue }; n += i }
        outer: for k, v := range m { switch { case k == "a": break outer; case len(v) > 1: fallthrough; default: n++ } }
        for range 3 { n-- }; for x := range t.all() { _ = x }
        if v, ok := m["k"]; ok && !(n > 1 || v == nil) { return 1, nil } else if n != 0 { panic("x") }
        switch z := any(t).(type) { case *T, nil: _ = z; case string: return }
        select { case c <- 1: case v, ok := <-d: _, _ = v, ok; default: }
        go func(a int) { x = a }(1); p := &x; *p = 2; a[1], b.c = b.c, a[1]; goto end
        end: return Map[string, int]([]string{"a", 2: "b"}, func(s string) int { return len(s) })[0], err
      }
      func Map[T, U any](in []T, f func(T) U) (out []U) { for _, v := range in { out = append(out, f(v)) }; return }
      func main() { t := &T{A: 1, in: struct{ Z string }{"q"}}; u := map[string]T{"a": {B: 2}}; lambda.Start(t.M); s := `raw` + "\\n" + 'c'; _ = []byte(s)[1:2:3]; new(T).M("x", []int{1}...) }
      """;

  private static final List<String> SCRAPS =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ";",
          ",",
          "\"",
          "`",
          "'",
          "/*",
          "//",
          ":=",
          "=",
          "<-",
          "...",
          "*",
          "&",
          "!",
          ".",
          "+",
          "func ",
          "type ",
          "struct ",
          "interface ",
          "map[",
          "chan ",
          "range ",
          "switch ",
          "select ",
          "case ",
          "default:",
          "defer ",
          "go ",
          "goto ",
          "return ",
          "package ",
          "import ",
          "const ",
          "iota",
          "nil",
          "0x",
          "1e",
          "\u0000",
          "\ud83d",
          "\n",
          "recover()",
          "append(",
          "make(");

  @Test
  void damagedSourcesAreLowered() {
    var frontEnd = new GoProject(_ -> List.of());
    for (long input = 0; input < INPUTS; input++) {
      long seed = SEED + input;
      var text = damage(new Random(seed));
      long start = System.nanoTime();
      try {
        var unit = frontEnd.lower(new SourceFile("main.go", text), "main");
        WellFormed.check(unit);
        if (input % 8 == 0) {
          analyse(unit);
        }
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        fail("-Dmartello.fuzz.seed=" + seed, e);
      }
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        fail("-Dmartello.fuzz.seed=%d takes too long", seed);
      }
    }
  }

  /** Whatever was lowered can be followed. */
  private static void analyse(Unit unit) {
    var program = new Program((_, _) -> Optional.empty());
    var source = new Source("http-api", Source.Trust.PUBLIC, "a request");
    new Analysis(program, EventFields.standard(), _ -> KNOWLEDGE)
        .run(new Analysis.Entry(unit, "main", List.of(source)));
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
