package dev.martello.code.ir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.python.PythonFrontEnd;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import org.junit.jupiter.api.Test;

/** What is looked up is what a look through all instructions finds. */
final class UsesTest {
  private static final String TEXT =
      """
      kept = []

      def handler(event, context):
          name = event['name']
          def later():
              return name
          kept.append(name)
          if len(kept) > 3:
              store(name, kept)
          return later
      """;

  private final Unit unit = new PythonFrontEnd().lower(new SourceFile("app.py", TEXT), "app");

  @Test
  void registersAreThoseThatInstructionsNameThemselves() {
    assertThat(unit.procedures()).hasSize(3);
    for (var procedure : unit.procedures()) {
      var uses = Uses.of(procedure);
      var all =
          procedure.blocks().stream().flatMap(block -> block.instructions().stream()).toList();
      for (int register = 0; register < procedure.registers(); register++) {
        int here = register;
        assertThat(uses.writers(register))
            .containsExactlyElementsOf(all.stream().filter(each -> each.target() == here).toList());
        assertThat(uses.readers(register))
            .containsExactlyElementsOf(
                all.stream()
                    .filter(each -> Operands.of(each).anyMatch(read -> read == here))
                    .toList());
        boolean isReadLast =
            procedure.blocks().stream()
                .anyMatch(block -> Operands.of(block.exit()).anyMatch(read -> read == here));
        assertThat(uses.isLeaving(register))
            .isEqualTo(isReadLast || procedure.shared().contains(register));
      }
    }
  }

  @Test
  void callsAreFoundByTheirPlace() {
    var uses = Uses.of(unit.procedures().get(1));
    int start = TEXT.indexOf("store(");
    var place = new Span(start, TEXT.indexOf(')', start) + 1);

    assertThat(uses.callsAt(place)).hasSize(1);
    assertThat(uses.callsAt(new Span(start, start + 1))).isEmpty();
  }
}
