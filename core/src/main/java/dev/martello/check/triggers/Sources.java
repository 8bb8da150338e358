package dev.martello.check.triggers;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Knows which stores a function's events come from: at first hand, through a rule of a bus, or
 * passed on by a topic or bucket that sends to another store.
 */
final class Sources {
  private static final String RULE = "AWS::Events::Rule";
  private static final String PIPE = "AWS::Pipes::Pipe";

  private Sources() {}

  /**
   * Where events come from.
   *
   * @param trigger what invokes the function in the end
   */
  record Source(DataStore store, Trigger.FromEvent trigger) {}

  /** Returns the stores that a function's events come from, the nearest first. */
  static List<Source> of(LambdaFunction function, App app) {
    var found = new ArrayList<Source>();
    function.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .map(Trigger.FromEvent.class::cast)
        .filter(trigger -> !trigger.exists().isNo())
        .forEach(
            trigger -> {
              var seen = new HashSet<String>();
              firstHand(trigger, app).forEach(store -> collect(store, trigger, app, seen, found));
            });
    return List.copyOf(found);
  }

  /** Returns the stores that a trigger's events come from directly, or through a rule or pipe. */
  static Stream<DataStore> firstHand(Trigger.FromEvent trigger, App app) {
    return trigger.from().known().flatMap(entity -> store(entity, app));
  }

  private static void collect(
      DataStore store, Trigger.FromEvent trigger, App app, Set<String> seen, List<Source> into) {
    if (seen.add(store.identity().key())) {
      into.add(new Source(store, trigger));
      feeding(store, app, _ -> true).forEach(other -> collect(other, trigger, app, seen, into));
    }
  }

  private static Stream<DataStore> store(Entity entity, App app) {
    if (entity instanceof DataStore store) {
      return Stream.of(store);
    }
    return switch (entity.identity().type()) {
      case RULE ->
          Stream.concat(bus(app.settingsOf(entity)), buckets(app.settingsOf(entity)))
              .flatMap(found -> declared(found, app));
      case PIPE ->
          app.settingsOf(entity).get("Source").target().known().flatMap(one -> declared(one, app));
      default -> declared(entity, app);
    };
  }

  private static Stream<DataStore> declared(Entity entity, App app) {
    return app.stores().stream().filter(store -> store.identity().isSame(entity.identity()));
  }

  private static Stream<Entity> bus(Settings rule) {
    return rule.get("EventBusName").target().known();
  }

  /**
   * Returns the topics and buckets that send to a store.
   *
   * @param counts which notifications of buckets count
   */
  static Stream<DataStore> feeding(
      DataStore store, App app, Predicate<DataStore.Notification> counts) {
    return Feeders.of(app).of(store, app, counts);
  }

  /** Returns the functions whose events come from a store, or from the default bus. */
  static List<LambdaFunction> fedBy(GuardedStore guarded, App app) {
    return app.functions().stream()
        .filter(
            function ->
                guarded.entity() instanceof DataStore store
                    ? of(function, app).stream().anyMatch(source -> source.store() == store)
                    : guarded.type().equals(GuardedStore.BUS)
                        && isOnDefaultBus(function, guarded, app))
        .toList();
  }

  private static boolean isOnDefaultBus(LambdaFunction function, GuardedStore policy, App app) {
    return function.triggers().stream()
        .filter(trigger -> trigger.source() == EventSource.EVENTBRIDGE)
        .filter(Trigger.FromEvent.class::isInstance)
        .flatMap(trigger -> ((Trigger.FromEvent) trigger).from().known())
        .filter(entity -> entity.identity().type().equals(RULE))
        .filter(rule -> rule.identity().stack().equals(policy.entity().identity().stack()))
        .anyMatch(
            rule -> isDefault(app.settingsOf(rule)) && isDefault(app.settingsOf(policy.entity())));
  }

  /** Says whether a rule or policy is about the account's default bus. */
  static boolean isDefault(Settings ruleOrPolicy) {
    return ruleOrPolicy.get("EventBusName").text("default").isEqualTo("default").isYes();
  }

  /**
   * Returns the buckets whose events a rule waits for: they send to the default bus ("Using
   * EventBridge", Amazon S3 User Guide).
   */
  static Stream<Entity> buckets(Settings rule) {
    var pattern = rule.get("EventPattern").json();
    boolean isAboutS3 =
        pattern.get("source").texts().stream()
            .anyMatch(source -> source.isEqualTo("aws.s3").isYes());
    return isAboutS3
        ? pattern.get("detail", "bucket", "name").items().stream()
            .flatMap(name -> name.target().known())
        : Stream.empty();
  }

  /** Returns the bus of a rule, if it is declared. */
  static Optional<DataStore.EventBus> busOf(Settings rule, App app) {
    return bus(rule)
        .flatMap(bus -> store(bus, app))
        .filter(DataStore.EventBus.class::isInstance)
        .map(DataStore.EventBus.class::cast)
        .findFirst();
  }
}
