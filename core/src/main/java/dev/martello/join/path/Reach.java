package dev.martello.join.path;

import dev.martello.check.Check;
import dev.martello.check.CodeFacts;
import dev.martello.iam.ActionSet;
import dev.martello.know.Catalogue;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.StateMachine;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an attacker reaches in an application: attack paths, blast radius, and what would cut it.
 */
public final class Reach {
  /*
   * The model is turned into rules once; every question is a closure from other facts, or without
   * some of the rules. A path from an open entry is a flaw in the code of the function behind it,
   * one that was found or an assumed one, and then what code in that function reaches. See
   * docs/decisions/0401.
   */
  private final App app;
  private final Facts facts;
  private final Inventory inventory;
  private final Flaws flaws;
  private final RuleBase rules;
  private final List<Entries.Way> ways;
  private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
  private final Map<String, StateMachine> machines = new LinkedHashMap<>();
  private final Map<String, FromCode> from = new LinkedHashMap<>();
  private final List<AttackPath> paths;

  /** What code in a function reaches. */
  private record FromCode(
      BlastRadius radius,
      List<Gain> gains,
      List<Gain> rights,
      List<Fed<LambdaFunction>> fed,
      List<Fed<StateMachine>> started) {}

  private Reach(App app, Check.Context context, Flaws flaws) {
    this.app = app;
    this.flaws = flaws;
    this.facts = new Facts();
    this.inventory = new Inventory(app, context, facts);
    app.functions().forEach(function -> functions.put(function.identity().key(), function));
    app.stateMachines().forEach(machine -> machines.put(machine.identity().key(), machine));
    var guards = new ResourceGuards(inventory);
    new IdentityRules(inventory, flaws).add();
    new GrantRules(inventory, guards).add();
    guards.add();
    new WiringRules(inventory).add();
    new NetworkRules(inventory).add();
    this.ways = new Entries(inventory).ways();
    this.rules = facts.build();
    var all = new Question(new BitSet());
    app.functions().forEach(function -> from.put(function.identity().key(), all.from(function)));
    this.paths = all.paths();
  }

  /** Returns what is reached in the application of a run; worked out once for the run. */
  public static Reach of(Check.Context context) {
    var flaws = Flaws.of(context);
    return context.shared(Reach.class, app -> new Reach(app, context, flaws));
  }

  /** Returns the attack paths, worst first. */
  public List<AttackPath> paths() {
    return paths;
  }

  /** Returns the blast radius of code in each function, in the order of the functions. */
  public List<BlastRadius> radii() {
    return from.values().stream().map(FromCode::radius).toList();
  }

  /** Returns what code in a function reaches. */
  public BlastRadius radius(LambdaFunction function) {
    return from(function).radius();
  }

  /** Returns what code in a function certainly reaches that is worth having, worst first. */
  public List<Gain> gains(LambdaFunction function) {
    return from(function).gains();
  }

  /** As {@link #gains}, but nothing that needs a flaw in the code of another function. */
  public List<Gain> rights(LambdaFunction function) {
    return from(function).rights();
  }

  /** Returns the other functions whose events code in a function certainly decides. */
  public List<Fed<LambdaFunction>> fed(LambdaFunction function) {
    return from(function).fed();
  }

  /** Returns the state machines whose input code in a function certainly decides. */
  public List<Fed<StateMachine>> started(LambdaFunction function) {
    return from(function).started();
  }

  /** Returns what a state machine certainly may do that is worth having, worst first. */
  public List<Gain> gains(StateMachine machine) {
    int asset = facts.declared(machine, Asset.Kind.STATE_MACHINE);
    var question = new Question(new BitSet());
    return question.gains(
        question.reasoner.close(
            new int[] {Facts.fact(asset, Capability.CONTROL)}, true, question.removed));
  }

  private FromCode from(LambdaFunction function) {
    var found = from.get(function.identity().key());
    if (found == null) {
      throw new IllegalArgumentException(
          function.identity().key() + " is no function of this application");
    }
    return found;
  }

