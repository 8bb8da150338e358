package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Identity;
import dev.martello.model.StateMachine;
import dev.martello.model.Trigger;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what invokes functions by how their triggers and settings name it. */
final class Invokers {
  private final Map<String, List<Api>> apis = new HashMap<>();
  private final Map<String, List<StateMachine>> machines = new HashMap<>();
  private final Map<String, List<DataStore.Queue>> queues = new HashMap<>();
  private final Map<String, DataStore.Queue> queuesByArn = new HashMap<>();

  private Invokers(App app) {
    app.apis().forEach(api -> add(apis, api.identity(), api));
    app.stateMachines().forEach(machine -> add(machines, machine.identity(), machine));
    app.stores(DataStore.Queue.class)
        .forEach(
            queue -> {
              add(queues, queue.identity(), queue);
              queuesByArn.putIfAbsent(app.arnOf(queue).show(), queue);
            });
  }

  private static <T> void add(Map<String, List<T>> to, Identity identity, T one) {
    to.computeIfAbsent(identity.key(), _ -> new ArrayList<>()).add(one);
  }

  /** Returns what invokes functions in the application; worked out once in a run. */
  static Invokers in(Check.Context context) {
    return context.shared(Invokers.class, Invokers::new);
  }

  Stream<Api> apis(Identity api) {
    return apis.getOrDefault(api.key(), List.of()).stream();
  }

  /** Returns the state machines that a trigger's events come from. */
  Stream<StateMachine> machines(Trigger.FromEvent event) {
    return from(event, machines);
  }

  /** Returns the queues that a trigger's events come from. */
  Stream<DataStore.Queue> queues(Trigger.FromEvent event) {
    return from(event, queues);
  }

  private static <T> Stream<T> from(Trigger.FromEvent event, Map<String, List<T>> all) {
    return event
        .from()
        .known()
        .map(from -> from.identity().key())
        .distinct()
        .flatMap(key -> all.getOrDefault(key, List.of()).stream());
  }

  /** Returns the queue with an ARN, if it is declared. */
  Optional<DataStore.Queue> queueAt(Val<String> arn) {
    return Optional.ofNullable(queuesByArn.get(arn.show()));
  }
}
