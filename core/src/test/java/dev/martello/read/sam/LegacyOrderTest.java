package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected orders are those of AWS's translator 1.110.0, which keeps Python 2.7's. */
final class LegacyOrderTest {

  @Test
  void pathsComeByTheirHashes() {
    assertThat(LegacyOrder.of(List.of("/orders", "/orders/", "/b/{id}", "/b/{id}/", "/a", "/c")))
        .containsExactly("/b/{id}", "/orders/", "/orders", "/c", "/a", "/b/{id}/");
  }

  @Test
  void moreKeysThanTheFirstTableHoldsMakeItGrow() {
    var keys = IntStream.range(0, 12).mapToObj(number -> "Api" + number).toList();

    assertThat(LegacyOrder.of(keys))
        .containsExactly(
            "Api4", "Api5", "Api6", "Api7", "Api0", "Api1", "Api2", "Api3", "Api8", "Api9", "Api10",
            "Api11");
  }

  @Test
  void emptyAndForeignKeysHaveTheirPlace() {
    assertThat(
            LegacyOrder.of(
                List.of("ServerlessRestApi", "Fn", "Gr\u00f6\u00dfe", "Orders", "X", "")))
        .containsExactly("", "Gr\u00f6\u00dfe", "Orders", "X", "ServerlessRestApi", "Fn");
  }

  @Test
  void removedKeyLeavesItsSlotToOthers() {
    var table = new LegacyOrder();
    List.of("a", "b", "c", "d", "e").forEach(table::add);
    table.remove("b");
    table.add("z");
    table.add("b");

    assertThat(table.keys()).containsExactly("a", "c", "b", "e", "d", "z");
  }
}