  /** Returns what is reached from another foothold in a function. */
  public BlastRadius radius(LambdaFunction function, Foothold foothold) {
    return new Question(new BitSet()).radius(function, foothold);
  }

  /** Returns what is reached by each user and role that is no function's. */
  public List<BlastRadius> principals() {
    var question = new Question(new BitSet());
    return Stream.<Entity>concat(
            app.principals().users().stream(),
            app.roles().stream().filter(role -> app.functionsOf(role).findAny().isEmpty()))
        .map(question::principal)
        .toList();
  }

  /** Returns what would be cut off without something; empty if there is no such thing. */
  public Optional<WhatIf> without(Removal removal) {
    var removed = new Removed(removal);
    if (removed.isNothing()) {
      return Optional.empty();
    }
    var question = new Question(removed.rules, removed.grounds);
    var afterwards = question.paths();
    var ids = new HashSet<String>();
    afterwards.forEach(path -> ids.add(path.id()));
    var shrunk =
        radii().stream()
            .filter(radius -> !removed.keys.contains(radius.subject().key()))
            .map(radius -> shrunk(radius, question))
            .flatMap(Optional::stream)
            .sorted(
                Comparator.comparingDouble(
                        (WhatIf.Shrunk one) ->
                            one.high() + one.low() - one.highBefore() - one.lowBefore())
                    .thenComparing(WhatIf.Shrunk::function))
            .toList();
    return Optional.of(
        new WhatIf(
            removal.show(),
            removed.places(),
            paths.stream().filter(path -> !ids.contains(path.id())).toList(),
            afterwards,
            shrunk));
  }

  private Optional<WhatIf.Shrunk> shrunk(BlastRadius before, Question question) {
    var function = functions.get(before.subject().key());
    if (function == null) {
      return Optional.empty();
    }
    var after = question.measure(axioms(function, Foothold.CODE));
    var own = new Question(new BitSet()).measure(axioms(function, Foothold.CODE));
    if (after.high() >= own.high() && after.low() >= own.low()) {
      return Optional.empty();
    }
    var lost = new ArrayList<Asset>();
    for (int asset : own.assets()) {
      if (!after.assets().contains(asset)) {
        lost.add(facts.asset(asset));
      }
    }
    return Optional.of(
        new WhatIf.Shrunk(
            before.subject(), own.low(), own.high(), after.low(), after.high(), lost));
  }

  private int[] axioms(LambdaFunction function, Foothold foothold) {
    int asset = facts.declared(function, Asset.Kind.FUNCTION);
    return switch (foothold) {
      case EVENT -> new int[] {Facts.fact(asset, Capability.INVOKE)};
      case CODE -> new int[] {Facts.fact(asset, Capability.CONTROL)};
      case CREDENTIALS, PRINCIPAL ->
          function
              .role()
              .known()
              .mapToInt(
                  role -> Facts.fact(facts.declared(role, Asset.Kind.ROLE), Capability.CONTROL))
              .toArray();
    };
  }

  /** Returns the resources that belong to a function and are known only there. */
  private static Stream<? extends Entity> parts(LambdaFunction function) {
    return Stream.of(
            function.urls().stream(),
            function.permissions().stream(),
            function.routes(),
            function.triggers().stream()
                .filter(Trigger.FromEvent.class::isInstance)
                .flatMap(trigger -> ((Trigger.FromEvent) trigger).mapping().stream()))
        .flatMap(entities -> entities);
  }

  private List<String> gaps(LambdaFunction function) {
    var gaps = new ArrayList<String>();
    if (function.role().known().findAny().isEmpty()
        && Shape.isEmpty(function.role().written()).isNo()) {
      gaps.add("role `" + function.role().written().brief() + "` is not declared here");
    }
    function
        .role()
        .known()
        .flatMap(role -> role.opaquePolicies().stream())
        .map(arn -> "what policy `" + arn.brief() + "` allows is not known")
        .forEach(gaps::add);
    return gaps;
  }

  /** A question to all rules but some. */
  private final class Question {
    private final BitSet removed;
    private final Set<String> removedGrounds;
    private final RuleBase.Reasoner reasoner = rules.new Reasoner();
    private final Derivations derivations = new Derivations(facts, rules);

