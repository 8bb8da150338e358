package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.check.UnreadStacks;
import dev.martello.model.Alarm;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.Identity;
import dev.martello.model.Invocation;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.StateMachine;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/** Knows which alarms look at what. */
final class Watches {
  /*
   * An alarm looks at a metric by namespace, name and dimensions, alone, inside metric math, through a
   * query or through the alarms that a composite one asks; the model has all of them as metrics. An
   * alarm on Lambda's metrics without dimensions looks at all functions of its account and region: at
   * those of its own template for certain, at those of other templates perhaps.
   *
   * A dimension means a resource if both have the same name as far as it is known. Names that
   * CloudFormation makes up are no other resource's and no text that anybody has written. A nested
   * stack that was not read and is handed a resource may have an alarm on it.
   */
  static final List<String> QUEUE_DEPTH =
      List.of(
          "ApproximateNumberOfMessagesVisible",
          "ApproximateAgeOfOldestMessage",
          "ApproximateNumberOfMessages");

  private final App app;
  private final Check.Context context;
  private final AlarmIndex index;
  private final Invokers invokers;
  private final UnreadStacks unread;

  Watches(App app, Check.Context context) {
    this.app = app;
    this.context = context;
    this.index = AlarmIndex.in(context);
    this.invokers = Invokers.in(context);
    this.unread = UnreadStacks.in(context);
  }

  /** Asks whether an alarm looks at one of some metrics of a function. */
  Tri onFunction(LambdaFunction function, List<String> metrics) {
    return on(function.identity(), "AWS/Lambda", metrics, "FunctionName", function.name());
  }

  /** Returns the functions that an alarm certainly looks at, at whatever metric. */
  List<LambdaFunction> functions(Alarm alarm) {
    return index.functions(alarm).stream()
        .filter(function -> isOn(alarm, function).isYes())
        .toList();
  }

  private Tri isOn(Alarm alarm, LambdaFunction function) {
    return Tri.any(
        alarm.metrics().stream()
            .map(
                metric ->
                    means(alarm, metric, function.identity(), "FunctionName", function.name()))
            .toList());
  }

  /** Asks whether an alarm looks at one of some metrics of an API, or of a stage of it. */
  Tri onApi(Api api, List<String> metrics) {
    Val<String> id = Val.unknown("${" + api.identity().key() + "}", api.origin());
    var byId = on(api.identity(), "AWS/ApiGateway", metrics, "ApiId", id);
    return byId.or(() -> on(api.identity(), "AWS/ApiGateway", metrics, "ApiName", id))
        .or(() -> on(api.identity(), "AWS/ApiGateway", metrics, "ApiName", api.name()));
  }

  /** Asks whether an alarm looks at one of some metrics of a queue. */
  Tri onQueue(DataStore.Queue queue, List<String> metrics) {
    return on(queue.identity(), "AWS/SQS", metrics, "QueueName", queue.name());
  }

  /** Asks whether an alarm looks at one of some metrics of a stream. */
  Tri onStream(DataStore.Stream stream, List<String> metrics) {
    return on(stream.identity(), "AWS/Kinesis", metrics, "StreamName", stream.name());
  }

  private Tri onMachine(StateMachine machine) {
    var failures = List.of("ExecutionsFailed", "ExecutionsTimedOut");
    return on(machine.identity(), "AWS/States", failures, "StateMachineArn", app.arnOf(machine));
  }

  /**
   * Asks whether somebody is told when a function fails: by its errors, by what stands in its log,
   * or by what everything that invokes it does with failures.
   */
  Tri onFailures(LambdaFunction function) {
    return onFunction(function, List.of("Errors"))
        .or(() -> onLog(function))
        .or(() -> onAllTriggers(function));
  }

  private Tri onLog(LambdaFunction function) {
    return Tri.any(
        context
            .resources("AWS::Logs::MetricFilter")
            .map(filter -> readsLogOf(filter, function).and(() -> onFilter(filter)))
            .toList());
  }

  private Tri readsLogOf(Entity filter, LambdaFunction function) {
    var group = app.settingsOf(filter).get("LogGroupName");
    boolean isKnown =
        group
            .target()
            .known()
            .anyMatch(
                target ->
                    function
                        .logGroup()
                        .known()
                        .anyMatch(own -> own.identity().isSame(target.identity())));
    return isKnown ? Tri.YES : sameName(group.text(), LogGroups.nameOf(function));
  }

  /** Asks whether an alarm looks at a metric that a filter counts. */
  Tri onFilter(Entity filter) {
    return Tri.any(
        app.settingsOf(filter).get("MetricTransformations").items().stream()
            .map(this::onTransformation)
            .toList());
  }

  private Tri onTransformation(Settings transformation) {
    var namespace = transformation.get("MetricNamespace").text();
    var name = transformation.get("MetricName").text();
    return Tri.of(
        app.alarms().stream()
            .flatMap(alarm -> alarm.metrics().stream())
            .anyMatch(
                metric ->
                    metric.namespace().show().equals(namespace.show())
                        && metric.name().show().equals(name.show())));
  }

  private Tri onAllTriggers(LambdaFunction function) {
    return function.triggers().isEmpty()
        ? Tri.NO
        : Tri.all(
            function.triggers().stream().map(trigger -> onTrigger(trigger, function)).toList());
  }

