package dev.martello.join.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What follows from facts by rules, how far away it is, and what happens without some rules. */
final class RuleBaseTest {
  private static final BitSet NONE = new BitSet();

  private static RuleBase.Closure close(RuleBase rules, int... axioms) {
    return rules.new Reasoner().close(axioms, false, NONE);
  }

  private static int rank(RuleBase.Closure closure, int fact) {
    return closure.rank(closure.find(fact));
  }

  @Test
  void aRuleNeedsAllOfItsBody() {
    var builder = new RuleBase.Builder();
    builder.add(2, true, true, 0, 1);
    var rules = builder.build(3);
    assertThat(close(rules, 0).has(2)).isFalse();
    assertThat(close(rules, 0, 1).has(2)).isTrue();
  }

  @Test
  void aFactThatIsNamedTwiceCountsOnce() {
    var builder = new RuleBase.Builder();
    builder.add(1, true, true, 0, 0);
    assertThat(close(builder.build(2), 0).has(1)).isTrue();
  }

  @Test
  void theShortestWayIsKept() {
    var builder = new RuleBase.Builder();
    builder.add(1, true, true, 0);
    builder.add(2, true, true, 1);
    int direct = builder.add(2, true, true, 0);
    var closure = close(builder.build(3), 0);
    assertThat(rank(closure, 2)).isEqualTo(1);
    assertThat(closure.rule(closure.find(2))).isEqualTo(direct);
  }

  @Test
  void whatCostsNothingIsNoStepHoweverLateItIsFound() {
    var builder = new RuleBase.Builder();
    builder.add(3, true, true, 0);
    builder.add(1, true, false, 0);
    builder.add(2, true, false, 1);
    builder.add(3, true, false, 2);
    assertThat(rank(close(builder.build(4), 0), 3)).isZero();
  }

  @Test
  void aStepBehindTwoFactsIsAsFarAsTheFartherOne() {
    var builder = new RuleBase.Builder();
    builder.add(1, true, true, 0);
    builder.add(2, true, true, 1);
    builder.add(3, true, true, 0, 2);
    assertThat(rank(close(builder.build(4), 0), 3)).isEqualTo(3);
  }

  @Test
  void whatIsMerelyPossibleCanBeLeftOut() {
    var builder = new RuleBase.Builder();
    builder.add(1, false, true, 0);
    var reasoner = builder.build(2).new Reasoner();
    assertThat(reasoner.close(new int[] {0}, true, NONE).has(1)).isFalse();
    assertThat(reasoner.close(new int[] {0}, false, NONE).has(1)).isTrue();
  }

  /** A rule base over few facts, so that rules meet. */
  private static RuleBase random(Random random, int facts, int rules) {
    var builder = new RuleBase.Builder();
    for (int at = 0; at < rules; at++) {
      int[] body = random.ints(1 + random.nextInt(3), 0, facts).toArray();
      builder.add(random.nextInt(facts), random.nextBoolean(), random.nextInt(3) > 0, body);
    }
    return builder.build(facts);
  }

  @Test
  void takingRulesAwayNeverAddsAFactOrShortensAWay() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var rules = random(random, 12, 40);
      var reasoner = rules.new Reasoner();
      var fewer = new BitSet();
      random.ints(1 + random.nextInt(8), 0, 40).forEach(fewer::set);
      boolean isCertainOnly = random.nextBoolean();
      int[] axioms = {random.nextInt(12)};
      var before = reasoner.close(axioms, isCertainOnly, NONE);
      var after = reasoner.close(axioms, isCertainOnly, fewer);
      for (int at = 0; at < after.size(); at++) {
        assertThat(before.has(after.fact(at))).as("seed " + seed).isTrue();
        assertThat(after.rank(at))
            .as("seed " + seed)
            .isGreaterThanOrEqualTo(rank(before, after.fact(at)));
      }
    }
  }

  @Test
  void closuresAreThoseOfPlainIteration() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var rules = random(random, 10, 25);
      var closure = close(rules, 0, 1);
      assertThat(facts(closure)).as("seed " + seed).isEqualTo(iterated(rules, List.of(0, 1)));
    }
  }

  private static List<Integer> facts(RuleBase.Closure closure) {
    var facts = new ArrayList<Integer>();
    for (int at = 0; at < closure.size(); at++) {
      facts.add(closure.fact(at));
    }
    return facts;
  }

  private static List<Integer> iterated(RuleBase rules, List<Integer> axioms) {
    var known = new BitSet();
    axioms.forEach(known::set);
    boolean isGrowing = true;
    while (isGrowing) {
      int size = known.cardinality();
      for (int rule = 0; rule < rules.rules(); rule++) {
        boolean holds = true;
        for (int fact : rules.body(rule)) {
          holds &= known.get(fact);
        }
        if (holds) {
          known.set(rules.head(rule));
        }
      }
      isGrowing = known.cardinality() > size;
    }
    return known.stream().boxed().toList();
  }
}
