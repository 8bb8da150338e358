package dev.martello.join.path;

import dev.martello.check.CodeFacts;
import dev.martello.check.Severity;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the attack paths from open entries: the best few of each. */
final class PathSearch {
  /*
   * From each entry: what code in the function behind it certainly reaches, if its code has a flaw,
   * and what it possibly reaches. Where a flaw was found that the entry leads to, the path is one
   * step worse; where none was and the code asks for a signature, it is as mild as can be. Of an asset the worst capability counts, and of assets that one
   * step reaches together the first. All ways are never listed: at most MOST of an entry and
   * MOST_IN_ALL altogether.
   *
   * What ends a path must end every way to its target, so it stands on the shortest way too: each
   * ground of that is left out and the closure asked again. Where no single one is enough, the
   * grounds of the way that is left are added until nothing is left, at most MOST_TOGETHER.
   */
  private static final int MOST = 5;
  private static final int MOST_IN_ALL = 500;
  private static final int MOST_TOGETHER = 3;
  private static final int MOST_CUTS = 4;
  private static final int MOST_ALIKE = 10;

  private final Facts facts;
  private final RuleBase rules;
  private final RuleBase.Reasoner reasoner;
  private final Derivations derivations;
  private final BitSet removed;
  private final Map<String, LambdaFunction> functions;
  private final Flaws flaws;
  private final CodeFacts code;
  private final Gains gains;
  private final Map<String, BitSet> byGround = new HashMap<>();

  PathSearch(
      Facts facts,
      RuleBase rules,
      RuleBase.Reasoner reasoner,
      Derivations derivations,
      BitSet removed,
      Map<String, LambdaFunction> functions,
      Flaws flaws,
      CodeFacts code) {
    this.facts = facts;
    this.rules = rules;
    this.reasoner = reasoner;
    this.derivations = derivations;
    this.removed = removed;
    this.functions = functions;
    this.flaws = flaws;
    this.code = code;
    this.gains = new Gains(facts, rules, derivations);
  }

  List<AttackPath> search(List<Entries.Way> ways) {
    if (!ways.isEmpty()) {
      index();
    }
    // What one function reaches is worked out once, whichever entries lead to it.
    var byFunction = new LinkedHashMap<String, List<Begun>>();
    for (var way : ways) {
      for (var start : starts(way)) {
        byFunction
            .computeIfAbsent(start.function().identity().key(), _ -> new ArrayList<>())
            .add(new Begun(way, start));
      }
    }
    var found = new LinkedHashMap<String, AttackPath>();
    for (var begun : byFunction.values()) {
      var code = new FromCode(begun.getFirst().start().function());
      for (var one : begun) {
        code.paths(one.way(), one.start())
            .forEach(path -> found.merge(path.id(), path, PathSearch::worst));
      }
    }
    return found.values().stream().sorted(AttackPath.WORST_FIRST).limit(MOST_IN_ALL).toList();
  }

  private static AttackPath worst(AttackPath one, AttackPath other) {
    return AttackPath.WORST_FIRST.compare(one, other) <= 0 ? one : other;
  }

  private void index() {
    for (int number = 0; number < rules.rules(); number++) {
      for (var ground : facts.rule(number).grounds()) {
        byGround.computeIfAbsent(ground.key(), _ -> new BitSet()).set(number);
      }
    }
  }

  private record Begun(Entries.Way way, Start start) {}

  /**
   * A function whose event a stranger decides.
   *
   * @param steps those that lead there, the last one being a flaw in its code
   * @param flaw the flaw if one was found; empty if it is assumed
   * @param isAsked whether the code asks who comes in for a signature, so that no flaw behind that
   *     is open to anybody
   */
  private record Start(
      LambdaFunction function, List<Step> steps, List<Flaw> flaw, boolean isAsked) {
    boolean isFound() {
      return !flaw.isEmpty();
    }
  }

