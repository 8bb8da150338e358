package dev.martello.join.path;

import dev.martello.model.Identity;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two closures from one foothold, what is certain and what is possible, and what they add up to.
 */
final class Measured {
  /*
   * BR = sum over the assets of weight * value of a capability * 0.8 ^ (rank - 1), of an asset's
   * capabilities the one that counts most. What the attacker has from the beginning counts nothing.
   * Every term can only fall when rules are taken away: a fact goes, or its rank grows. So nothing is
   * divided by counts and nothing is measured against a maximum.
   */
  private static final double PER_STEP = 0.8;
  private static final int MOST_LISTED = 20;

  private final Facts facts;
  private final RuleBase.Closure certain;
  private final RuleBase.Closure possible;
  private final Set<Integer> own;
  private final TreeMap<Integer, Score> lows;
  private final TreeMap<Integer, Score> highs;

  /** What an asset adds. */
  private record Score(int fact, int strongest, int rank, double value) {}

  private Measured(Facts facts, RuleBase.Closure certain, RuleBase.Closure possible) {
    this.facts = facts;
    this.certain = certain;
    this.possible = possible;
    this.own = own(possible);
    this.lows = scores(certain);
    this.highs = scores(possible);
  }

  static Measured of(Facts facts, RuleBase.Closure certain, RuleBase.Closure possible) {
    return new Measured(facts, certain, possible);
  }

  private static Set<Integer> own(RuleBase.Closure closure) {
    var own = new LinkedHashSet<Integer>();
    for (int at = 0; at < closure.size(); at++) {
      if (closure.rank(at) == 0) {
        own.add(Facts.assetOf(closure.fact(at)));
      }
    }
    return own;
  }

  private TreeMap<Integer, Score> scores(RuleBase.Closure closure) {
    var scores = new TreeMap<Integer, Score>();
    for (int at = 0; at < closure.size(); at++) {
      int fact = closure.fact(at);
      int asset = Facts.assetOf(fact);
      int value = Facts.capabilityOf(fact).value();
      if (value > 0 && !own.contains(asset)) {
        int rank = closure.rank(at);
        double counted = facts.asset(asset).weight() * value * Math.pow(PER_STEP, rank - 1);
        scores.merge(asset, new Score(fact, fact, rank, counted), Measured::worse);
      }
    }
    return scores;
  }

  /** Facts come weakest first, so the later one is the stronger. */
  private static Score worse(Score one, Score two) {
    return two.value() >= one.value()
        ? two
        : new Score(two.fact(), two.strongest(), two.rank(), one.value());
  }

  /** Returns the sum over what is certain, to a tenth. */
  double low() {
    return rounded(sum(lows));
  }

  /** Returns the sum over what is possible, to a tenth. */
  double high() {
    return rounded(sum(highs));
  }

  private static double sum(TreeMap<Integer, Score> scores) {
    double sum = 0;
    for (var score : scores.values()) {
      sum += score.value();
    }
    return sum;
  }

  /** Returns the assets that are possibly reached. */
  Set<Integer> assets() {
    return highs.keySet();
  }

  BlastRadius radius(
      Identity subject, Foothold foothold, List<String> gaps, Derivations derivations) {
    var reached = new ArrayList<Reached>();
    var listed =
        highs.values().stream()
            .filter(score -> score.value() > 0)
            .sorted(
                Comparator.comparing((Score score) -> !isCertain(score))
                    .thenComparing(score -> -counted(score).value())
                    .thenComparing(score -> facts.asset(Facts.assetOf(score.fact()))))
            .toList();
    for (var score : listed) {
      if (reached.size() < MOST_LISTED && score.rank() <= Derivations.LONGEST) {
        reached.add(reached(score, derivations));
      }
    }
    return new BlastRadius(
        subject, foothold, vector(), low(), high(), reached, listed.size() - reached.size(), gaps);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private boolean isCertain(Score score) {
    return lows.containsKey(Facts.assetOf(score.fact()));
  }

  private Score counted(Score high) {
    var low = lows.get(Facts.assetOf(high.fact()));
    return low == null ? high : low;
  }

  private Reached reached(Score high, Derivations derivations) {
    var score = counted(high);
    boolean isCertain = isCertain(high);
    return new Reached(
        facts.asset(Facts.assetOf(score.fact())),
        Facts.capabilityOf(score.fact()),
        isCertain,
        score.rank(),
        rounded(score.value()),
        derivations.steps(isCertain ? certain : possible, score.fact(), List.of()));
  }

  // the vector

  private ReachVector vector() {
    return new ReachVector(
        range(Asset.Kind.ACCOUNT),
        range(Asset.Kind.ROLE),
        range(Asset.Kind.FUNCTION),
        stores(Capability.READ),
        stores(Capability.WRITE),
        stores(Capability.DELETE),
        new ReachVector.Range(secrets(certain), secrets(possible)),
        tri(isExfiltrating(certain), isExfiltrating(possible)),
        tri(isTampering(certain), isTampering(possible)),
        shortest());
  }

  private static Tri tri(boolean isCertain, boolean isPossible) {
    return isCertain ? Tri.YES : isPossible ? Tri.UNKNOWN : Tri.NO;
  }

  private ReachVector.Range range(Asset.Kind kind) {
    return new ReachVector.Range(controlled(certain, kind), controlled(possible, kind));
  }

  private int controlled(RuleBase.Closure closure, Asset.Kind kind) {
    return count(closure, Capability.CONTROL, asset -> asset.kind() == kind);
  }

  private ReachVector.Range stores(Capability capability) {
    return new ReachVector.Range(
        count(certain, capability, asset -> asset.kind().isStore()),
        count(possible, capability, asset -> asset.kind().isStore()));
  }

  private int secrets(RuleBase.Closure closure) {
    return count(closure, Capability.READ, asset -> asset.kind().isSecret());
  }

  private boolean isExfiltrating(RuleBase.Closure closure) {
    return count(closure, Capability.WRITE, asset -> asset.kind() == Asset.Kind.INTERNET) > 0;
  }

  private boolean isTampering(RuleBase.Closure closure) {
    return count(closure, Capability.DELETE, asset -> asset.kind().isMonitoring()) > 0;
  }

  private int count(
      RuleBase.Closure closure,
      Capability capability,
      java.util.function.Predicate<Asset> isWanted) {
    int count = 0;
    for (int at = 0; at < closure.size(); at++) {
      int fact = closure.fact(at);
      int asset = Facts.assetOf(fact);
      boolean isCounted =
          Facts.capabilityOf(fact) == capability
              && !own.contains(asset)
              && isWanted.test(facts.asset(asset));
      count += isCounted ? 1 : 0;
    }
    return count;
  }

  private int shortest() {
    int shortest = 0;
    for (int at = 0; at < possible.size(); at++) {
      int fact = possible.fact(at);
      int rank = possible.rank(at);
      boolean isPrincipal = facts.asset(Facts.assetOf(fact)).kind().isPrincipal();
      if (isPrincipal
          && rank > 0
          && Facts.capabilityOf(fact) == Capability.CONTROL
          && (shortest == 0 || rank < shortest)) {
        shortest = rank;
      }
    }
    return shortest;
  }
}