  private Tri onTrigger(Trigger trigger, LambdaFunction function) {
    return switch (trigger) {
      case Trigger.FromRoute(var route) ->
          Tri.any(
              invokers
                  .apis(route.api())
                  .map(api -> onApi(api, List.of("5XXError", "5xx")))
                  .toList());
      case Trigger.FromUrl _ -> Tri.NO;
      case Trigger.FromEvent event when event.source() == EventSource.STEP_FUNCTIONS ->
          Tri.any(invokers.machines(event).map(this::onMachine).toList());
      case Trigger.FromEvent event when event.source() == EventSource.SQS ->
          Tri.any(invokers.queues(event).map(queue -> onQueueAt(queue.deadLetter())).toList());
      case Trigger.FromEvent event when event.invocation() == Invocation.ASYNCHRONOUS ->
          onQueueAt(function.deadLetter())
              .or(
                  () ->
                      Tri.any(
                          function.asynchronous().stream()
                              .map(configuration -> onQueueAt(configuration.onFailure()))
                              .toList()));
      case Trigger.FromEvent _ -> Tri.NO;
    };
  }

  private Tri onQueueAt(Val<String> arn) {
    return invokers.queueAt(arn).map(queue -> onQueue(queue, QUEUE_DEPTH)).orElse(Tri.NO);
  }

  private Tri on(
      Identity subject,
      String namespace,
      List<String> metrics,
      String dimension,
      Val<String> name) {
    var answer = Tri.NO;
    for (var watched : index.metrics(subject.stack(), name)) {
      var metric = watched.metric();
      answer =
          answer.or(
              () ->
                  metric
                      .namespace()
                      .isEqualTo(namespace)
                      .and(metric.name().is(metrics::contains))
                      .and(() -> means(watched.alarm(), metric, subject, dimension, name))
                      .and(watched.alarm().identity().exists()));
    }
    return answer.or(() -> unread.of(subject, name).isPresent() ? Tri.UNKNOWN : Tri.NO);
  }

  private Tri means(
      Alarm alarm, Alarm.Metric metric, Identity subject, String dimension, Val<String> name) {
    boolean isNear = alarm.identity().stack().equals(subject.stack());
    if (metric.dimensions().isEmpty()) {
      boolean isLambda = dimension.equals("FunctionName");
      return isLambda && isNear ? Tri.YES : isLambda ? Tri.UNKNOWN : Tri.NO;
    }
    return metric.dimensions().stream()
        .filter(item -> item.name().equals(dimension))
        .map(item -> sameName(item.value(), name))
        .map(answer -> isNear || (answer.isYes() && !isOfOwn(alarm, name)) ? answer : Tri.NO)
        .reduce(Tri.NO, Tri::or);
  }

  /** An alarm on a name means the function of its own template that has the name. */
  private boolean isOfOwn(Alarm alarm, Val<String> name) {
    return index.functionsOf(alarm.identity().stack()).stream()
        .anyMatch(function -> function.name().show().equals(name.show()));
  }

  private Tri sameName(Val<String> written, Val<String> name) {
    if (written.show().equals(name.show())) {
      return Tri.YES;
    }
    return Shape.of(written).stream()
        .flatMap(one -> Shape.of(name).stream().map(other -> sameName(one, other)))
        .reduce(Tri::eitherOf)
        .orElse(Tri.UNKNOWN);
  }

  private Tri sameName(Shape written, Shape name) {
    if (written.isLiteral()) {
      return isMadeUp(name) ? Tri.NO : name.isEqual(written.literalStart());
    }
    if (name.isLiteral()) {
      return isMadeUp(written) ? Tri.NO : written.isEqual(name.literalStart());
    }
    return isMadeUp(written) || isMadeUp(name) || differ(written.pieces(), name.pieces())
        ? Tri.NO
        : Tri.UNKNOWN;
  }

  private boolean isMadeUp(Shape shape) {
    return shape.onlyHole().filter(context.names()::isGenerated).isPresent();
  }

  /** Two texts that are alike but for a name that CloudFormation makes up are not the same. */
  private boolean differ(List<Shape.Piece> one, List<Shape.Piece> other) {
    if (one.size() != other.size()) {
      return false;
    }
    boolean isOther = false;
    for (int at = 0; at < one.size(); at++) {
      if (one.get(at).equals(other.get(at))) {
        continue;
      }
      if (!isMadeUp(one.get(at)) || !isMadeUp(other.get(at))) {
        return false;
      }
      isOther = true;
    }
    return isOther;
  }

  private boolean isMadeUp(Shape.Piece piece) {
    return piece instanceof Shape.Hole(String name) && context.names().isGenerated(name);
  }

  /** Says what could decide where an alarm is not sure to look. */
  String needs(Entity subject) {
    return unread
        .of(subject.identity(), nameOf(subject))
        .map(stack -> UnreadStacks.needs(stack, subject))
        .orElseGet(
            () ->
                "whether an alarm of the application looks at `%s` once deployed"
                    .formatted(subject.identity().title()));
  }

  private static Val<String> nameOf(Entity subject) {
    return switch (subject) {
      case LambdaFunction function -> function.name();
      case Api api -> api.name();
      case DataStore store -> store.name();
      default -> Val.known("", subject.origin());
    };
  }
}