    Question(BitSet removed) {
      this(removed, Set.of());
    }

    Question(BitSet removed, Set<String> removedGrounds) {
      this.removed = removed;
      this.removedGrounds = removedGrounds;
    }

    Measured measure(int[] axioms) {
      return Measured.of(
          facts, reasoner.close(axioms, true, removed), reasoner.close(axioms, false, removed));
    }

    FromCode from(LambdaFunction function) {
      int[] axioms = axioms(function, Foothold.CODE);
      var certain = reasoner.close(axioms, true, removed);
      var measured = Measured.of(facts, certain, reasoner.close(axioms, false, removed));
      var gains = gains(certain);
      return new FromCode(
          measured.radius(function.identity(), Foothold.CODE, gaps(function), derivations),
          gains,
          flaws.all().isEmpty() ? gains : gains(reasoner.close(axioms, true, facts.found(rules))),
          fed(function, certain),
          started(certain));
    }

    private List<Gain> gains(RuleBase.Closure certain) {
      var gains = new Gains(facts, rules, derivations);
      return gains.candidates(certain).stream()
          .filter(candidate -> !gains.isOneOfAll(candidate))
          .map(candidate -> gains.gain(candidate, List.of()))
          .sorted(Gain.WORST_FIRST)
          .toList();
    }

    private List<Fed<LambdaFunction>> fed(LambdaFunction function, RuleBase.Closure closure) {
      var fed = new ArrayList<Fed<LambdaFunction>>();
      for (int fact : invoked(closure)) {
        var other = functions.get(facts.asset(Facts.assetOf(fact)).key());
        if (other != null && other != function) {
          fed.add(new Fed<>(other, derivations.steps(closure, fact, List.of())));
        }
      }
      return fed;
    }

    private List<Fed<StateMachine>> started(RuleBase.Closure closure) {
      var started = new ArrayList<Fed<StateMachine>>();
      for (int fact : invoked(closure)) {
        var machine = machines.get(facts.asset(Facts.assetOf(fact)).key());
        if (machine != null) {
          started.add(new Fed<>(machine, derivations.steps(closure, fact, List.of())));
        }
      }
      return started;
    }

    private static int[] invoked(RuleBase.Closure closure) {
      return IntStream.range(0, closure.size())
          .filter(at -> closure.rank(at) <= Derivations.LONGEST)
          .map(closure::fact)
          .filter(fact -> Facts.capabilityOf(fact) == Capability.INVOKE)
          .toArray();
    }

    BlastRadius radius(LambdaFunction function, Foothold foothold) {
      return measure(axioms(function, foothold))
          .radius(function.identity(), foothold, gaps(function), derivations);
    }

    BlastRadius principal(Entity entity) {
      var asset = facts.find(entity.identity().key());
      if (asset == null) {
        throw new IllegalStateException(entity.identity().key() + " is no asset");
      }
      return measure(new int[] {Facts.fact(asset, Capability.CONTROL)})
          .radius(entity.identity(), Foothold.PRINCIPAL, List.of(), derivations);
    }

    List<AttackPath> paths() {
      var open =
          ways.stream()
              .filter(
                  way ->
                      !way.grounds().stream()
                          .allMatch(ground -> removedGrounds.contains(ground.key())))
              .toList();
      var left = flaws.without(removedGrounds);
      var code = CodeFacts.of(inventory.context());
      return new PathSearch(facts, rules, reasoner, derivations, removed, functions, left, code)
          .search(open);
    }
  }

  /** The rules and entries that go with something. */
  private final class Removed {
    private final Removal removal;
    private final BitSet rules = new BitSet();
    private final Set<String> grounds = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Origin> places = new LinkedHashMap<>();

    Removed(Removal removal) {
      this.removal = removal;
      switch (removal) {
        case Removal.Line(String file, int line) -> atLine(file, line);
        case Removal.Action(String pattern) -> action(pattern);
        case Removal.Named(String name) -> named(name);
      }
      if (grounds.isEmpty() && keys.isEmpty()) {
        named(removal.show()); // names such as `secret:Orders` look like an action
      }
      collect();
    }

