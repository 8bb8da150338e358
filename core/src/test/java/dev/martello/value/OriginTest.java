package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where values come from, and the problems that are told there. */
final class OriginTest {
  private static final SourceFile FILE = new SourceFile("app/template.yaml", "one\ntwo three\n");
  private static final Origin.Written ONE = new Origin.Written(FILE, new Span(0, 3));
  private static final Origin.Written THREE = new Origin.Written(FILE, new Span(8, 13));
  private static final Origin DEFAULT = new Origin.ServiceDefault("AWS::Lambda::Function Timeout");
  private static final Origin LIVE = new Origin.Live("arn:aws:lambda:f", "GetFunction");

  @Test
  void whatIsWrittenKnowsItsLineAndColumn() {
    assertThat(THREE.line()).isEqualTo(2);
    assertThat(THREE.column()).isEqualTo(5);
    assertThat(THREE.written()).contains(THREE);
    assertThat(THREE.all()).containsExactly(THREE);
  }

  @Test
  void whatIsNotWrittenHasNoPlace() {
    assertThat(DEFAULT.written()).isEmpty();
    assertThat(LIVE.written()).isEmpty();
    assertThat(Origin.derived("x", DEFAULT).written()).isEmpty();
    assertThat(DEFAULT.all()).containsExactly(DEFAULT);
  }

  @Test
  void nearestPlaceComesFirst() {
    var deep = Origin.derived("a", Origin.derived("b", ONE));
    var both = new Origin.Derived("join", List.of(deep, DEFAULT, THREE));
    assertThat(deep.written()).contains(ONE);
    assertThat(both.written()).contains(THREE);
    assertThat(both.all().filter(Origin.Written.class::isInstance)).containsExactly(THREE, ONE);
  }

  @Test
  void derivationsAreToldOutermostFirstAndOnce() {
    var inner = Origin.derived("parameter `Stage`", DEFAULT);
    var joined = new Origin.Derived("join", List.of(inner, Origin.derived("map `M`", inner)));
    assertThat(joined.derivations(_ -> true))
        .containsExactly("join", "parameter `Stage`", "map `M`");
    assertThat(joined.derivations(by -> by.startsWith("parameter")))
        .containsExactly("parameter `Stage`");
    assertThat(DEFAULT.derivations(_ -> true)).isEmpty();
  }

  @Test
  void hugeDerivationsAreCut() {
    Origin doubled = ONE;
    for (int depth = 0; depth < 40; depth++) {
      doubled = new Origin.Derived("level " + depth, List.of(doubled, doubled));
    }
    assertThat(doubled.all()).hasSize(256);
    var wide = new Origin.Derived("wide", IntStream.range(0, 300).mapToObj(_ -> DEFAULT).toList());
    assertThat(wide.all()).hasSize(256);
  }

  @Test
  void problemsStandWhereTheirOriginWasWritten() {
    var problem = Problem.at(Origin.derived("default of parameter `Stage`", THREE), "bad `three`");
    assertThat(problem).hasToString("app/template.yaml:2:5: bad `three`");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(5);
    assertThat(problem.path()).isEqualTo("app/template.yaml");
  }

  @Test
  void problemsOfAWholeFileStandAtItsStart() {
    assertThat(Problem.of("a.yaml", "too large")).hasToString("a.yaml:1:1: too large");
    assertThat(Problem.at(DEFAULT, "bad")).isEqualTo(Problem.of("", "bad"));
  }

  @Test
  void problemsAreSortedAsTheyStand() {
    var sorted =
        List.of(
            Problem.of("a.yaml", "z"),
            Problem.at(ONE, "a"),
            Problem.at(ONE, "b"),
            Problem.at(new Origin.Written(FILE, new Span(1, 2)), "a"),
            Problem.at(THREE, "a"),
            Problem.of("b.yaml", "a"));
    assertThat(Stream.concat(sorted.reversed().stream(), Stream.empty()).sorted())
        .containsExactlyElementsOf(sorted);
  }
}
