package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionPattern;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Flags IoT policies that let a device speak for every other one. */
@About(
    severity = LOW,
    title = "IoT policy lets devices do everything",
    why =
        "One stolen certificate is enough to connect as any device, listen to all of them, and"
            + " publish what rules then hand to functions.",
    mend =
        "List the actions and name the device in the resources:"
            + " `topic/${iot:Connection.Thing.ThingName}/*`, `client/${iot:ClientId}`.",
    cwe = 732,
    sameAs = {"4d32780f", "be5b230d", "W38", "W39"})
final class WildcardIotPolicy implements Check {
  private static final String PUBLISH = "iot:Publish";

  /** Topics over which a device that has no name yet gets one (IoT Core, "Fleet provisioning"). */
  private static final List<String> PROVISIONING =
      List.of("topic/$aws/certificates/", "topic/$aws/provisioning-templates/");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var fed =
        app.functions().stream()
            .filter(function -> function.triggersOf(EventSource.IOT).findAny().isPresent())
            .toList();
    return context
        .resources("AWS::IoT::Policy")
        .flatMap(
            policy ->
                app.settingsOf(policy).get("PolicyDocument").policy().stream()
                    .flatMap(document -> document.statements().stream())
                    .flatMap(statement -> judge(policy, statement, fed, context.isStrict())));
  }

  private static Stream<Verdict> judge(
      Entity policy, Statement statement, List<LambdaFunction> fed, boolean isStrict) {
    var everyAction = first(statement.actions(), WildcardIotPolicy::isEveryAction);
    var everyResource = first(statement.resources(), WildcardIotPolicy::isEverything);
    var found =
        statement.notAction() || everyAction.isEmpty()
            ? statement.notResource() ? Optional.<Val<String>>empty() : everyResource
            : everyAction;
    var told =
        found.isPresent()
            ? Stream.<Verdict>empty()
            : ofOthers(policy, statement, isStrict).limit(1);
    return Stream.concat(
        told,
        found.stream()
            .map(
                text ->
                    Verdict.of(
                            StorePolicies.allows(statement),
                            policy,
                            text.origin(),
                            everyAction.isPresent()
                                ? "devices may do everything (`%s`)".formatted(text.brief())
                                : "devices may %s on everything"
                                    .formatted(StorePolicies.actions(statement)),
                            statement.effect())
                        .raised(
                            everyResource.isPresent() && mayPublish(statement) && !fed.isEmpty()
                                ? 1
                                : 0)
                        .on(mayPublish(statement) ? fed : List.of())));
  }

  /**
   * What belongs to every thing, or, under the strict profile, to every thing of a part of the
   * topics: nothing in it names the device that connects.
   */
  private static Stream<Verdict> ofOthers(Entity policy, Statement statement, boolean isStrict) {
    return statement.notAction() || statement.notResource()
        ? Stream.empty()
        : statement.resources().stream()
            .filter(
                resource ->
                    Shape.ask(resource, WildcardIotPolicy::isOfEveryThing).isYes()
                        || isStrict
                            && mayPublish(statement)
                            && Shape.ask(resource, WildcardIotPolicy::isOfManyTopics).isYes())
            .map(
                resource ->
                    Verdict.of(
                        StorePolicies.allows(statement),
                        policy,
                        resource.origin(),
                        "every device may %s on `%s`"
                            .formatted(StorePolicies.actions(statement), resource.brief()),
                        statement.effect()));
  }

  private static Tri isOfEveryThing(Shape resource) {
    return Tri.of(named(resource).equals("thing/*"));
  }

  /** Subscribing to what all get is common; writing to it makes one device speak for the others. */
  private static Tri isOfManyTopics(Shape resource) {
    var topic = named(resource);
    return Tri.of(
        topic.startsWith("topic/")
            && topic.endsWith("*")
            && !topic.contains("iot:")
            && PROVISIONING.stream().noneMatch(topic::startsWith));
  }

  /** Returns what an ARN of IoT names; empty text for other texts. */
  private static String named(Shape resource) {
    var parts = resource.brief().replace("${AWS::", "${AWS.").split(":", 6);
    return parts.length == 6 && parts[2].equals("iot") ? parts[5] : "";
  }

  private static Optional<Val<String>> first(
      List<Val<String>> texts, Function<Val<String>, Tri> question) {
    return texts.stream().filter(text -> question.apply(text).isYes()).findFirst();
  }

  private static Tri isEveryAction(Val<String> action) {
    return action.is(
        text -> ActionPattern.of(text).isEverything() || text.equalsIgnoreCase("iot:*"));
  }

  /** A star, or an ARN in which nothing but the account is told. */
  private static Tri isEverything(Val<String> resource) {
    return Shape.ask(
        resource,
        shape ->
            Tri.of(
                shape.isEqual("*").isYes()
                    || shape.toString().matches("arn:.*:iot:.*:(?:topic/|client/)?\\*")));
  }

  private static boolean mayPublish(Statement statement) {
    return statement.actions().stream()
        .flatMap(action -> action.candidates().stream())
        .anyMatch(action -> ActionPattern.of(action).matches(PUBLISH));
  }
}
