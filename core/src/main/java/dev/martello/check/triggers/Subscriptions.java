package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Goes through the subscriptions of topics, also of topics that are declared elsewhere. */
final class Subscriptions {
  private static final String TYPE = "AWS::SNS::Subscription";

  private Subscriptions() {}

  /**
   * A subscription.
   *
   * @param entity what declares it: itself, or the topic with a list of them
   * @param topics the topic, if it is declared
   */
  record Subscription(Entity entity, Settings settings, List<DataStore.Topic> topics) {
    Subscription {
      topics = List.copyOf(topics);
    }

    Val<String> protocol() {
      return settings.get("Protocol").text();
    }

    Val<String> endpoint() {
      return settings.get("Endpoint").text();
    }

    /** Says whether it is a resource of its own; one in a topic's list has fewer settings. */
    boolean isResource() {
      return entity.identity().type().equals(TYPE);
    }

    /** Returns the functions that the topic, and so the subscription, matters for. */
    List<LambdaFunction> users(Check.Context context) {
      return topics.stream().flatMap(topic -> context.usersOf(topic).stream()).distinct().toList();
    }
  }

  /** Returns all of them. */
  static Stream<Subscription> of(App app, Check.Context context) {
    var alone =
        context
            .resources(TYPE)
            .map(
                entity ->
                    new Subscription(
                        entity,
                        app.settingsOf(entity),
                        topics(app.settingsOf(entity).get("TopicArn"), app)));
    var listed =
        app.stores(DataStore.Topic.class)
            .flatMap(
                topic ->
                    app.settingsOf(topic).get("Subscription").items().stream()
                        .filter(Settings::isStructured)
                        .map(item -> new Subscription(topic, item, List.of(topic))));
    return Stream.concat(alone, listed);
  }

  private static List<DataStore.Topic> topics(Settings arn, App app) {
    return arn.target()
        .known()
        .flatMap(
            target ->
                app.stores(DataStore.Topic.class)
                    .filter(topic -> topic.identity().isSame(target.identity())))
        .toList();
  }
}
