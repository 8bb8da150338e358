package dev.martello.join.path;

import java.util.Arrays;
import java.util.BitSet;

/** Facts by number and rules over them: what follows from some facts, and by which rule first. */
final class RuleBase {
  /*
   * Definite Horn clauses. Forward chaining with a counter for each rule of how many facts of its
   * body are missing (Dowling and Gallier 1984) is linear in the rules that are touched. Facts leave
   * the queue in the order of their rank, the number of attack steps: a rule that is a step puts its
   * head behind, one that is none puts it in front (Knuth 1977, shortest derivations over superior
   * functions, here max plus nought or one). So the rule kept for a fact gives the shortest way to it.
   *
   * Taking rules away takes facts away and makes ranks larger, never the other way round. Whatever is
   * not monotone, such as a Deny, must be settled before a rule is added.
   */
  private final int[] heads;
  private final boolean[] isStep;
  private final boolean[] isCertain;
  private final int[] bodyStarts;
  private final int[] bodies;
  private final int[] useStarts;
  private final int[] uses;

  private RuleBase(Builder built, int facts) {
    int count = built.count;
    heads = Arrays.copyOf(built.heads, count);
    isStep = Arrays.copyOf(built.isStep, count);
    isCertain = Arrays.copyOf(built.isCertain, count);
    bodyStarts = Arrays.copyOf(built.bodyStarts, count + 1);
    bodies = Arrays.copyOf(built.bodies, bodyStarts[count]);
    useStarts = new int[facts + 1];
    for (int fact : bodies) {
      useStarts[fact + 1]++;
    }
    for (int fact = 0; fact < facts; fact++) {
      useStarts[fact + 1] += useStarts[fact];
    }
    uses = new int[bodies.length];
    int[] next = Arrays.copyOf(useStarts, facts);
    for (int rule = 0; rule < count; rule++) {
      for (int at = bodyStarts[rule]; at < bodyStarts[rule + 1]; at++) {
        uses[next[bodies[at]]++] = rule;
      }
    }
  }

  int head(int rule) {
    return heads[rule];
  }

  boolean isCertain(int rule) {
    return isCertain[rule];
  }

  /** Returns the first of the facts that a rule rests on. */
  int firstOfBody(int rule) {
    return bodies[bodyStarts[rule]];
  }

  /** Returns the facts that a rule rests on. */
  int[] body(int rule) {
    return Arrays.copyOfRange(bodies, bodyStarts[rule], bodyStarts[rule + 1]);
  }

  int rules() {
    return heads.length;
  }

  int facts() {
    return useStarts.length - 1;
  }

  /** Collects rules. */
  static final class Builder {
    private int count;
    private int[] heads = new int[256];
    private boolean[] isStep = new boolean[256];
    private boolean[] isCertain = new boolean[256];
    private int[] bodyStarts = new int[257];
    private int[] bodies = new int[512];

    /**
     * Adds a rule and returns its number.
     *
     * @param isStep whether it costs the attacker something to do
     * @param body at least one fact; each counts once
     */
    int add(int head, boolean isCertain, boolean isStep, int... body) {
      if (count == heads.length) {
        heads = Arrays.copyOf(heads, count * 2);
        this.isStep = Arrays.copyOf(this.isStep, count * 2);
        this.isCertain = Arrays.copyOf(this.isCertain, count * 2);
        bodyStarts = Arrays.copyOf(bodyStarts, count * 2 + 1);
      }
      heads[count] = head;
      this.isStep[count] = isStep;
      this.isCertain[count] = isCertain;
      int end = bodyStarts[count];
      for (int at = 0; at < body.length; at++) {
        if (!isRepeated(body, at)) {
          if (end == bodies.length) {
            bodies = Arrays.copyOf(bodies, end * 2);
          }
          bodies[end++] = body[at];
        }
      }
      bodyStarts[count + 1] = end;
      return count++;
    }

    private static boolean isRepeated(int[] body, int at) {
      for (int before = 0; before < at; before++) {
        if (body[before] == body[at]) {
          return true;
        }
      }
      return false;
    }

    /**
     * Returns the rules, ready for questions.
     *
     * @param facts one more than the largest number of a fact
     */
    RuleBase build(int facts) {
      return new RuleBase(this, facts);
    }
  }