  private List<Start> starts(Entries.Way way) {
    int asset = Facts.assetOf(way.fact());
    var first = entryStep(way);
    if (facts.asset(asset).kind() == Asset.Kind.FUNCTION) {
      var function = functions.get(facts.asset(asset).key());
      return function == null
          ? List.of()
          : List.of(start(function, List.of(first), way.entry().level()));
    }
    var closure = reasoner.close(new int[] {way.fact()}, true, withoutFlaws());
    var starts = new ArrayList<Start>();
    for (int at = 0; at < closure.size(); at++) {
      int fact = closure.fact(at);
      boolean isFed =
          Facts.capabilityOf(fact) == Capability.INVOKE && closure.rank(at) <= Derivations.LONGEST;
      var function = isFed ? functions.get(facts.asset(Facts.assetOf(fact)).key()) : null;
      if (function != null) {
        var steps = derivations.steps(closure, fact, List.of(first));
        starts.add(start(function, steps, Exposure.Level.INTERNAL));
      }
    }
    return starts;
  }

  /** Returns the rules to leave out so that no flaw in another function is gone through. */
  private BitSet withoutFlaws() {
    var fewer = facts.found(rules);
    fewer.or(removed);
    return fewer;
  }

  private Step entryStep(Entries.Way way) {
    return new Step(
        facts.asset(Facts.assetOf(way.fact())),
        Facts.capabilityOf(way.fact()),
        Technique.ENTERS,
        way.told(),
        way.entry().places().getFirst(),
        way.needs(),
        List.of());
  }

  private Start start(LambdaFunction function, List<Step> before, Exposure.Level level) {
    var asset = facts.asset(facts.declared(function, Asset.Kind.FUNCTION));
    var found = flaws.of(function.identity(), level);
    var asked =
        found.isPresent() || level == Exposure.Level.INTERNAL
            ? Optional.<Origin>empty()
            : code.verified(function);
    var rule =
        found
            .map(Flaw::rule)
            .or(() -> asked.map(place -> unasked(asset, place)))
            .orElseGet(() -> assumed(function, asset));
    var steps = new ArrayList<>(before);
    steps.add(
        new Step(
            asset,
            Capability.CONTROL,
            rule.technique(),
            rule.fact(),
            rule.origin(),
            rule.needs(),
            List.of(before.size() - 1)));
    return new Start(function, List.copyOf(steps), found.stream().toList(), asked.isPresent());
  }

  /** What comes before the comparison of a signature is open to anybody all the same. */
  private static Rule unasked(Asset asset, Origin place) {
    var flaw = "a flaw in the code of `%s`".formatted(asset.name());
    return new Rule(
        Technique.EXPLOITS_FLAW,
        flaw + ", in front of where it compares a signature, lets the request run code",
        place,
        flaw,
        List.of());
  }

  private static Rule assumed(LambdaFunction function, Asset asset) {
    var flaw = "a flaw in the code of `%s`".formatted(asset.name());
    return new Rule(
        Technique.EXPLOITS_FLAW,
        flaw + " lets the request run code",
        function.origin(),
        flaw,
        List.of());
  }

  /** What code in one function reaches, for every entry that leads to it. */
  private final class FromCode {
    private final int[] axioms;
    private final List<Gains.Candidate> candidates;
    private final Map<Wanted, List<Sorted>> cuts = new HashMap<>();

    /** What is to be cut off. */
    private record Wanted(int fact, boolean isCertain) {}

    FromCode(LambdaFunction function) {
      boolean isAnyFound = !flaws.all().isEmpty();
      axioms =
          new int[] {Facts.fact(facts.declared(function, Asset.Kind.FUNCTION), Capability.CONTROL)};
      var certain = reasoner.close(axioms, true, removed);
      var possible = reasoner.close(axioms, false, removed);
      candidates =
          Stream.concat(
                  gains.candidates(certain, possible).stream(),
                  isAnyFound ? withoutFlaws() : Stream.empty())
              .filter(PathSearch.this::isWorthAPath)
              .collect(
                  Collectors.toMap(
                      Gains.Candidate::fact, Function.identity(), Gains::worse, TreeMap::new))
              .values()
              .stream()
              .toList();
    }

    /** A way through a flaw in another function must not hide the one that needs no other. */
    private Stream<Gains.Candidate> withoutFlaws() {
      var fewer = PathSearch.this.withoutFlaws();
      return gains
          .candidates(reasoner.close(axioms, true, fewer), reasoner.close(axioms, false, fewer))
          .stream();
    }

