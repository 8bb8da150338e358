package dev.martello.code.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Guards;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What tests tell of data, and what is left of that where ways meet. */
final class GuardsProperties {
  private static final int ROUNDS = 2_000;
  private static final Trace TRACE =
      Trace.from(new Origin.Written(new SourceFile("app.py", "x"), new Span(0, 1)), "comes in");

  private static Label label(String path) {
    return new Label(0, path);
  }

  private static Value data(String path, long cleared) {
    return Value.of(new Atom.Event(0, path)).tainted(label(path), new Taint(cleared, false, TRACE));
  }

  private static Map<Label, Long> guards(Random random) {
    var guards = new HashMap<Label, Long>();
    for (var path : List.of("a", "b", "c")) {
      if (random.nextBoolean()) {
        guards.put(label(path), 1L + random.nextInt(7));
      }
    }
    return Map.copyOf(guards);
  }

  private static State state(Map<Label, Long> guards) {
    return new State(IntMap.empty(), guards);
  }

  @Test
  void whatWasTestedAsAWholeIsHarmlessInItsParts() {
    var guards = Map.of(label("body"), 4L);
    assertThat(Guards.of(label("body"), guards)).isEqualTo(4);
    assertThat(Guards.of(label("body.name.first"), guards)).isEqualTo(4);
    assertThat(Guards.of(label("bodyguard"), guards)).isZero();
    assertThat(Guards.of(label("headers"), guards)).isZero();
  }

  @Test
  void whatWasTestedInOnePartSaysNothingOfOthers() {
    var guards = Map.of(label("body"), 4L, label("body.name"), 4L);
    assertThat(Guards.of(label("body.name"), guards)).isEqualTo(4);
    assertThat(Guards.of(label("body.id"), guards)).isZero();
  }

  @Test
  void testsCountForWhatIsReadNow() {
    var now = Guards.now(data("a", 1), Map.of(label("a"), 2L));
    assertThat(now.taints().get(label("a")).cleared()).isEqualTo(3);
    var other = data("b", 1);
    assertThat(Guards.now(other, Map.of(label("a"), 2L))).isSameAs(other);
  }

  @Test
  void whatOneWayTestedStaysInItsValues() {
    var registers = IntMap.<Value>empty().with(0, data("a", 0)).with(1, data("b", 0));
    var kept = Guards.keep(registers, Map.of(label("a"), 2L), Map.of(), IntMap.empty());
    assertThat(kept.get(0).taints().get(label("a")).cleared()).isEqualTo(2);
    assertThat(kept.get(1)).isSameAs(registers.get(1));
  }

  @Test
  void whatBothWaysTestedIsNoPartOfValues() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var guards = guards(new Random(seed));
      var registers = IntMap.<Value>empty().with(0, data("a", 0)).with(1, data("b", 0));
      assertThat(Guards.keep(registers, guards, guards, registers))
          .as("seed " + seed)
          .isSameAs(registers);
    }
  }

  @Test
  void whereWaysMeetOnlyTestsOfBothHold() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = guards(random);
      var two = guards(random);
      var both = state(one).join(state(two));
      for (var label : List.of(label("a"), label("b"), label("c"))) {
        assertThat(both.guards().getOrDefault(label, 0L))
            .as("seed " + seed)
            .isEqualTo(one.getOrDefault(label, 0L) & two.getOrDefault(label, 0L));
      }
      assertThat(both).as("seed " + seed).isEqualTo(state(two).join(state(one)));
      assertThat(both.join(state(one))).as("seed " + seed).isSameAs(both);
      assertThat(both.join(both)).as("seed " + seed).isSameAs(both);
    }
  }

  @Test
  void noWayMakesDataMoreHarmlessThanItWasThere() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = guards(random);
      var two = guards(random);
      long cleared = random.nextInt(8);
      var registers = IntMap.<Value>empty().with(0, data("a", cleared));
      var kept = Guards.keep(registers, one, two, registers);
      long now = kept.get(0).taints().get(label("a")).cleared();
      long tested = one.getOrDefault(label("a"), 0L);
      assertThat(now & ~(cleared | tested)).as("seed " + seed).isZero();
      assertThat(now & cleared).as("seed " + seed).isEqualTo(cleared);
    }
  }
}
