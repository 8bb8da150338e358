package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the queues that take what failed, and whose failures they take. */
final class DeadLetters {
  private final App app;
  private final Check.Context context;
  private final Map<String, List<Use>> uses = new HashMap<>();
  private final Set<String> sourcesOfPipes;

  /**
   * Something that has a dead-letter queue.
   *
   * @param isBySqs whether SQS itself moves messages there
   */
  private record Use(List<LambdaFunction> functions, boolean isBySqs) {}

  DeadLetters(App app, Check.Context context) {
    this.app = app;
    this.context = context;
    this.sourcesOfPipes =
        context
            .resources("AWS::Pipes::Pipe")
            .map(pipe -> app.settingsOf(pipe).get("Source").text().show())
            .collect(Collectors.toUnmodifiableSet());
    for (var function : app.functions()) {
      ofFunction(function).forEach(arn -> add(arn, List.of(function), false));
    }
    app.stores(DataStore.Queue.class)
        .forEach(queue -> add(queue.deadLetter(), context.usersOf(queue), true));
    app.stores(DataStore.Topic.class)
        .forEach(
            topic ->
                topic
                    .subscriptions()
                    .forEach(
                        subscription ->
                            add(subscription.deadLetter(), context.usersOf(topic), false)));
    context
        .resources("AWS::Events::Rule")
        .forEach(
            rule ->
                app.settingsOf(rule)
                    .get("Targets")
                    .items()
                    .forEach(
                        target ->
                            add(
                                target.get("DeadLetterConfig", "Arn").text(),
                                Behind.in(context).source(rule),
                                false)));
    context
        .resources("AWS::Scheduler::Schedule")
        .forEach(
            schedule ->
                add(
                    app.settingsOf(schedule).get("Target", "DeadLetterConfig", "Arn").text(),
                    Behind.in(context).source(schedule),
                    false));
  }

  /** Returns the queues that take what failed and that nothing takes it out of. */
  Stream<DataStore.Queue> unhandled() {
    return app.stores(DataStore.Queue.class).filter(this::takes).filter(queue -> !isHandled(queue));
  }

  private boolean takes(DataStore.Queue queue) {
    return usesOf(queue).findAny().isPresent();
  }

  /** Returns the functions whose failures, or whose source's failures, a queue takes. */
  List<LambdaFunction> functions(DataStore.Queue queue) {
    var found = new LinkedHashSet<LambdaFunction>();
    usesOf(queue).forEach(use -> found.addAll(use.functions()));
    return List.copyOf(found);
  }

  /** Says whether SQS moves messages of another queue to this one. */
  boolean isFilledBySqs(DataStore.Queue queue) {
    return usesOf(queue).anyMatch(Use::isBySqs);
  }

  /** Says whether a function or pipe takes the events out of the queue and deals with them. */
  private boolean isHandled(DataStore.Queue queue) {
    return Behind.in(context).source(queue).stream()
            .flatMap(function -> function.triggersOf(EventSource.SQS))
            .anyMatch(trigger -> Behind.isFrom(trigger, queue))
        || sourcesOfPipes.contains(app.arnOf(queue).show());
  }

  private Stream<Use> usesOf(DataStore.Queue queue) {
    return uses.getOrDefault(app.arnOf(queue).show(), List.of()).stream();
  }

  private void add(Val<String> arn, List<LambdaFunction> functions, boolean isBySqs) {
    uses.computeIfAbsent(arn.show(), _ -> new ArrayList<>()).add(new Use(functions, isBySqs));
  }

  private static Stream<Val<String>> ofFunction(LambdaFunction function) {
    return Stream.of(
            Stream.of(function.deadLetter()),
            function.asynchronous().stream().map(LambdaFunction.AsynchronousInvocation::onFailure),
            function.triggers().stream().flatMap(DeadLetters::ofTrigger))
        .flatMap(arns -> arns);
  }

  private static Stream<Val<String>> ofTrigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromEvent event ->
          event.mapping().stream().map(Trigger.EventSourceMapping::onFailure);
      case Trigger.FromRoute _, Trigger.FromUrl _ -> Stream.empty();
    };
  }
}
