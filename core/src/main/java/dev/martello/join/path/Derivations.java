package dev.martello.join.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tells how a fact follows, as steps in the order in which an attacker would take them. */
final class Derivations {
  /** Longer ways are counted, but nobody would read them. */
  static final int LONGEST = 12;

  private final Facts facts;
  private final RuleBase rules;

  Derivations(Facts facts, RuleBase rules) {
    this.facts = facts;
    this.rules = rules;
  }

  /** Returns the steps of the shortest way to a fact of a closure, behind those of an entry. */
  List<Step> steps(RuleBase.Closure closure, int fact, List<Step> entry) {
    var steps = new ArrayList<>(entry);
    var first = entry.isEmpty() ? List.<Integer>of() : List.of(entry.size() - 1);
    visit(closure, fact, first, steps, new HashMap<>());
    return steps;
  }

  /** Returns the steps on which a fact rests directly, by index. */
  private List<Integer> visit(
      RuleBase.Closure closure,
      int fact,
      List<Integer> first,
      List<Step> steps,
      Map<Integer, List<Integer>> seen) {
    var known = seen.get(fact);
    if (known != null) {
      return known;
    }
    int number = closure.rule(closure.find(fact));
    if (number < 0) {
      return first;
    }
    var after = new TreeSet<Integer>();
    for (int before : rules.body(number)) {
      after.addAll(visit(closure, before, first, steps, seen));
    }
    var rule = facts.rule(number);
    var result = List.copyOf(after);
    if (rule.isTold()) {
      steps.add(
          new Step(
              facts.asset(Facts.assetOf(fact)),
              Facts.capabilityOf(fact),
              rule.technique(),
              rule.fact(),
              rule.origin(),
              rule.needs(),
              result));
      result = List.of(steps.size() - 1);
    }
    seen.put(fact, result);
    return result;
  }

  /** Returns the rules by which a fact follows. */
  List<Integer> rulesOf(RuleBase.Closure closure, int fact) {
    var found = new TreeSet<Integer>();
    collect(closure, fact, found);
    return List.copyOf(found);
  }

  private void collect(RuleBase.Closure closure, int fact, TreeSet<Integer> found) {
    int number = closure.rule(closure.find(fact));
    if (number >= 0 && found.add(number)) {
      for (int before : rules.body(number)) {
        collect(closure, before, found);
      }
    }
  }
}
