package dev.martello.join.path;

import dev.martello.model.Identity;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private final Side low;
  private final Side high;

  /** What an asset adds; the fact is that of its strongest capability. */
  private record Score(int fact, int rank, double value) {
    int asset() {
      return Facts.assetOf(fact);
    }
  }

  private Measured(Facts facts, RuleBase.Closure certain, RuleBase.Closure possible) {
    this.facts = facts;
    var own = own(possible);
    this.low = new Side(facts, certain, own);
    this.high = new Side(facts, possible, own);
  }

  static Measured of(Facts facts, RuleBase.Closure certain, RuleBase.Closure possible) {
    return new Measured(facts, certain, possible);
  }

  private static Set<Integer> own(RuleBase.Closure closure) {
    var own = new HashSet<Integer>();
    for (int at = 0; at < closure.size(); at++) {
      if (closure.rank(at) == 0) {
        own.add(Facts.assetOf(closure.fact(at)));
      }
    }
    return own;
  }

  /** One of the two closures, gone through once: what its assets add, and how many there are. */
  private static final class Side {
    private final RuleBase.Closure closure;
    private final List<Score> scores = new ArrayList<>();
    private final int[] assets;
    private final double sum;
    private int accounts;
    private int roles;
    private int functions;
    private int readable;
    private int writable;
    private int deletable;
    private int secrets;
    private boolean isExfiltrating;
    private boolean isTampering;
    private int shortest;

    /** Facts come sorted by asset, and those of an asset weakest first. */
    Side(Facts facts, RuleBase.Closure closure, Set<Integer> own) {
      this.closure = closure;
      for (int at = 0; at < closure.size(); at++) {
        int fact = closure.fact(at);
        if (!own.contains(Facts.assetOf(fact))) {
          var asset = facts.asset(Facts.assetOf(fact));
          count(asset.kind(), Facts.capabilityOf(fact), closure.rank(at));
          score(asset, fact, closure.rank(at));
        }
      }
      assets = scores.stream().mapToInt(Score::asset).toArray();
      sum = rounded(scores.stream().mapToDouble(Score::value).reduce(0, Double::sum));
    }

    private void score(Asset asset, int fact, int rank) {
      int value = Facts.capabilityOf(fact).value();
      if (value == 0) {
        return;
      }
      double added = asset.weight() * value * Math.pow(PER_STEP, rank - 1);
      if (scores.isEmpty() || scores.getLast().asset() != Facts.assetOf(fact)) {
        scores.add(new Score(fact, rank, added));
      } else {
        double most = Math.max(scores.getLast().value(), added);
        scores.set(scores.size() - 1, new Score(fact, rank, most));
      }
    }

    private void count(Asset.Kind kind, Capability capability, int rank) {
      switch (capability) {
        case CONTROL -> control(kind, rank);
        case READ -> {
          readable += kind.isStore() ? 1 : 0;
          secrets += kind.isSecret() ? 1 : 0;
        }
        case WRITE -> {
          writable += kind.isStore() ? 1 : 0;
          isExfiltrating |= kind == Asset.Kind.INTERNET;
        }
        case DELETE -> {
          deletable += kind.isStore() ? 1 : 0;
          isTampering |= kind.isMonitoring();
        }
        case HALF, OBSERVE, INVOKE -> {}
      }
    }

    private void control(Asset.Kind kind, int rank) {
      accounts += kind == Asset.Kind.ACCOUNT ? 1 : 0;
      roles += kind == Asset.Kind.ROLE ? 1 : 0;
      functions += kind == Asset.Kind.FUNCTION ? 1 : 0;
      boolean isShorter = shortest == 0 || rank < shortest;
      if (kind.isPrincipal() && rank > 0 && isShorter) {
        shortest = rank;
      }
    }

    Optional<Score> of(int asset) {
      int at = Arrays.binarySearch(assets, asset);
      return at < 0 ? Optional.empty() : Optional.of(scores.get(at));
    }
  }

  /** Returns the sum over what is certain, to a tenth. */
  double low() {
    return low.sum;
  }

  /** Returns the sum over what is possible, to a tenth. */
  double high() {
    return high.sum;
  }

  /** Returns the assets that are possibly reached. */
  Set<Integer> assets() {
    var assets = new LinkedHashSet<Integer>();
    high.scores.forEach(score -> assets.add(score.asset()));
    return assets;
  }

  /**
   * An asset as it is told.
   *
   * @param possible its score in what is possible
   * @param score what it counts: the certain score, if there is one
   */
  private record Listed(Score possible, Score score, boolean isCertain) {}

  BlastRadius radius(
      Identity subject, Foothold foothold, List<String> gaps, Derivations derivations) {
    var counting = high.scores.stream().filter(score -> score.value() > 0).toList();
    var reached =
        counting.stream()
            .map(this::listed)
            .sorted(
                Comparator.comparing((Listed one) -> !one.isCertain())
                    .thenComparing(one -> -one.score().value())
                    .thenComparing(one -> facts.asset(one.score().asset())))
            .filter(one -> one.possible().rank() <= Derivations.LONGEST)
            .limit(MOST_LISTED)
            .map(one -> reached(one, derivations))
            .toList();
    int left = counting.size() - reached.size();
    return new BlastRadius(subject, foothold, vector(), low(), high(), reached, left, gaps);
  }

  private Listed listed(Score possible) {
    return low.of(possible.asset())
        .map(score -> new Listed(possible, score, true))
        .orElse(new Listed(possible, possible, false));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private Reached reached(Listed one, Derivations derivations) {
    var score = one.score();
    return new Reached(
        facts.asset(score.asset()),
        Facts.capabilityOf(score.fact()),
        one.isCertain(),
        score.rank(),
        rounded(score.value()),
        derivations.steps(one.isCertain() ? low.closure : high.closure, score.fact(), List.of()));
  }

  private ReachVector vector() {
    return new ReachVector(
        new ReachVector.Range(low.accounts, high.accounts),
        new ReachVector.Range(low.roles, high.roles),
        new ReachVector.Range(low.functions, high.functions),
        new ReachVector.Range(low.readable, high.readable),
        new ReachVector.Range(low.writable, high.writable),
        new ReachVector.Range(low.deletable, high.deletable),
        new ReachVector.Range(low.secrets, high.secrets),
        tri(low.isExfiltrating, high.isExfiltrating),
        tri(low.isTampering, high.isTampering),
        high.shortest);
  }

  private static Tri tri(boolean isCertain, boolean isPossible) {
    return isCertain ? Tri.YES : isPossible ? Tri.UNKNOWN : Tri.NO;
  }
}
