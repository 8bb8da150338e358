package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final App app;
  private final Feeders feeders;
  private final Map<String, List<DataStore>> declared = new HashMap<>();
  private final Map<String, List<Reader>> readers = new HashMap<>();
  private final Map<String, List<LambdaFunction>> invoked = new HashMap<>();
  private final Map<String, List<Source>> byFunction = new HashMap<>();
  private final Map<String, Map<String, LambdaFunction>> byStore = new HashMap<>();
  private final Map<String, Map<String, LambdaFunction>> onDefaultBus = new HashMap<>();

  /**
   * Where events come from.
   *
   * @param trigger what invokes the function in the end
   */
  record Source(DataStore store, Trigger.FromEvent trigger) {}

  /** A function that gets what comes out of a store directly, or through a rule or pipe. */
  record Reader(LambdaFunction function, Trigger.FromEvent trigger) {}

  private Sources(App app) {
    this.app = app;
    this.feeders = Feeders.of(app);
    for (var store : app.stores()) {
      declared.computeIfAbsent(store.identity().key(), _ -> new ArrayList<>()).add(store);
    }
    for (var function : app.functions()) {
      read(function);
      var sources = sources(function);
      byFunction.put(function.identity().key(), sources);
      sources.forEach(source -> add(byStore, source.store().identity().key(), function));
      defaultBuses(function).forEach(stack -> add(onDefaultBus, stack, function));
    }
  }

  private static void add(
      Map<String, Map<String, LambdaFunction>> to, String key, LambdaFunction function) {
    to.computeIfAbsent(key, _ -> new LinkedHashMap<>())
        .putIfAbsent(function.identity().key(), function);
  }

  /** Returns where events come from in the application; worked out once in a run. */
  static Sources in(Check.Context context) {
    return context.shared(Sources.class, Sources::new);
  }

  /** Returns the stores that a function's events come from, the nearest first. */
  List<Source> of(LambdaFunction function) {
    return byFunction.getOrDefault(function.identity().key(), List.of());
  }

  /** Returns the functions that have a trigger on something, a rule for instance. */
  List<LambdaFunction> invokedBy(Entity entity) {
    return invoked.getOrDefault(entity.identity().key(), List.of());
  }

  /** Returns the functions that get what comes out of a store at first hand. */
  List<Reader> readers(DataStore store) {
    return readers.getOrDefault(store.identity().key(), List.of());
  }

  private void read(LambdaFunction function) {
    events(function)
        .flatMap(trigger -> trigger.from().known())
        .map(from -> from.identity().key())
        .distinct()
        .forEach(key -> invoked.computeIfAbsent(key, _ -> new ArrayList<>()).add(function));
    events(function)
        .forEach(
            trigger ->
                firstHand(trigger)
                    .forEach(
                        store ->
                            readers
                                .computeIfAbsent(store.identity().key(), _ -> new ArrayList<>())
                                .add(new Reader(function, trigger))));
  }

  private static Stream<Trigger.FromEvent> events(LambdaFunction function) {
    return function.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .map(Trigger.FromEvent.class::cast);
  }

  private List<Source> sources(LambdaFunction function) {
    var found = new ArrayList<Source>();
    events(function)
        .filter(trigger -> !trigger.exists().isNo())
        .forEach(
            trigger -> {
              var seen = new HashSet<String>();
              firstHand(trigger).forEach(store -> collect(store, trigger, seen, found));
            });
    return List.copyOf(found);
  }

  /** Returns the stores that a trigger's events come from directly, or through a rule or pipe. */
  Stream<DataStore> firstHand(Trigger.FromEvent trigger) {
    return trigger.from().known().flatMap(this::store);
  }

  private void collect(
      DataStore store, Trigger.FromEvent trigger, Set<String> seen, List<Source> into) {
    if (seen.add(store.identity().key())) {
      into.add(new Source(store, trigger));
      feeding(store, _ -> true).forEach(other -> collect(other, trigger, seen, into));
    }
  }

  private Stream<DataStore> store(Entity entity) {
    if (entity instanceof DataStore store) {
      return Stream.of(store);
    }
    return switch (entity.identity().type()) {
      case RULE ->
          Stream.concat(bus(app.settingsOf(entity)), buckets(app.settingsOf(entity)))
              .flatMap(this::declared);
      case PIPE -> app.settingsOf(entity).get("Source").target().known().flatMap(this::declared);
      default -> declared(entity);
    };
  }

  private Stream<DataStore> declared(Entity entity) {
    return declared.getOrDefault(entity.identity().key(), List.of()).stream();
  }

  private static Stream<Entity> bus(Settings rule) {
    return rule.get("EventBusName").target().known();
  }

  /**
   * Returns the topics and buckets that send to a store.
   *
   * @param counts which notifications of buckets count
   */
  Stream<DataStore> feeding(DataStore store, Predicate<DataStore.Notification> counts) {
    return feeders.of(store, app, counts);
  }

  /** Returns the functions whose events come from a store, or from the default bus. */
  List<LambdaFunction> fedBy(GuardedStore guarded) {
    var identity = guarded.entity().identity();
    if (guarded.entity() instanceof DataStore) {
      return List.copyOf(byStore.getOrDefault(identity.key(), Map.of()).values());
    }
    boolean isDefaultBus =
        guarded.type().equals(GuardedStore.BUS) && isDefault(app.settingsOf(guarded.entity()));
    return isDefaultBus
        ? List.copyOf(onDefaultBus.getOrDefault(identity.stack(), Map.of()).values())
        : List.of();
  }

  /** Returns the templates whose rules on the account's default bus invoke a function. */
  private Stream<String> defaultBuses(LambdaFunction function) {
    return events(function)
        .filter(trigger -> trigger.source() == EventSource.EVENTBRIDGE)
        .flatMap(trigger -> trigger.from().known())
        .filter(entity -> entity.identity().type().equals(RULE))
        .filter(rule -> isDefault(app.settingsOf(rule)))
        .map(rule -> rule.identity().stack());
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
  Optional<DataStore.EventBus> busOf(Settings rule) {
    return bus(rule)
        .flatMap(this::store)
        .filter(DataStore.EventBus.class::isInstance)
        .map(DataStore.EventBus.class::cast)
        .findFirst();
  }
}