  /** Finds what follows; keeps working memory from one question to the next, for one thread. */
  final class Reasoner {
    private final int[] missing = new int[heads.length];
    private final int[] ranks = new int[facts()];
    private final int[] by = new int[facts()];
    private final BitSet done = new BitSet();
    private int[] touchedRules = new int[64];
    private int touched;
    private int[] ahead = new int[64];
    private int aheadCount;
    private int[] queue = new int[64];
    private int queueStart;
    private int queueEnd;

    Reasoner() {
      Arrays.fill(ranks, -1);
      for (int rule = 0; rule < missing.length; rule++) {
        missing[rule] = bodyStarts[rule + 1] - bodyStarts[rule];
      }
    }

    /**
     * Returns all that follows from some facts.
     *
     * @param isCertainOnly whether to leave out rules that are merely possible
     * @param removed rules to leave out
     */
    Closure close(int[] axioms, boolean isCertainOnly, BitSet removed) {
      for (int axiom : axioms) {
        reach(axiom, 0, -1, true);
      }
      while (aheadCount > 0 || queueStart < queueEnd) {
        int fact = aheadCount > 0 ? ahead[--aheadCount] : queue[queueStart++];
        if (!done.get(fact)) {
          done.set(fact);
          for (int at = useStarts[fact]; at < useStarts[fact + 1]; at++) {
            use(uses[at], fact, isCertainOnly, removed);
          }
        }
      }
      return result();
    }

    private void use(int rule, int fact, boolean isCertainOnly, BitSet removed) {
      if ((isCertainOnly && !isCertain[rule]) || removed.get(rule)) {
        return;
      }
      touch(rule);
      if (--missing[rule] == 0) {
        reach(heads[rule], ranks[fact] + (isStep[rule] ? 1 : 0), rule, !isStep[rule]);
      }
    }

    private void reach(int fact, int rank, int rule, boolean isAhead) {
      if (done.get(fact) || (ranks[fact] >= 0 && ranks[fact] <= rank)) {
        return;
      }
      ranks[fact] = rank;
      by[fact] = rule;
      if (isAhead) {
        if (aheadCount == ahead.length) {
          ahead = Arrays.copyOf(ahead, aheadCount * 2);
        }
        ahead[aheadCount++] = fact;
      } else {
        if (queueEnd == queue.length) {
          queue = Arrays.copyOf(queue, queueEnd * 2);
        }
        queue[queueEnd++] = fact;
      }
    }

    private void touch(int rule) {
      if (touched == touchedRules.length) {
        touchedRules = Arrays.copyOf(touchedRules, touched * 2);
      }
      touchedRules[touched++] = rule;
    }

    private Closure result() {
      int[] facts = new int[done.cardinality()];
      int[] itsRanks = new int[facts.length];
      int[] itsRules = new int[facts.length];
      int fact = -1;
      for (int at = 0; at < facts.length; at++) {
        fact = done.nextSetBit(fact + 1);
        facts[at] = fact;
        itsRanks[at] = ranks[fact];
        itsRules[at] = by[fact];
        ranks[fact] = -1;
      }
      for (int at = 0; at < touched; at++) {
        missing[touchedRules[at]]++;
      }
      done.clear();
      touched = 0;
      queueStart = 0;
      queueEnd = 0;
      return new Closure(facts, itsRanks, itsRules);
    }
  }

  /** All that follows from some facts: the facts sorted, with rank and first rule of each. */
  static final class Closure {
    private final int[] facts;
    private final int[] ranks;
    private final int[] rules;

    private Closure(int[] facts, int[] ranks, int[] rules) {
      this.facts = facts;
      this.ranks = ranks;
      this.rules = rules;
    }

    int size() {
      return facts.length;
    }

    int fact(int at) {
      return facts[at];
    }

    int rank(int at) {
      return ranks[at];
    }

    /** Returns the rule that gave a fact; -1 for what was there from the beginning. */
    int rule(int at) {
      return rules[at];
    }

    /** Returns the index of a fact; negative if it does not follow. */
    int find(int fact) {
      return Arrays.binarySearch(facts, fact);
    }

    boolean has(int fact) {
      return find(fact) >= 0;
    }
  }
}
