package dev.martello.join.path;

import dev.martello.iam.ActionPattern;
import dev.martello.iam.Arns;
import dev.martello.iam.Breadth;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.iam.ResourcePattern;
import dev.martello.know.Action;
import dev.martello.model.Condition;
import dev.martello.model.Grantee;
import dev.martello.model.Principals;
import dev.martello.model.Role;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What roles and users may do by their own policies. */
final class GrantRules {
  /*
   * Each grant is what one statement gives for one resource text after the Denies, so a rule for
   * each is as good as asking all policies again without the statement. Where a Deny or a resource's
   * own policy takes a part away, each declared asset is asked about by itself.
   */
  private static final int SHOWN = 3;
  private static final String OPEN = "what the texts of the policy turn out to be";

  /** Keys that tell where in the network a call comes from. */
  private static final Set<String> NETWORK_KEYS =
      Set.of(
          "aws:sourceip",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:sourcevpcarn",
          "aws:vpcsourceip",
          "aws:vpceorgid",
          "aws:vpceaccount");

  private final Inventory inventory;
  private final Facts facts;
  private final ResourceGuards guards;

  GrantRules(Inventory inventory, ResourceGuards guards) {
    this.inventory = inventory;
    this.facts = inventory.facts();
    this.guards = guards;
  }

  /** Adds the rules of everybody who is declared. */
  void add() {
    inventory.app().roles().forEach(this::add);
    inventory.app().principals().users().forEach(this::add);
  }

  private void add(Grantee holder) {
    var grants = inventory.context().grantsOf(holder);
    administrator(holder, grants);
    for (var grant : grants.list()) {
      for (var use : Use.ALL) {
        if (grant.actions().intersects(use.actions())) {
          use(holder, grants, grant, use);
        }
      }
    }
  }

  private int acting(Grantee holder) {
    var kind = holder instanceof Role ? Asset.Kind.ROLE : Asset.Kind.USER;
    return Facts.fact(facts.declared(holder, kind), Capability.CONTROL);
  }

  /** Returns somebody for people: {@code role `Orders`}. */
  static String called(Grantee holder) {
    var noun =
        switch (holder) {
          case Role _ -> "role";
          case Principals.User _ -> "user";
          case Principals.Group _ -> "group";
          case Principals.LoosePolicy _ -> "policy";
        };
    return noun + " `" + Facts.name(holder.identity()) + "`";
  }

  /** One grant may make the administrator, or several that do so only together. */
  private void administrator(Grantee holder, Grants grants) {
    var answer = grants.grantsEverything();
    if (answer.isNo()) {
      return;
    }
    var wide = grants.list().stream().filter(GrantRules::isWide).toList();
    var alone = wide.stream().filter(grant -> grant.actions().isEverything()).toList();
    if (alone.isEmpty()) {
      administrator(holder, wide, answer);
    }
    alone.forEach(grant -> administrator(holder, List.of(grant), answer));
  }

  private static boolean isWide(Grant grant) {
    return grant.hasActionWildcard()
        && !grant.by().notResource()
        && grant.patterns().getFirst().stream().anyMatch(ResourcePattern::isEverything);
  }

  private void administrator(Grantee holder, List<Grant> grants, Tri answer) {
    var identity = holder.identity();
    var grounds = grants.stream().map(grant -> ground(holder, grant, List.of("*"))).toList();
    var needs =
        grants.stream()
            .map(grant -> needs(grant, answer))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(answer.isYes() ? "" : OPEN);
    facts.step(
        new Rule(
            Technique.ADMIN,
            called(holder) + " may do everything",
            grounds.isEmpty() ? identity.origin() : grounds.getFirst().origin(),
            needs,
            grounds),
        Facts.fact(facts.account(identity), Capability.CONTROL),
        acting(holder));
  }

  /** Says what a grant hangs on; empty text where it is certain. */
  static String needs(Grant grant, Tri isSure) {
    if (grant.isConditional()) {
      return needs(grant.by().conditions());
    }
    if (isSure.isYes()) {
      return "";
    }
    return grant.by().present().isYes() ? OPEN : "whether the statement is there";
  }

