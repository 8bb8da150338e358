package dev.martello.join.path;

import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an application by number, and the rules over them while they are collected. A fact
 * is an asset with a capability.
 */
final class Facts {
  /*
   * "Every table" is an asset of its own. What can be done with it can be done with each table that
   * the same template declares: whether the templates that were read end up in one account is not
   * known, so a right on everything joins those of one template only.
   */
  private static final int CAPABILITIES = Capability.values().length;
  private static final Capability[] ALL = Capability.values();
  private static final int EVERY = 3;

  private final List<Asset> assets = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Integer>> members = new LinkedHashMap<>();
  private final Set<Integer> apart = new HashSet<>();
  private final Set<Integer> spread = new HashSet<>();
  private final RuleBase.Builder builder = new RuleBase.Builder();
  private final List<Rule> rules = new ArrayList<>();

  // assets

  /** Returns the number of an asset that a resource is; the first description of it holds. */
  int declared(Entity entity, Asset.Kind kind, int weight) {
    var identity = entity.identity();
    var known = numbers.get(identity.key());
    if (known != null) {
      return known;
    }
    int number =
        add(
            new Asset(
                identity.key(),
                kind,
                Asset.Scope.DECLARED,
                name(identity),
                identity.stack(),
                weight,
                identity.origin()));
    members.computeIfAbsent(family(kind, identity.stack()), _ -> new ArrayList<>()).add(number);
    return number;
  }

  /** Returns what people call a resource: a role that SAM made is not called as its function. */
  static String name(Identity identity) {
    return identity.path().isEmpty() ? identity.id() : identity.path();
  }

  int declared(Entity entity, Asset.Kind kind) {
    return declared(entity, kind, kind.weight());
  }

  /** Returns the number of something that is a part of a resource, or named by a policy only. */
  int other(
      String key,
      Asset.Kind kind,
      Asset.Scope scope,
      String name,
      String stack,
      int weight,
      Origin origin) {
    var known = numbers.get(key);
    return known != null ? known : add(new Asset(key, kind, scope, name, stack, weight, origin));
  }

  /** Returns the number of all resources of a kind in the account of a template. */
  int every(Asset.Kind kind, String stack, Origin origin) {
    return other(
        family(kind, stack), kind, Asset.Scope.EVERY, "", stack, kind.weight() * EVERY, origin);
  }

  /** Returns the number of the account in which a template is deployed. */
  int account(Identity near) {
    return other(
        near.stack() + " account",
        Asset.Kind.ACCOUNT,
        Asset.Scope.DECLARED,
        "",
        near.stack(),
        Asset.Kind.ACCOUNT.weight(),
        near.origin());
  }

  private int add(Asset asset) {
    int number = assets.size();
    assets.add(asset);
    numbers.put(asset.key(), number);
    return number;
  }

  private static String family(Asset.Kind kind, String stack) {
    return stack + " every " + kind;
  }

  /** Returns the number of the asset with a key, if there is one. */
  @Nullable Integer find(String key) {
    return numbers.get(key);
  }

  Asset asset(int number) {
    return assets.get(number);
  }

  Stream<Asset> assets() {
    return assets.stream();
  }

  /** Returns the numbers of the declared assets of a kind in a template. */
  List<Integer> members(Asset.Kind kind, String stack) {
    return members.getOrDefault(family(kind, stack), List.of());
  }

  /** Says that what holds for everything of its kind need not hold for an asset. */
  void setApart(int asset) {
    apart.add(asset);
  }

  boolean isApart(int asset) {
    return apart.contains(asset);
  }

  // facts

  static int fact(int asset, Capability capability) {
    return asset * CAPABILITIES + capability.ordinal();
  }

  static int assetOf(int fact) {
    return fact / CAPABILITIES;
  }

  static Capability capabilityOf(int fact) {
    return ALL[fact % CAPABILITIES];
  }

  // rules

  /** Adds a rule that costs the attacker a step. */
  void step(Rule rule, int head, int... body) {
    add(rule, true, head, body);
  }

  /** Adds a rule that costs nothing. */
  void free(Rule rule, int head, int... body) {
    add(rule, false, head, body);
  }

  private void add(Rule rule, boolean isStep, int head, int... body) {
    builder.add(head, rule.isCertain(), isStep, body);
    rules.add(rule);
    spread(head);
    for (int fact : body) {
      spread(fact);
    }
  }

  /**
   * What holds for everything of a kind holds for each; what is controlled can be used; a function
   * that stands elsewhere runs the code that it is given.
   */
  private void spread(int fact) {
    if (!spread.add(fact)) {
      return;
    }
    int number = assetOf(fact);
    var asset = assets.get(number);
    var capability = capabilityOf(fact);
    if (asset.key().equals(family(asset.kind(), asset.stack()))) {
      for (int member : members(asset.kind(), asset.stack())) {
        if (!apart.contains(member)) {
          free(Rule.implied(asset.origin()), fact(member, capability), fact);
        }
      }
    }
    boolean isElsewhere =
        asset.kind() == Asset.Kind.FUNCTION && asset.scope() != Asset.Scope.DECLARED;
    if (capability == Capability.WRITE && isElsewhere) {
      free(Rule.implied(asset.origin()), fact(number, Capability.CONTROL), fact);
    }
    boolean isUsed = asset.kind().isStore() || asset.kind().isSecret();
    if (capability == Capability.CONTROL && isUsed) {
      for (var use : List.of(Capability.READ, Capability.WRITE, Capability.DELETE)) {
        free(Rule.implied(asset.origin()), fact(number, use), fact);
      }
    }
  }

  Rule rule(int number) {
    return rules.get(number);
  }

  /** Returns the rules that rest on flaws which were found. */
  BitSet found(RuleBase base) {
    var found = new BitSet();
    for (int number = 0; number < base.rules(); number++) {
      boolean isFlaw = rules.get(number).technique() == Technique.EXPLOITS_FLAW;
      found.set(number, isFlaw && rules.get(number).isCertain());
    }
    return found;
  }

  RuleBase build() {
    return builder.build(assets.size() * CAPABILITIES);
  }
}
