package dev.martello.join.path;

import dev.martello.check.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is worth having among all that is reached. */
final class Gains {
  private final Facts facts;
  private final RuleBase rules;
  private final Derivations derivations;

  Gains(Facts facts, RuleBase rules, Derivations derivations) {
    this.facts = facts;
    this.rules = rules;
    this.derivations = derivations;
  }

  /** A fact of a closure that may be worth telling. */
  record Candidate(
      Severity severity, boolean isCertain, int fact, int rank, RuleBase.Closure closure) {}

  /** Returns, for each asset, that it can be read and the worst beside that, if that is certain. */
  List<Candidate> candidates(RuleBase.Closure certain) {
    var candidates = new LinkedHashMap<Integer, Candidate>();
    collect(certain, true, candidates);
    return List.copyOf(candidates.values());
  }

  /** As {@link #candidates(RuleBase.Closure)}, and what is merely possible where it is worse. */
  List<Candidate> candidates(RuleBase.Closure certain, RuleBase.Closure possible) {
    var candidates = new LinkedHashMap<Integer, Candidate>();
    collect(certain, true, candidates);
    collect(possible, false, candidates);
    return List.copyOf(candidates.values());
  }

  private void collect(
      RuleBase.Closure closure, boolean isCertain, Map<Integer, Candidate> candidates) {
    for (int at = 0; at < closure.size(); at++) {
      int fact = closure.fact(at);
      int rank = closure.rank(at);
      if (rank > 0 && rank <= Derivations.LONGEST && mayBeWorse(candidates, fact, isCertain)) {
        severity(closure, fact, isCertain)
            .map(severity -> new Candidate(severity, isCertain, fact, rank, closure))
            .ifPresent(candidate -> candidates.merge(key(fact), candidate, Gains::worse));
      }
    }
  }

  /** What is possible is milder than what is certain at most, so it need not always be weighed. */
  private boolean mayBeWorse(Map<Integer, Candidate> candidates, int fact, boolean isCertain) {
    var known = candidates.get(key(fact));
    return isCertain
        || known == null
        || !known.isCertain()
        || Severities.of(facts.asset(Facts.assetOf(fact)), Facts.capabilityOf(fact))
            .filter(most -> most.compareTo(known.severity()) < 0)
            .isPresent();
  }

  /** Reading is a harm of another sort than changing. */
  private static int key(int fact) {
    return 2 * Facts.assetOf(fact) + (Facts.capabilityOf(fact) == Capability.READ ? 0 : 1);
  }

  /** Facts come weakest first and what is certain before what is possible. */
  static Candidate worse(Candidate one, Candidate two) {
    int order = one.severity().compareTo(two.severity());
    boolean isKept = order < 0 || (order == 0 && one.isCertain() && !two.isCertain());
    return isKept ? one : two;
  }

  /** Each flaw beyond the first makes a path less likely, and so does what is not known. */
  private Optional<Severity> severity(RuleBase.Closure closure, int fact, boolean isCertain) {
    var base = Severities.of(facts.asset(Facts.assetOf(fact)), Facts.capabilityOf(fact));
    if (base.isEmpty() || isOnTheWay(closure, fact)) {
      return Optional.empty();
    }
    if (isCertain) {
      return base;
    }
    int open = 0;
    int flaws = 0;
    for (int number : derivations.rulesOf(closure, fact)) {
      var rule = facts.rule(number);
      if (rule.technique() == Technique.EXPLOITS_FLAW && !rule.isCertain()) {
        flaws++;
      } else if (!rule.isCertain()) {
        open = 1;
      }
    }
    return Optional.of(base.get().raisedBy(-flaws - open));
  }

  /**
   * Another function that a flaw opens, or the role that comes with a function, is a step on the
   * way: what it opens is told.
   */
  private boolean isOnTheWay(RuleBase.Closure closure, int fact) {
    int last = closure.rule(closure.find(fact));
    return last >= 0
        && switch (facts.rule(last).technique()) {
          case EXPLOITS_FLAW, RUNS_AS -> true;
          default -> false;
        };
  }

  /** Returns a candidate with the way to it, behind the steps of an entry. */
  Gain gain(Candidate candidate, List<Step> entry) {
    return new Gain(
        facts.asset(Facts.assetOf(candidate.fact())),
        Facts.capabilityOf(candidate.fact()),
        candidate.severity(),
        candidate.isCertain(),
        derivations.steps(candidate.closure(), candidate.fact(), entry));
  }

  /** Says whether something is there because everything of its kind is. */
  boolean isOneOfAll(Candidate candidate) {
    int number = candidate.closure().rule(candidate.closure().find(candidate.fact()));
    return number >= 0
        && facts.asset(Facts.assetOf(rules.firstOfBody(number))).scope() == Asset.Scope.EVERY;
  }
}