  /** Says which conditions something hangs on. */
  static String needs(List<Condition> conditions) {
    return conditions.isEmpty()
        ? ""
        : conditions.stream()
            .map(condition -> "condition `" + condition.key() + "`")
            .distinct()
            .collect(Collectors.joining(" and "));
  }

  static boolean isOfNetwork(Condition condition) {
    return NETWORK_KEYS.contains(condition.key().toLowerCase(Locale.ROOT));
  }

  private void use(Grantee holder, Grants grants, Grant grant, Use use) {
    Map<Asset.Kind, List<Action>> byKind = new EnumMap<>(Asset.Kind.class);
    for (var action :
        (Iterable<Action>) grant.actions().intersect(use.actions()).actions()::iterator) {
      var kind = use.kindOf(action);
      if (use.isAbout(kind)) {
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(action);
      }
    }
    byKind.forEach(
        (kind, actions) -> new Granting(holder, grants, grant, use, kind, actions).add());
  }

  static Ground ground(Grantee holder, Grant grant, List<String> actions) {
    return ground(holder, grant, actions, resources(grant));
  }

  private static Ground ground(
      Grantee holder, Grant grant, List<String> actions, String resources) {
    var statement = grant.by();
    return new Ground(
        holder.identity().key() + " " + key(statement.origin()) + " " + actions,
        Ground.Kind.GRANT,
        statement.origin(),
        List.of(holder.identity().key()),
        statement.sid().show(),
        actions,
        advice(holder, grant, actions, resources));
  }

  /** Names what the user wrote: who gives `sqs:*` cannot take `sqs:PurgeQueue` away. */
  private static String advice(
      Grantee holder, Grant grant, List<String> actions, String resources) {
    var wildcards =
        grant.by().notAction()
            ? List.<String>of()
            : grant.by().actions().stream()
                .flatMap(text -> text.candidates().stream())
                .filter(text -> text.contains("*") || text.contains("?"))
                .filter(text -> actions.stream().anyMatch(ActionPattern.of(text)::matches))
                .toList();
    var named = wildcards.isEmpty() ? actions : wildcards;
    var shown = "`" + String.join("`, `", named.subList(0, Math.min(SHOWN, named.size()))) + "`";
    return wildcards.isEmpty()
        ? "take " + shown + " on " + resources + " from " + called(holder)
        : "narrow " + shown + " on " + resources + " in " + called(holder);
  }

  static String key(Origin origin) {
    return origin
        .written()
        .map(at -> at.file().path() + ":" + at.span().start())
        .orElseGet(origin::toString);
  }

  private static String resources(Grant grant) {
    var first = Arns.brief(grant.resources().getFirst());
    return grant.by().notResource()
        ? "all but `" + first + "`"
        : first.equals("*") ? "everything" : "`" + first + "`";
  }

  /** One use that one grant makes of one kind of asset. */
  private final class Granting {
    private final Grantee holder;
    private final Grants grants;
    private final Grant grant;
    private final Use use;
    private final Asset.Kind kind;
    private final List<Action> actions;
    private final Tri isSure;
    private final Ground ground;

    Granting(
        Grantee holder,
        Grants grants,
        Grant grant,
        Use use,
        Asset.Kind kind,
        List<Action> actions) {
      this.holder = holder;
      this.grants = grants;
      this.grant = grant;
      this.use = use;
      this.kind = kind;
      this.actions = actions;
      this.isSure = Tri.any(actions.stream().map(grant::gives).toList());
      this.ground =
          ground(holder, grant, actions.stream().map(Action::id).toList(), shownResources());
    }

    private String shownResources() {
      var referred =
          grant.by().notResource()
              ? List.<Integer>of()
              : inventory.referred(grant.resources().getFirst(), kind);
      return referred.isEmpty() ? resources(grant) : facts.asset(referred.getFirst()).show();
    }

    void add() {
      boolean isPartial = grant.isNarrowed() || grant.by().notResource();
      var breadth = breadth();
      if (breadth == Breadth.EVERYTHING || breadth == Breadth.ALL_OF_TYPE) {
        everything(isPartial);
      } else {
        named();
      }
    }

