package dev.martello.join.path;

import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Network;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What functions reach through the network: databases, for which they need a password too. */
final class NetworkRules {
  /*
   * A function in a VPC reaches what its security groups are let in to by the groups of the target;
   * a function in none reaches only what has a public address. Either reaches the internet unless
   * its subnets have no way out: network interfaces of functions get no public address, so an
   * internet gateway helps them nothing ("Enable internet access for VPC-connected Lambda
   * functions", Lambda Developer Guide). A group's own outbound rules count as open.
   *
   * Reaching a database is worth something together with its credentials: the secret that its
   * settings or an attachment name.
   */
  private final Inventory inventory;
  private final Facts facts;
  private final Map<String, List<Network.SecurityGroup>> groups = new HashMap<>();

  NetworkRules(Inventory inventory) {
    this.inventory = inventory;
    this.facts = inventory.facts();
    for (var group : inventory.app().network().securityGroups()) {
      for (var member : group.members()) {
        groups.computeIfAbsent(member.key(), _ -> new ArrayList<>()).add(group);
      }
    }
  }

  void add() {
    var databases = inventory.app().stores(DataStore.Database.class).toList();
    for (var function : inventory.app().functions()) {
      egress(function);
      for (var database : databases) {
        if (database.identity().stack().equals(function.identity().stack())) {
          reaches(function, database);
        }
      }
    }
    databases.forEach(this::opens);
  }

  private int fact(Entity entity, Capability capability) {
    var asset = facts.find(entity.identity().key());
    if (asset == null) {
      throw new IllegalStateException(entity.identity().key() + " is no asset");
    }
    return Facts.fact(asset, capability);
  }

  // the internet

  private void egress(LambdaFunction function) {
    var answer = hasWayOut(function);
    if (answer.isNo()) {
      return;
    }
    var stack = function.identity().stack();
    int internet =
        facts.other(
            stack + " internet",
            Asset.Kind.INTERNET,
            Asset.Scope.ELSEWHERE,
            "",
            stack,
            0,
            function.origin());
    facts.step(
        new Rule(
            Technique.EXFILTRATES,
            "`%s` can send data to the internet".formatted(Facts.name(function.identity())),
            function.network().origin(),
            answer.isYes() ? "" : "where the routes of its subnets lead",
            List.of()),
        Facts.fact(internet, Capability.WRITE),
        fact(function, Capability.CONTROL));
  }

  private static Tri hasWayOut(LambdaFunction function) {
    var network = function.network();
    var answer = network.isInVpc().not();
    for (var subnet : network.subnets()) {
      var known = subnet.known().toList();
      answer = answer.or(known.size() == 1 ? known.getFirst().hasNat() : Tri.UNKNOWN);
    }
    return network.subnets().isEmpty() && network.isInVpc().isYes() ? Tri.UNKNOWN : answer;
  }

  // databases

  private void reaches(LambdaFunction function, DataStore.Database database) {
    var answer = lets(function, database);
    if (!answer.isNo()) {
      facts.step(
          new Rule(
              Technique.NET_REACHES,
              "`%s` reaches database `%s` through the network"
                  .formatted(Facts.name(function.identity()), Facts.name(database.identity())),
              function.network().origin(),
              answer.isYes() ? "" : "what the security groups let through",
              List.of(
                  Ground.of(
                      function.identity().key() + " reaches " + database.identity().key(),
                      Ground.Kind.SETTING,
                      function.network().origin(),
                      owners(function, database),
                      "let `%s` not into the security group of `%s`"
                          .formatted(
                              Facts.name(function.identity()), Facts.name(database.identity()))))),
          fact(database, Capability.OBSERVE),
          fact(function, Capability.CONTROL));
    }
  }

  private List<String> owners(LambdaFunction function, DataStore.Database database) {
    var owners = new ArrayList<String>();
    owners.add(function.identity().key());
    owners.add(database.identity().key());
    groupsOf(database).forEach(group -> owners.add(group.identity().key()));
    return owners;
  }

  private List<Network.SecurityGroup> groupsOf(Entity entity) {
    return groups.getOrDefault(entity.identity().key(), List.of());
  }

  private Tri lets(LambdaFunction function, DataStore.Database database) {
    var isInside = function.network().isInVpc();
    var own = new HashSet<String>();
    function
        .network()
        .securityGroups()
        .forEach(link -> link.known().forEach(group -> own.add(group.identity().key())));
    var answer = Tri.NO;
    for (var group : groupsOf(database)) {
      for (var rule : group.ingress()) {
        answer = answer.or(rule.exists().and(lets(rule, own, isInside, database)));
      }
    }
    boolean isOpen = groupsOf(database).isEmpty() && !isInside.and(database.isInVpc()).isNo();
    return isOpen ? answer.or(Tri.UNKNOWN) : answer;
  }

  private static Tri lets(
      Network.Rule rule, Set<String> own, Tri isInside, DataStore.Database database) {
    return switch (rule.kind()) {
      case SECURITY_GROUP ->
          isInside.and(
              Shape.ask(
                  rule.peer(),
                  peer ->
                      peer.holes().stream().anyMatch(hole -> own.contains(HoleName.of(hole).key()))
                          ? Tri.YES
                          : peer.isLiteral() ? Tri.UNKNOWN : Tri.NO));
      case ADDRESSES ->
          rule.isForEverybody().isYes()
              ? isInside.or(database.isPublic())
              : isInside.and(Tri.UNKNOWN);
      case PREFIX_LIST -> isInside.and(Tri.UNKNOWN);
    };
  }

  /** A database that is reached opens with the secret that it was given. */
  private void opens(DataStore.Database database) {
    for (int secret : secretsOf(database)) {
      facts.step(
          new Rule(
              Technique.READS,
              "%s opens database `%s`"
                  .formatted(facts.asset(secret).show(), Facts.name(database.identity())),
              database.origin(),
              "",
              List.of()),
          fact(database, Capability.CONTROL),
          fact(database, Capability.OBSERVE),
          Facts.fact(secret, Capability.READ));
    }
  }

  private Set<Integer> secretsOf(DataStore.Database database) {
    var found = new TreeSet<Integer>();
    var settings = inventory.app().settingsOf(database);
    for (var name : List.of("MasterUserPassword", "MasterUsername")) {
      for (var shape : Shape.of(settings.get(name).text(""))) {
        for (var secret : inventory.app().stores(DataStore.Secret.class).toList()) {
          boolean isNamed = shape.holes().stream().anyMatch(hole -> names(hole, secret, database));
          if (isNamed) {
            found.add(Facts.assetOf(fact(secret, Capability.READ)));
          }
        }
      }
    }
    inventory
        .context()
        .resources("AWS::SecretsManager::SecretTargetAttachment")
        .forEach(
            attachment -> {
              var its = inventory.app().settingsOf(attachment);
              boolean isOfThis =
                  its.get("TargetId")
                      .target()
                      .known()
                      .anyMatch(entity -> entity.identity().isSame(database.identity()));
              if (isOfThis) {
                its.get("SecretId")
                    .target()
                    .known()
                    .forEach(secret -> found.add(Facts.assetOf(fact(secret, Capability.READ))));
              }
            });
    return found;
  }

  /**
   * A dynamic reference holds the reference to the secret: {@code resolve:secretsmanager:${Db}}.
   */
  private static boolean names(String hole, DataStore.Secret secret, Entity database) {
    var id = secret.identity().id();
    boolean isNear = secret.identity().stack().equals(database.identity().stack());
    return isNear
        && hole.startsWith("resolve:secretsmanager:")
        && List.of(hole.split(":", -1)).contains(id);
  }
}
