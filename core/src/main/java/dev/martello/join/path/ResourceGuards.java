package dev.martello.join.path;

import dev.martello.iam.ActionSet;
import dev.martello.iam.Caller;
import dev.martello.iam.Context;
import dev.martello.iam.Decisions;
import dev.martello.iam.PolicySet;
import dev.martello.iam.Request;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.model.DataStore;
import dev.martello.model.Effect;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What resources say themselves: whom their policies let in or keep out, and which key they need.
 */
final class ResourceGuards {
  /*
   * Most resources have no policy, or one that only allows: then the caller's own policies decide
   * ("Policy evaluation for requests within a single account", IAM User Guide), and nothing is asked
   * here. Keys obey their own policy alone, so each role that may decrypt is asked about.
   *
   * S3, SQS, Kinesis and Secrets Manager decrypt with a customer's key only for callers who may use
   * it ("Permissions", in the chapters on server-side encryption). DynamoDB uses its own grants.
   */
  private static final String ACCOUNT = "${AWS::AccountId}";
  private static final String SESSION =
      "arn:${AWS::Partition}:sts::${AWS::AccountId}:assumed-role/${session}";

  private final Inventory inventory;
  private final Facts facts;
  private final Map<Integer, Integer> keys = new HashMap<>();
  private final Map<String, Boolean> bound = new HashMap<>();

  ResourceGuards(Inventory inventory) {
    this.inventory = inventory;
    this.facts = inventory.facts();
    for (var store : inventory.app().stores()) {
      prepare(store);
    }
  }

  private void prepare(DataStore store) {
    var asset = facts.find(store.identity().key());
    if (asset == null) {
      return;
    }
    if (statements(store).anyMatch(ResourceGuards::mayDeny) || isGuardedKey(store)) {
      facts.setApart(asset);
    }
    var key = keyOf(store);
    boolean isOwn =
        !Shape.isEmpty(key).isNo() || key.show().contains("alias/aws/") || key.show().equals("aws");
    if (!isOwn) {
      keys.put(asset, key(key, store.identity().stack()));
    }
  }

  private static Stream<Statement> statements(DataStore store) {
    return store.policies().stream().flatMap(policy -> policy.statements().stream());
  }

  private static boolean mayDeny(Statement statement) {
    return !statement.effect().isEqualTo(Effect.DENY).isNo() && !statement.present().isNo();
  }

  private static boolean isGuardedKey(DataStore store) {
    return store instanceof DataStore.Key && !store.policies().isEmpty();
  }

  private Val<String> keyOf(DataStore store) {
    var settings = inventory.app().settingsOf(store);
    return switch (store) {
      case DataStore.Secret secret -> secret.key();
      case DataStore.Queue queue -> queue.key();
      case DataStore.Bucket _ ->
          settings.get("BucketEncryption", "ServerSideEncryptionConfiguration").items().stream()
              .map(rule -> rule.get("ServerSideEncryptionByDefault", "KMSMasterKeyID").text())
              .findFirst()
              .orElseGet(() -> Val.known("", store.origin()));
      case DataStore.Stream _ -> settings.get("StreamEncryption", "KeyId").text();
      case DataStore.Topic _,
          DataStore.Table _,
          DataStore.EventBus _,
          DataStore.Key _,
          DataStore.Parameter _,
          DataStore.Database _ ->
          Val.known("", store.origin());
    };
  }

  private int key(Val<String> text, String stack) {
    var shape = Shape.of(text).getFirst();
    for (var hole : shape.holes()) {
      var asset = inventory.resource(hole);
      if (asset != null && facts.asset(asset).kind() == Asset.Kind.KEY) {
        return asset;
      }
    }
    return inventory.elsewhere(text, Asset.Kind.KEY, stack);
  }

  /** Returns whether content comes out only for those who may use a key as well. */
  boolean isLocked(int asset, Use use) {
    return use.capability() == Capability.READ && keys.containsKey(asset);
  }

  /**
   * Asks whether a resource's own policy leaves a role the action that the role's policies give.
   */
  Tri judge(Grantee holder, int asset, Action action) {
    var store = inventory.store(asset);
    return store == null || !facts.isApart(asset) ? Tri.YES : decide(holder, store, action.id());
  }

  private Tri decide(Grantee holder, DataStore store, String action) {
    var arn = inventory.app().arnOf(store);
    Val<String> inside =
        store instanceof DataStore.Bucket && action.contains("Object")
            ? Val.unknown(arn.show() + "/*", arn.origin())
            : arn;
    var context = Context.unknown().with("aws:SecureTransport", "true");
    var request =
        new Request(
            caller(holder, inventory.app().arnOf(holder)), action, inside, ACCOUNT, context);
    var answer =
        Decisions.decide(request, policies(holder, store.policies()), inventory.context().names());
    // What the role's own conditions leave open is said with the grant.
    return switch (answer.outcome()) {
      case ALLOW -> Tri.YES;
      case EXPLICIT_DENY, IMPLICIT_DENY -> Tri.NO;
      case UNKNOWN -> Tri.UNKNOWN;
    };
  }

