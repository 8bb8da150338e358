package dev.martello.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.know.Catalogue;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws of the policy language over random policies; a failure names its seed. */
final class IamPropertiesTest {
  private static final int ROUNDS = Integer.getInteger("martello.fuzz.rounds", 4_000) / 10;
  private static final Caller CALLER =
      Caller.session("arn:aws:iam::1:role/r", "arn:aws:sts::1:assumed-role/r/s", "1");

  private static int rank(Tri answer) {
    return switch (answer) {
      case NO -> 0;
      case UNKNOWN -> 1;
      case YES -> 2;
    };
  }

  private static Grants grants(List<Policies> statements) {
    return Policies.grants(statements.toArray(Policies[]::new));
  }

  private static void assertGrantsNoMore(Grants less, Grants more, String seed) {
    for (var action : RandomPolicies.ASKED) {
      for (var target : RandomPolicies.TARGETS) {
        var resource = Policies.text(target);
        assertThat(rank(less.grants(action, resource)))
            .as("%s: %s on %s", seed, action, target)
            .isLessThanOrEqualTo(rank(more.grants(action, resource)));
        assertThat(rank(less.always().grants(action, resource)))
            .as("%s: %s on %s, always", seed, action, target)
            .isLessThanOrEqualTo(rank(more.always().grants(action, resource)));
        assertThat(rank(less.grantsSome(action, resource)))
            .as("%s: %s on some of %s", seed, action, target)
            .isLessThanOrEqualTo(rank(more.grantsSome(action, resource)));
      }
    }
    assertThat(rank(less.grantsEverything()))
        .as(seed)
        .isLessThanOrEqualTo(rank(more.grantsEverything()));
    assertThat(more.possibleActions().containsAll(less.possibleActions())).as(seed).isTrue();
  }

