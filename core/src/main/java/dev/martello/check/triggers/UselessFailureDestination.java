package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Undeclared;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Flags places for failed events that cannot take them. */
@About(
    severity = MEDIUM,
    title = "Failed events are sent where nothing takes them",
    why =
        "The template looks as if failed events were kept, but they are lost: the queue is of the"
            + " wrong kind, or nothing of that name is declared.",
    mend = "Send them to a standard queue or topic that this application declares.",
    cwe = 755,
    sameAs = {"GHOST.DLQ.001", "GHOST.DEST.S3.001"})
final class UselessFailureDestination implements Check {
  /*
   * The dead-letter queue of a function is a standard queue or a standard topic; destinations of
   * asynchronous invocations are standard queues and topics, buckets, functions and buses (Lambda
   * Developer Guide, "Adding a dead-letter queue", "Adding a destination").
   */
  private static final Set<String> FOR_DEAD_LETTERS = Set.of("AWS::SQS::Queue", "AWS::SNS::Topic");

  private static final Set<String> FOR_DESTINATIONS =
      Set.of(
          "AWS::SQS::Queue",
          "AWS::SNS::Topic",
          "AWS::S3::Bucket",
          "AWS::Lambda::Function",
          "AWS::Lambda::Alias",
          "AWS::Lambda::Version",
          "AWS::Events::EventBus");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var configurations = configurations(app, context);
    return app.functions().stream()
        .flatMap(
            function ->
                places(function, app, configurations)
                    .flatMap(place -> judge(place, app, context))
                    .map(verdict -> verdict.on(function)));
  }

  /** A setting of a function or of what sends it events, with the types that can stand there. */
  private record Place(Entity owner, Settings setting, Set<String> types) {}

  /** Returns what is set for asynchronous calls, by the key of the function. */
  private static Map<String, List<Entity>> configurations(App app, Check.Context context) {
    var byFunction = new HashMap<String, List<Entity>>();
    for (var configuration : context.resources("AWS::Lambda::EventInvokeConfig").toList()) {
      if (app.settingsOf(configuration).get("FunctionName").target()
          instanceof Link.To<Entity> to) {
        byFunction
            .computeIfAbsent(to.target().identity().key(), _ -> new ArrayList<>())
            .add(configuration);
      }
    }
    return byFunction;
  }

  private static Stream<Place> places(
      LambdaFunction function, App app, Map<String, List<Entity>> configurations) {
    var deadLetter =
        new Place(
            function,
            app.settingsOf(function).get("DeadLetterConfig", "TargetArn"),
            FOR_DEAD_LETTERS);
    var mappings =
        function.triggers().stream()
            .filter(Trigger.FromEvent.class::isInstance)
            .flatMap(trigger -> ((Trigger.FromEvent) trigger).mapping().stream())
            .map(mapping -> onFailure(mapping, app));
    var asynchronous =
        configurations.getOrDefault(function.identity().key(), List.of()).stream()
            .map(configuration -> onFailure(configuration, app));
    return Stream.of(Stream.of(deadLetter), mappings, asynchronous).flatMap(place -> place);
  }

  private static Place onFailure(Entity owner, App app) {
    return new Place(
        owner,
        app.settingsOf(owner).get("DestinationConfig", "OnFailure", "Destination"),
        FOR_DESTINATIONS);
  }

  private static Stream<Verdict> judge(Place place, App app, Check.Context context) {
    var setting = place.setting();
    if (setting.exists().isNo()) {
      return Stream.empty();
    }
    return switch (setting.target()) {
      case Link.To<Entity>(Entity target, Val<String> _) -> Stream.of(judge(place, target, app));
      case Link.ToOneOf<Entity> _ -> Stream.empty();
      case Link.Elsewhere<Entity> _ ->
          Stream.of(Undeclared.judge(place.owner(), setting.text(), place.types(), app, context));
    };
  }

  private static String isOf(String type) {
    return (type.startsWith("A") ? "is an " : "is a ") + type;
  }

  private static Verdict judge(Place place, Entity target, App app) {
    var type = target.identity().type();
    boolean isWrongType = !place.types().contains(type);
    Tri isFifo =
        type.equals("AWS::SQS::Queue") || type.equals("AWS::SNS::Topic")
            ? app.settingsOf(target)
                .get(type.equals("AWS::SQS::Queue") ? "FifoQueue" : "FifoTopic")
                .flag(false)
                .isEqualTo(true)
            : Tri.NO;
    var why = isWrongType ? isOf(type) : "is first-in-first-out and takes no failed events";
    return Verdict.of(
            Tri.of(isWrongType).or(isFifo),
            place.owner(),
            place.setting().origin(),
            "`%s` %s".formatted(target.identity().title(), why))
        .because(target.origin(), "where failed events are sent");
  }
}
