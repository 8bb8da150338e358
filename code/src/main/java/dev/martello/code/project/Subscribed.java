package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.join.path.Fed;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which subscriptions of a topic a message gets to, by its attributes. */
final class Subscribed {
  /*
   * A policy lets a message through where each of its attributes meets the conditions. What is not given
   * in the code may be anything; numbers and lists are not compared, nor are policies of the body.
   * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
   */
  private static final int DEEP = 4;

  private final App app;
  private final GivenTexts texts;

  Subscribed(App app, LambdaFunction function) {
    this.app = app;
    this.texts = new GivenTexts(app, function);
  }

  /** Returns whether what a call publishes may get to a function that a topic feeds. */
  boolean mayGet(DataStore.Topic topic, Fed<LambdaFunction> fed, Usage call) {
    var by =
        topic.subscriptions().stream()
            .filter(
                one -> fed.steps().stream().anyMatch(step -> step.origin().equals(one.origin())))
            .toList();
    return by.isEmpty() || by.stream().anyMatch(one -> mayGet(one, call));
  }

  private boolean mayGet(DataStore.Subscription subscription, Usage call) {
    var settings = app.settings().get(subscription.identity().key());
    if (settings == null
        || !settings.get("FilterPolicyScope").text("").is("MessageBody"::equals).isNo()) {
      return true;
    }
    var attributes = attributes(call).toList();
    return attributes.isEmpty()
        || attributes.stream()
            .anyMatch(each -> !meets(settings.get("FilterPolicy").json(), each).isNo());
  }

  /** Returns the attributes of the messages that a call publishes. */
  private static Stream<Map<String, Usage.Argument>> attributes(Usage call) {
    return Stream.concat(
            Stream.of(call.named()), call.placed().stream().map(Usage.Argument::members))
        .flatMap(members -> attributes(members, DEEP));
  }

  private static Stream<Map<String, Usage.Argument>> attributes(
      Map<String, Usage.Argument> members, int depth) {
    return depth == 0
        ? Stream.empty()
        : members.entrySet().stream()
            .flatMap(
                member ->
                    member.getKey().equalsIgnoreCase("MessageAttributes")
                        ? Stream.of(member.getValue().members())
                        : attributes(member.getValue().members(), depth - 1));
  }

  private Tri meets(Settings policy, Map<String, Usage.Argument> attributes) {
    return Tri.all(
        policy.parts().stream().map(part -> meets(part, attributes.get(part.name()))).toList());
  }

  private Tri meets(Settings.Named part, Usage.@Nullable Argument attribute) {
    return attribute == null
        ? Tri.UNKNOWN
        : member(attribute, "DataType")
            .filter(
                type -> texts.of(type).stream().allMatch(text -> text.isEqualTo("String").isYes()))
            .flatMap(_ -> member(attribute, "StringValue"))
            .map(value -> ContentFilter.meets(part.value().items(), texts.of(value)))
            .orElse(Tri.UNKNOWN);
  }

  private static Optional<Usage.Argument> member(Usage.Argument of, String name) {
    return GivenTexts.pointed(of).members().entrySet().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