  @Test
  void removingAnAllowNeverGrantsMore() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var fewer = random.statements();
      var more = new ArrayList<>(fewer);
      more.add(random.allowance());
      assertGrantsNoMore(grants(fewer), grants(more), "seed " + seed);
    }
  }

  @Test
  void addingADenyNeverGrantsMore() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var fewer = random.statements();
      var more = new ArrayList<>(fewer);
      more.add(random.denial());
      assertGrantsNoMore(grants(more), grants(fewer), "seed " + seed);
    }
  }

  @Test
  void boundaryNeverGrantsMore() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var policies = List.of(Policies.policy(random.statements().toArray(Policies[]::new)));
      var boundary = List.of(Policies.policy(random.statements().toArray(Policies[]::new)));
      assertGrantsNoMore(
          Grants.of(policies, boundary, Names.UNKNOWN), Grants.of(policies), "seed " + seed);
    }
  }

  @Test
  void whatIsAlwaysGrantedIsGrantedInSomeCircumstance() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var grants = grants(new RandomPolicies(seed).statements());
      assertGrantsNoMore(grants.always(), grants, "seed " + seed);
    }
  }

  @Test
  void judgementAgreesWithDecisionOnRequests() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var statements = random.statements().toArray(Policies[]::new);
      var grants = Policies.grants(statements);
      var policies = PolicySet.none().withIdentity(Policies.document(statements));
      var action = random.pick(RandomPolicies.ASKED);
      var target = random.pick(RandomPolicies.TARGETS.subList(0, 5));
      var some = rank(grants.grants(action, Policies.text(target)));
      var always = rank(grants.always().grants(action, Policies.text(target)));
      for (var context :
          List.of(Context.empty(), Context.empty().with("aws:Key", "a"), Context.unknown())) {
        var decision =
            Decisions.decide(
                new Request(CALLER, action, Policies.text(target), "1", context), policies);
        var as = "seed " + seed + ": " + action + " on " + target;
        assertThat(rank(decision.isAllowed())).as(as).isBetween(always, some);
      }
    }
  }

  @Test
  void answersHoldWhateverTheHolesTurnOutToBe() {
    for (long seed = 0; seed < 20 * ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var pattern = holey(random);
      var other = holey(random);
      var covers = of(pattern).covers(of(other));
      var overlaps = of(pattern).overlaps(of(other));
      var first = random.glob("ab*?");
      var second = random.glob("ab*?");
      var filledPattern = filled(pattern, first, second);
      var filledOther = filled(other, first, second);
      var as =
          "seed "
              + seed
              + ": "
              + pattern
              + " and "
              + other
              + " as "
              + filledPattern
              + " and "
              + filledOther;
      var filledCovers = of(filledPattern).covers(of(filledOther));
      if (!covers.isUnknown() && !filledCovers.isUnknown()) {
        assertThat(filledCovers).as(as).isEqualTo(covers);
      }
      if (!overlaps.isUnknown()) {
        assertThat(of(filledPattern).overlaps(of(filledOther))).as(as).isEqualTo(overlaps);
      }
    }
  }

  @Test
  void containmentAndOverlapAgreeWithMatching() {
    for (long seed = 0; seed < 20 * ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var pattern = random.glob("ab*?");
      var other = random.glob("ab*?");
      var text = random.glob("abc");
      boolean isIn = ActionPattern.matches(other, text);
      var as = "seed " + seed + ": " + pattern + " and " + other + " with " + text;
      if (of(pattern).covers(of(other)).isYes() && isIn) {
        assertThat(ActionPattern.matches(pattern, text)).as(as).isTrue();
      }
      if (of(pattern).overlaps(of(other)).isNo() && isIn) {
        assertThat(ActionPattern.matches(pattern, text)).as(as).isFalse();
      }
      assertThat(of(pattern).matches(text).isYes())
          .as(as)
          .isEqualTo(ActionPattern.matches(pattern, text));
      assertThat(of(pattern).covers(of(pattern))).as(as).isEqualTo(Tri.YES);
    }
  }

  private static String holey(RandomPolicies random) {
    return random.glob("ab*?XY").replace("X", "${X}").replace("Y", "${Y}");
  }

  private static String filled(String text, String first, String second) {
    return text.replace("${X}", first).replace("${Y}", second);
  }

  private static ResourcePattern of(String text) {
    return ResourcePattern.of(Shape.parse(text), Names.UNKNOWN);
  }

  @Test
  void setsOfActionsObeyTheLawsOfSets() {
    var patterns =
        List.of(
            "*",
            "s3:*",
            "s3:Get*",
            "*:*Object",
            "s3:New*",
            "nosuch:*",
            "sqs:SendMessage",
            "s?s:List*");
    var probes =
        List.of(
            "s3:GetObject",
            "s3:NewThing",
            "s3:PutObject",
            "nosuch:Act",
            "sqs:SendMessage",
            "sns:ListTopics",
            "other:Object");
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomPolicies(seed);
      var one =
          ActionSet.of(Catalogue.standard(), List.of(random.pick(patterns), random.pick(patterns)));
      var two = ActionSet.of(Catalogue.standard(), List.of(random.pick(patterns)));
      for (var probe : probes) {
        boolean inOne = one.contains(probe);
        boolean inTwo = two.contains(probe);
        var as = "seed " + seed + ": " + probe;
        assertThat(one.union(two).contains(probe)).as(as).isEqualTo(inOne || inTwo);
        assertThat(one.intersect(two).contains(probe)).as(as).isEqualTo(inOne && inTwo);
        assertThat(one.minus(two).contains(probe)).as(as).isEqualTo(inOne && !inTwo);
        assertThat(one.complement().contains(probe)).as(as).isEqualTo(!inOne);
        assertThat(one.minus(two).complement().contains(probe)).as(as).isEqualTo(!inOne || inTwo);
        assertThat(one.complement().intersect(two).contains(probe))
            .as(as)
            .isEqualTo(!inOne && inTwo);
      }
    }
  }
}