    List<AttackPath> paths(Entries.Way way, Start start) {
      boolean isOpen = way.needs().isEmpty();
      var sorted =
          candidates.stream()
              .map(candidate -> isOpen ? candidate : doubted(candidate))
              .map(candidate -> start.isFound() ? worse(candidate) : candidate)
              .map(candidate -> start.isAsked() ? mildest(candidate) : candidate)
              .sorted(PathSearch.this::compare)
              .toList();
      var account =
          sorted.stream()
              .filter(one -> facts.asset(Facts.assetOf(one.fact())).kind() == Asset.Kind.ACCOUNT)
              .filter(Gains.Candidate::isCertain)
              .findFirst();
      var alike = new LinkedHashMap<String, List<Gains.Candidate>>();
      for (var candidate : account.map(List::of).orElse(sorted)) {
        alike.computeIfAbsent(likeness(candidate), _ -> new ArrayList<>()).add(candidate);
      }
      return alike.values().stream().limit(MOST).map(group -> path(way, start, group)).toList();
    }

    private AttackPath path(Entries.Way way, Start start, List<Gains.Candidate> alike) {
      var candidate = alike.getFirst();
      var asset = facts.asset(Facts.assetOf(candidate.fact()));
      var capability = Facts.capabilityOf(candidate.fact());
      var identity = start.function().identity();
      return new AttackPath(
          id(way, identity, capability, asset),
          candidate.severity(),
          way.entry(),
          identity,
          gains.gain(candidate, start.steps()).steps(),
          asset,
          capability,
          alike.stream()
              .skip(1)
              .filter(one -> !gains.isOneOfAll(one))
              .map(PathSearch.this::gain)
              .limit(MOST_ALIKE)
              .toList(),
          candidate.isCertain(),
          cuts(way, start, candidate));
    }

    private List<Cut> cuts(Entries.Way way, Start start, Gains.Candidate candidate) {
      var wanted = new Wanted(candidate.fact(), candidate.isCertain());
      var inside = cuts.computeIfAbsent(wanted, _ -> PathSearch.this.cuts(axioms, candidate));
      var entry = new Sorted(Ground.Kind.ENTRY, closing(way, start));
      var flaws = start.flaw().stream().map(flaw -> new Sorted(Ground.Kind.FLAW, flaw.cut()));
      return Stream.concat(flaws, Stream.concat(Stream.of(entry), inside.stream()))
          .sorted(Comparator.comparing(Sorted::kind))
          .map(Sorted::cut)
          .distinct()
          .limit(MOST_CUTS)
          .toList();
    }
  }

  /** What an open entry is mostly there for is no path, but a long way to it is one. */
  private boolean isWorthAPath(Gains.Candidate candidate) {
    return Severities.of(
            facts.asset(Facts.assetOf(candidate.fact())), Facts.capabilityOf(candidate.fact()))
        .filter(severity -> severity.isAtLeast(Severity.MEDIUM))
        .isPresent();
  }

  /** Whether anybody can come in at all is not known. */
  private static Gains.Candidate doubted(Gains.Candidate candidate) {
    return new Gains.Candidate(
        candidate.isCertain() ? candidate.severity().raisedBy(-1) : candidate.severity(),
        false,
        candidate.fact(),
        candidate.rank(),
        candidate.closure());
  }

  /** Nobody has to look for a flaw any more. */
  private static Gains.Candidate worse(Gains.Candidate candidate) {
    return raised(candidate, 1);
  }

  /** Only a flaw in front of the comparison of a signature would do. */
  private static Gains.Candidate mildest(Gains.Candidate candidate) {
    return raised(candidate, -Severity.values().length);
  }

  private static Gains.Candidate raised(Gains.Candidate candidate, int steps) {
    return new Gains.Candidate(
        candidate.severity().raisedBy(steps),
        candidate.isCertain(),
        candidate.fact(),
        candidate.rank(),
        candidate.closure());
  }

  private int compare(Gains.Candidate one, Gains.Candidate two) {
    return Comparator.comparing(Gains.Candidate::severity)
        .thenComparing(candidate -> !candidate.isCertain())
        .thenComparing(candidate -> Facts.capabilityOf(candidate.fact()), Comparator.reverseOrder())
        .thenComparing(
            candidate -> !facts.asset(Facts.assetOf(candidate.fact())).kind().isPrincipal())
        .thenComparingInt(Gains.Candidate::rank)
        .thenComparingInt(candidate -> -facts.asset(Facts.assetOf(candidate.fact())).weight())
        .thenComparing(candidate -> facts.asset(Facts.assetOf(candidate.fact())))
        .compare(one, two);
  }

