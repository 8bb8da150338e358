package dev.martello.join.path;

import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of what is written to queues, topics, buckets, tables and buses. */
final class WiringRules {
  private static final String RULE = "AWS::Events::Rule";
  private static final Set<String> PASSED_ON = Set.of("sqs", "lambda");

  private final Inventory inventory;
  private final Facts facts;
  private final Map<String, Entity> rules = new HashMap<>();

  WiringRules(Inventory inventory) {
    this.inventory = inventory;
    this.facts = inventory.facts();
    inventory.context().resources(RULE).forEach(rule -> rules.put(rule.identity().key(), rule));
  }

  void add() {
    for (var function : inventory.app().functions()) {
      for (var trigger : function.triggers()) {
        if (trigger instanceof Trigger.FromEvent event) {
          event.from().known().forEach(source -> triggers(function, event, source));
        }
      }
    }
    inventory.app().stores(DataStore.Topic.class).forEach(this::passesOn);
    inventory.app().stores(DataStore.Bucket.class).forEach(this::passesOn);
    rules.values().stream()
        .sorted((one, two) -> one.identity().compareTo(two.identity()))
        .forEach(this::passesOn);
  }

  private void triggers(LambdaFunction function, Trigger.FromEvent event, Entity source) {
    // What another function's role may invoke is a grant and told by its statement.
    if (event.source() != EventSource.LAMBDA && event.source() != EventSource.SCHEDULE) {
      int head = Facts.fact(facts.declared(function, Asset.Kind.FUNCTION), Capability.INVOKE);
      var asset = facts.find(source.identity().key());
      int[] body = asset == null ? bus(source) : injecting(asset);
      if (body.length > 0) {
        int from = Facts.assetOf(body[0]);
        facts.step(
            wiring(
                from,
                "invokes `" + title(function) + "`",
                event.origin(),
                event.exists(),
                source,
                function),
            head,
            body);
      }
    }
  }

  /** Returns the fact about a source with which an attacker decides its events. */
  private int[] injecting(int asset) {
    return switch (facts.asset(asset).kind()) {
      case QUEUE, TOPIC, BUCKET, TABLE, STREAM, BUS, LOG_GROUP ->
          new int[] {Facts.fact(asset, Capability.WRITE)};
      case STATE_MACHINE -> new int[] {Facts.fact(asset, Capability.INVOKE)};
      case FUNCTION -> new int[] {Facts.fact(asset, Capability.CONTROL)};
      case ACCOUNT,
          ROLE,
          USER,
          SECRET,
          KEY,
          DATABASE,
          PARAMETER,
          REPOSITORY,
          TRAIL,
          ALARM,
          PERMISSIONS,
          OTHER,
          SERVICE,
          INTERNET ->
          new int[0];
    };
  }

  /**
   * Returns the fact about the bus whose events a rule gets; none for events that AWS alone sends.
   */
  private int[] bus(Entity rule) {
    if (!rules.containsKey(rule.identity().key())) {
      return new int[0];
    }
    var settings = inventory.app().settingsOf(rule);
    if (settings.get("EventPattern").exists().isNo() || isOfAws(settings)) {
      return new int[0];
    }
    var bus =
        settings
            .get("EventBusName")
            .target()
            .known()
            .map(entity -> facts.find(entity.identity().key()))
            .flatMap(Stream::ofNullable)
            .findFirst();
    boolean isDefault = settings.get("EventBusName").text("default").isEqualTo("default").isYes();
    return bus.isPresent()
        ? injecting(bus.get())
        : isDefault ? injecting(inventory.defaultBus(rule)) : new int[0];
  }

  /** "You can't use aws. as the start of a source" (EventBridge API Reference, PutEvents). */
  private static boolean isOfAws(Settings rule) {
    var sources = rule.get("EventPattern").json().get("source").texts();
    return !sources.isEmpty()
        && sources.stream().allMatch(source -> source.is(text -> text.startsWith("aws.")).isYes());
  }

  private Rule wiring(
      int from, String what, Origin origin, Tri exists, Entity source, Entity target) {
    return new Rule(
        Technique.INJECTS_EVENT,
        "%s %s".formatted(facts.asset(from).show(), what),
        origin,
        exists.isYes() ? "" : "whether that is wired so",
        List.of(
            Ground.of(
                source.identity().key() + " feeds " + target.identity().key(),
                Ground.Kind.WIRING,
                origin,
                List.of(source.identity().key(), target.identity().key()),
                "let nothing untrusted into what feeds `%s`".formatted(title(target)))));
  }

  private static String title(Entity entity) {
    return Facts.name(entity.identity());
  }

  // from source to source

  private void passesOn(DataStore.Topic topic) {
    for (var subscription : topic.subscriptions()) {
      if (subscription.protocol().is(PASSED_ON::contains).isYes()) {
        passesOn(
            topic,
            subscription.endpoint(),
            subscription.origin(),
            subscription.identity().exists());
      }
    }
  }

  private void passesOn(DataStore.Bucket bucket) {
    for (var notification : bucket.notifications()) {
      passesOn(bucket, notification.target(), notification.origin(), Tri.YES);
    }
  }

  private void passesOn(Entity source, Val<String> target, Origin origin, Tri exists) {
    var from = facts.find(source.identity().key());
    var to = declared(target);
    if (from != null && to != null && facts.asset(to).kind() != Asset.Kind.FUNCTION) {
      passesOn(source, injecting(from), to, origin, exists);
    }
  }

  private @Nullable Integer declared(Val<String> text) {
    return Stream.of(text)
        .flatMap(value -> dev.martello.value.Shape.of(value).stream())
        .flatMap(shape -> shape.holes().stream())
        .map(inventory::resource)
        .filter(asset -> asset != null)
        .findFirst()
        .orElse(null);
  }

  private void passesOn(Entity source, int[] body, int to, Origin origin, Tri exists) {
    int[] head = injecting(to);
    if (body.length > 0 && head.length > 0) {
      int from = Facts.assetOf(body[0]);
      facts.step(
          new Rule(
              Technique.INJECTS_EVENT,
              "%s passes on to %s".formatted(facts.asset(from).show(), facts.asset(to).show()),
              origin,
              exists.isYes() ? "" : "whether that is wired so",
              List.of(
                  Ground.of(
                      source.identity().key() + " feeds " + facts.asset(to).key(),
                      Ground.Kind.WIRING,
                      origin,
                      List.of(source.identity().key(), facts.asset(to).key()),
                      "let nothing untrusted into %s".formatted(facts.asset(from).show())))),
          head[0],
          body);
    }
  }

  private void passesOn(Entity rule) {
    int[] body = bus(rule);
    for (var target : inventory.app().settingsOf(rule).get("Targets").items()) {
      target
          .get("Arn")
          .target()
          .known()
          .map(entity -> facts.find(entity.identity().key()))
          .filter(asset -> asset != null && facts.asset(asset).kind() != Asset.Kind.FUNCTION)
          .forEach(asset -> passesOn(rule, body, asset, target.origin(), target.exists()));
    }
  }
}