  static Caller caller(Grantee holder, Val<String> arn) {
    return holder instanceof Role
        ? Caller.session(arn.show(), SESSION, ACCOUNT)
        : Caller.user(arn.show(), ACCOUNT);
  }

  static PolicySet policies(Grantee holder, List<PolicyDocument> ofResource) {
    return new PolicySet(
        holder.policies().stream().map(Policy::document).toList(),
        holder.boundaryPolicies().stream().map(Policy::document).toList(),
        List.of(),
        List.of(),
        List.of(),
        ofResource);
  }

  /**
   * Returns whether a role's policies deny what does not come from a certain network: its
   * credentials are worth nothing elsewhere.
   */
  boolean isBoundToNetwork(Grantee holder) {
    return bound.computeIfAbsent(
        holder.identity().key(),
        _ ->
            Stream.concat(holder.policies().stream(), holder.boundaryPolicies().stream())
                .flatMap(policy -> policy.document().statements().stream())
                .filter(ResourceGuards::mayDeny)
                .anyMatch(
                    statement ->
                        statement.conditions().stream().anyMatch(GrantRules::isOfNetwork)));
  }

  // rules

  /** Adds what keys open, and whom resources let in by their own policies. */
  void add() {
    keys.forEach(this::unlock);
    for (var store : inventory.app().stores()) {
      var asset = facts.find(store.identity().key());
      if (asset != null) {
        statements(store)
            .filter(statement -> statement.effect().isEqualTo(Effect.ALLOW).isYes())
            .filter(statement -> !statement.present().isNo() && !statement.notPrincipal())
            .forEach(statement -> admit(store, asset, statement));
      }
    }
  }

  private void unlock(int asset, int key) {
    var locked = facts.asset(asset);
    int half = Facts.fact(asset, Capability.HALF);
    int read = Facts.fact(asset, Capability.READ);
    facts.free(Rule.implied(locked.origin()), read, half, Facts.fact(key, Capability.READ));
    if (facts.asset(key).scope() == Asset.Scope.ELSEWHERE) {
      facts.free(
          new Rule(
              Technique.DECRYPTS,
              "the policy of key `" + facts.asset(key).name() + "` may let the role decrypt",
              locked.origin(),
              "the policy of key `" + facts.asset(key).name() + "`",
              List.of()),
          read,
          half);
    }
  }

  private void admit(DataStore store, int asset, Statement statement) {
    for (var principal : statement.principals()) {
      var role = principal.kind() == Principal.Kind.AWS ? inventory.role(principal.id()) : null;
      if (role != null) {
        admit(store, asset, statement, role);
      }
    }
  }

  private void admit(DataStore store, int asset, Statement statement, Role role) {
    var granted = granted(statement);
    for (var use : Use.ALL) {
      var actions =
          granted
              .intersect(use.actions())
              .actions()
              .filter(action -> use.kindOf(action) == facts.asset(asset).kind())
              .filter(_ -> use.isAbout(facts.asset(asset).kind()))
              .toList();
      if (!actions.isEmpty()) {
        var ids = actions.stream().map(Action::id).toList();
        var capability = isLocked(asset, use) ? Capability.HALF : use.capability();
        var ground =
            new Ground(
                store.identity().key() + " " + GrantRules.key(statement.origin()) + " " + ids,
                Ground.Kind.GRANT,
                statement.origin(),
                List.of(store.identity().key()),
                statement.sid().show(),
                ids,
                "take role `%s` out of the policy of %s"
                    .formatted(Facts.name(role.identity()), facts.asset(asset).show()));
        facts.step(
            new Rule(
                use.technique(),
                "the policy of %s lets role `%s` use %s"
                    .formatted(
                        facts.asset(asset).show(),
                        Facts.name(role.identity()),
                        ids.stream().limit(3).collect(Collectors.joining("`, `", "`", "`"))),
                statement.origin(),
                statement.present().isYes()
                    ? GrantRules.needs(statement.conditions())
                    : "whether the statement is there",
                List.of(ground)),
            Facts.fact(asset, capability),
            Facts.fact(facts.declared(role, Asset.Kind.ROLE), Capability.CONTROL));
      }
    }
  }

  private static ActionSet granted(Statement statement) {
    var patterns = new ArrayList<String>();
    statement.actions().forEach(text -> patterns.addAll(text.candidates()));
    var named = ActionSet.of(Catalogue.standard(), patterns);
    return statement.notAction() ? named.complement() : named;
  }
}
