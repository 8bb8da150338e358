package dev.martello.code.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.script.ScriptFrontEnd.Kind;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptFrontEndTest {
  private static Unit lower(String text) {
    return new ScriptFrontEnd(Kind.JAVASCRIPT).lower(new SourceFile("a.js", text), "a");
  }

  @ParameterizedTest
  @CsvSource({
    "a.js, JAVASCRIPT",
    "a.mjs, JAVASCRIPT",
    "a.cjs, JAVASCRIPT",
    "a.jsx, JAVASCRIPT",
    "a.ts, TYPESCRIPT",
    "a.mts, TYPESCRIPT",
    "a.cts, TYPESCRIPT",
    "A.TSX, TSX"
  })
  void dialectsAreToldByEndings(String path, Kind kind) {
    assertThat(Kind.of(path)).isEqualTo(kind);
  }

  @Test
  void unitsKeepNameAndLanguage() {
    var unit = new ScriptFrontEnd(Kind.TSX).lower(new SourceFile("a.tsx", "f()"), "src/a");

    assertThat(unit.name()).isEqualTo("src/a");
    assertThat(unit.language()).isEqualTo(Language.TYPESCRIPT);
    assertThat(unit.problems()).isEmpty();
  }

  @Test
  void placesOfCallsAreTheWholeCalls() {
    var text = "/* \u00e4\ud83d\ude00 */ a.b(c)(d);";

    assertThat(calls(lower(text), text)).containsExactly("a.b(c)", "a.b(c)(d)");
  }

  private static List<String> calls(Unit unit, String text) {
    return unit.top().blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Call.class::isInstance)
        .map(call -> text.substring(call.place().start(), call.place().end()))
        .toList();
  }

  @Test
  void fewProblemsAreToldOfOneFile() {
    assertThat(lower("let a = = 1;\n".repeat(200)).problems()).hasSize(20);
  }

  @Test
  void whatIsNestedTooDeeplyIsToldOnce() {
    var unit = lower("f(" + "[".repeat(400) + "]".repeat(400) + "); g(h)");

    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly("nested too deeply; what is inside is left out");
    assertThat(calls(unit, unit.file().text())).contains("g(h)");
  }
}