    boolean isNothing() {
      return rules.isEmpty() && grounds.isEmpty();
    }

    List<Origin> places() {
      return List.copyOf(places.values());
    }

    private Stream<Ground> all() {
      return Stream.concat(
          IntStream.range(0, Reach.this.rules.rules())
              .boxed()
              .flatMap(number -> facts.rule(number).grounds().stream()),
          ways.stream().flatMap(way -> way.grounds().stream()));
    }

    /** Of what stands around a line, the narrowest is meant. */
    private void atLine(String file, int line) {
      var at = new HashMap<String, Ground>();
      all()
          .filter(ground -> stands(ground.origin(), file, line))
          .forEach(ground -> at.put(ground.key(), ground));
      int narrowest =
          at.values().stream().mapToInt(ground -> length(ground.origin())).min().orElse(0);
      at.values().stream()
          .filter(ground -> length(ground.origin()) == narrowest)
          .forEach(this::remove);
    }

    private static boolean stands(Origin origin, String file, int line) {
      return origin
          .written()
          .filter(at -> at.file().path().equals(file))
          .filter(at -> at.line() <= line && at.file().line(at.span().end()) >= line)
          .isPresent();
    }

    private static int length(Origin origin) {
      return origin.written().map(at -> at.span().length()).orElse(Integer.MAX_VALUE);
    }

    private void action(String pattern) {
      var named = ActionSet.of(Catalogue.standard(), List.of(pattern));
      all()
          .filter(ground -> !ground.actions().isEmpty())
          .filter(ground -> ground.actions().stream().allMatch(named::contains))
          .forEach(this::remove);
    }

    private void named(String name) {
      Stream.concat(app.resources(), app.functions().stream().flatMap(Reach::parts))
          .map(Entity::identity)
          .filter(identity -> isCalled(identity, name))
          .forEach(
              identity -> {
                keys.add(identity.key());
                places.put(identity.key(), identity.origin());
              });
      if (keys.isEmpty()) {
        elsewhere(name);
      }
      if (keys.isEmpty()) {
        all().filter(ground -> ground.sid().equals(name)).forEach(this::remove);
      } else {
        var statements = statements();
        all()
            .filter(
                ground ->
                    ground.owners().stream().anyMatch(keys::contains)
                        || statements.contains(GrantRules.key(ground.origin())))
            .forEach(ground -> grounds.add(ground.key()));
      }
    }

    /** What a policy names and nothing declares is called as reports show it. */
    private void elsewhere(String name) {
      facts
          .assets()
          .filter(asset -> asset.scope() == Asset.Scope.ELSEWHERE && asset.name().equals(name))
          .forEach(
              asset -> {
                keys.add(asset.key());
                places.put(asset.key(), asset.origin());
              });
    }

    /** Returns where the statements of policies stand that are resources of their own. */
    private Set<String> statements() {
      return app.grantees()
          .flatMap(grantee -> grantee.policies().stream())
          .filter(policy -> places.containsValue(policy.origin()))
          .flatMap(policy -> policy.document().statements().stream())
          .map(statement -> GrantRules.key(statement.origin()))
          .collect(Collectors.toSet());
    }

    private static boolean isCalled(Identity identity, String name) {
      return name.equals(identity.id())
          || name.equals(identity.writtenId())
          || name.equals(identity.path())
          || name.equals(identity.key());
    }

    private void remove(Ground ground) {
      grounds.add(ground.key());
      places.put(GrantRules.key(ground.origin()), ground.origin());
    }

    private void collect() {
      for (int number = 0; number < Reach.this.rules.rules(); number++) {
        boolean isOwn =
            facts.rule(number).grounds().stream()
                .anyMatch(ground -> grounds.contains(ground.key()));
        if (isOwn || isOf(Reach.this.rules.head(number))) {
          rules.set(number);
        }
      }
    }

    private boolean isOf(int fact) {
      return keys.contains(facts.asset(Facts.assetOf(fact)).key());
    }
  }
}