    private Breadth breadth() {
      if (grant.by().notResource()) {
        return Breadth.ALL_OF_TYPE;
      }
      boolean isPlain =
          grant.patterns().getFirst().stream().noneMatch(ResourcePattern::hasWildcard);
      return isPlain ? Breadth.LIMITED : grant.breadth(actions.getFirst());
    }

    private void everything(boolean isPartial) {
      var stack = holder.identity().stack();
      int every =
          isPartial
              ? facts.other(
                  stack + " most " + kind + " of " + holder.identity().key(),
                  kind,
                  Asset.Scope.EVERY,
                  "",
                  stack,
                  facts.asset(facts.every(kind, stack, holder.origin())).weight(),
                  holder.origin())
              : facts.every(kind, stack, holder.origin());
      rule(every, isSure, "on " + facts.asset(every).show());
      for (int member : facts.members(kind, stack)) {
        boolean isApart = isPartial || facts.isApart(member);
        if (isApart && !isExcluded(member)) {
          rule(member, isSure, "on " + facts.asset(every).show());
        }
      }
    }

    private boolean isExcluded(int member) {
      var pattern = inventory.pattern(member);
      return pattern != null
          && actions.stream().allMatch(action -> grants.may(action, pattern).isNo());
    }

    private void named() {
      Val<String> text = grant.resources().getFirst();
      var patterns = grant.patterns().getFirst();
      boolean isOneHole = Shape.of(text).stream().anyMatch(shape -> shape.onlyHole().isPresent());
      boolean found = !inventory.referred(text, kind).isEmpty();
      for (var pattern : patterns) {
        var named = inventory.named(text, pattern, kind, holder.identity().stack());
        named.forEach(
            (asset, answer) -> {
              if (!grant.isNarrowed() || !isExcluded(asset)) {
                rule(
                    asset,
                    isSure.and(answer).and(Tri.of(patterns.size() == 1).or(Tri.UNKNOWN)),
                    "");
              }
            });
        found |= !named.isEmpty() && !pattern.hasWildcard();
      }
      if (!found && !(isOneHole && isSure.isUnknown())) {
        rule(inventory.elsewhere(text, kind, holder.identity().stack()), isSure, "");
      }
    }

    private void rule(int asset, Tri sure, String where) {
      var guarded = guards.judge(holder, asset, actions.getFirst());
      if (sure.isNo() || guarded.isNo()) {
        return;
      }
      var target = where.isEmpty() ? "on " + facts.asset(asset).show() : where;
      var rule =
          new Rule(
              use.technique(),
              called(holder) + " may " + shown() + " " + target,
              ground.origin(),
              needs(sure, guarded, asset),
              List.of(ground));
      var capability = guards.isLocked(asset, use) ? Capability.HALF : use.capability();
      int head = Facts.fact(asset, capability);
      if (holder instanceof Role role && needsPosition()) {
        fromInside(rule, head, role);
      } else {
        facts.step(rule, head, acting(holder));
      }
    }

    /** Credentials that are bound to a network are good only for code that runs there. */
    private void fromInside(Rule rule, int head, Role role) {
      for (var function : inventory.app().functionsOf(role).toList()) {
        if (!function.network().isInVpc().isNo()) {
          int inside = facts.declared(function, Asset.Kind.FUNCTION);
          facts.step(rule, head, acting(role), Facts.fact(inside, Capability.CONTROL));
        }
      }
    }

    private boolean needsPosition() {
      return grant.by().conditions().stream().anyMatch(GrantRules::isOfNetwork)
          || guards.isBoundToNetwork(holder);
    }

    private String shown() {
      return "`"
          + actions.stream().limit(SHOWN).map(Action::id).collect(Collectors.joining("`, `"))
          + "`"
          + (actions.size() > SHOWN ? " and more" : "");
    }

    private String needs(Tri sure, Tri guarded, int asset) {
      var ofGrant = GrantRules.needs(grant, sure);
      return ofGrant.isEmpty() && guarded.isUnknown()
          ? "what the policy of " + facts.asset(asset).show() + " says"
          : ofGrant;
    }
  }
}
