package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of Kleene's strong logic, over every combination of answers. */
class TriPropertiesTest {
  record Triple(Tri one, Tri two, Tri three) {}

  static Stream<Triple> triples() {
    var all = List.of(Tri.values());
    return all.stream()
        .flatMap(
            one ->
                all.stream()
                    .flatMap(two -> all.stream().map(three -> new Triple(one, two, three))));
  }

  @ParameterizedTest
  @MethodSource("triples")
  void andAndOrCommuteAndAssociate(Triple t) {
    assertThat(t.one().and(t.two())).isEqualTo(t.two().and(t.one()));
    assertThat(t.one().or(t.two())).isEqualTo(t.two().or(t.one()));
    assertThat(t.one().and(t.two()).and(t.three())).isEqualTo(t.one().and(t.two().and(t.three())));
    assertThat(t.one().or(t.two()).or(t.three())).isEqualTo(t.one().or(t.two().or(t.three())));
  }

  @ParameterizedTest
  @MethodSource("triples")
  void deMorganHolds(Triple t) {
    assertThat(t.one().and(t.two()).not()).isEqualTo(t.one().not().or(t.two().not()));
    assertThat(t.one().not().not()).isEqualTo(t.one());
  }

  @ParameterizedTest
  @MethodSource("triples")
  void andDistributesOverOr(Triple t) {
    assertThat(t.one().and(t.two().or(t.three())))
        .isEqualTo(t.one().and(t.two()).or(t.one().and(t.three())));
  }

  /** Whatever an UNKNOWN turns out to be, a decided answer stays. */
  @ParameterizedTest
  @MethodSource("triples")
  void knowingMoreNeverChangesADecidedAnswer(Triple t) {
    for (var known : worlds(t.one())) {
      for (var other : worlds(t.two())) {
        assertThat(t.one().and(t.two())).isIn(Tri.UNKNOWN, known.and(other));
        assertThat(t.one().or(t.two())).isIn(Tri.UNKNOWN, known.or(other));
      }
    }
  }

  private static List<Tri> worlds(Tri answer) {
    return answer.isUnknown() ? List.of(Tri.YES, Tri.NO) : List.of(answer);
  }

  @ParameterizedTest
  @MethodSource("triples")
  void anyAndAllFoldAsOrAndAndDo(Triple t) {
    var answers = Arrays.asList(t.one(), t.two(), t.three());
    assertThat(Tri.any(answers)).isEqualTo(t.one().or(t.two()).or(t.three()));
    assertThat(Tri.all(answers)).isEqualTo(t.one().and(t.two()).and(t.three()));
  }

  @ParameterizedTest
  @MethodSource("triples")
  void laterQuestionsCountAsEarlyOnes(Triple t) {
    assertThat(t.one().and(t::two)).isEqualTo(t.one().and(t.two()));
    assertThat(t.one().or(t::two)).isEqualTo(t.one().or(t.two()));
  }

  @ParameterizedTest
  @MethodSource("triples")
  void eitherOfTwoHoldsWhereTheyAgree(Triple t) {
    assertThat(t.one().eitherOf(t.two())).isEqualTo(t.one() == t.two() ? t.one() : Tri.UNKNOWN);
    assertThat(List.of(t.one().isYes(), t.one().isNo(), t.one().isUnknown()))
        .containsOnlyOnce(true);
    assertThat(Tri.of(t.one().isYes()).isYes()).isEqualTo(t.one().isYes());
  }
}