  /** One statement about ten tables makes one path. */
  private String likeness(Gains.Candidate candidate) {
    int number = candidate.closure().rule(candidate.closure().find(candidate.fact()));
    while (number >= 0 && !facts.rule(number).isTold()) {
      int before = rules.firstOfBody(number);
      number = candidate.closure().rule(candidate.closure().find(before));
    }
    return number < 0
        ? ""
        : GrantRules.key(facts.rule(number).origin()) + " " + rules.firstOfBody(number);
  }

  private String gain(Gains.Candidate candidate) {
    return Facts.capabilityOf(candidate.fact()).of(facts.asset(Facts.assetOf(candidate.fact())));
  }

  private String id(Entries.Way way, Identity function, Capability capability, Asset target) {
    var entered = facts.asset(Facts.assetOf(way.fact()));
    var through = entered.key().equals(function.key()) ? "" : " through " + entered.key();
    return function.key() + through + " " + capability.word() + " " + target.key();
  }

  // cuts

  /** A cut with what sort of thing it takes away. */
  private record Sorted(Ground.Kind kind, Cut cut) {}

  private List<Sorted> cuts(int[] axioms, Gains.Candidate candidate) {
    var cuts = new ArrayList<Sorted>();
    boolean isAlone = false;
    for (var ground : grounds(candidate.closure(), candidate.fact())) {
      if (isCutBy(List.of(ground), axioms, candidate)) {
        isAlone = true;
        cuts.add(new Sorted(ground.kind(), new Cut(ground.advice(), List.of(ground.origin()))));
      }
    }
    if (!isAlone) {
      together(axioms, candidate).ifPresent(cut -> cuts.add(new Sorted(Ground.Kind.GRANT, cut)));
    }
    return cuts;
  }

  private static Cut closing(Entries.Way way, Start start) {
    boolean isOfFunction =
        way.entry().level() != Exposure.Level.INTERNAL && start.steps().size() == 2;
    var advice =
        isOfFunction
            ? "ask who calls `" + Facts.name(start.function().identity()) + "`"
            : "let only named principals write to " + way.entry().title();
    return new Cut(advice, way.entry().places());
  }

  private List<Ground> grounds(RuleBase.Closure closure, int fact) {
    var found = new LinkedHashMap<String, Ground>();
    for (int number : derivations.rulesOf(closure, fact)) {
      for (var ground : facts.rule(number).grounds()) {
        if (!ground.advice().isEmpty()) {
          found.putIfAbsent(ground.key(), ground);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private boolean isCutBy(List<Ground> grounds, int[] axioms, Gains.Candidate candidate) {
    return !closure(grounds, axioms, candidate).has(candidate.fact());
  }

  private RuleBase.Closure closure(List<Ground> grounds, int[] axioms, Gains.Candidate candidate) {
    var without = (BitSet) removed.clone();
    grounds.forEach(ground -> without.or(byGround.getOrDefault(ground.key(), new BitSet())));
    return reasoner.close(axioms, candidate.isCertain(), without);
  }

  private Optional<Cut> together(int[] axioms, Gains.Candidate candidate) {
    var taken = new ArrayList<Ground>();
    var left = candidate.closure();
    while (left.has(candidate.fact()) && taken.size() < MOST_TOGETHER) {
      var next = grounds(left, candidate.fact()).stream().min(Comparator.comparing(Ground::kind));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      taken.add(next.get());
      left = closure(taken, axioms, candidate);
    }
    if (left.has(candidate.fact())) {
      return Optional.empty();
    }
    for (var ground : List.copyOf(taken)) {
      var others = taken.stream().filter(one -> one != ground).toList();
      if (!others.isEmpty() && isCutBy(others, axioms, candidate)) {
        taken.remove(ground);
      }
    }
    var places = taken.stream().map(Ground::origin).distinct().toList();
    var advice = String.join("; ", taken.stream().map(Ground::advice).distinct().toList());
    return Optional.of(new Cut(advice, List.<Origin>copyOf(places)));
  }
}
