package dev.martello.check.triggers;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Knows which topics and buckets send what they get to which other stores, by ARN. */
final class Feeders {
  private final Map<String, List<DataStore>> byTarget = new HashMap<>();

  private Feeders() {}

  static Feeders of(App app) {
    var feeders = new Feeders();
    for (var store : app.stores()) {
      switch (store) {
        case DataStore.Topic topic ->
            topic
                .subscriptions()
                .forEach(subscription -> feeders.add(subscription.endpoint().show(), topic));
        case DataStore.Bucket bucket ->
            bucket
                .notifications()
                .forEach(notification -> feeders.add(notification.target().show(), bucket));
        default -> {}
      }
    }
    return feeders;
  }

  private void add(String target, DataStore store) {
    byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(store);
  }

  /**
   * Returns what sends to a store.
   *
   * @param counts which notifications of buckets count
   */
  Stream<DataStore> of(DataStore store, App app, Predicate<DataStore.Notification> counts) {
    var arn = app.arnOf(store).show();
    return byTarget.getOrDefault(arn, List.of()).stream()
        .distinct()
        .filter(other -> other != store)
        .filter(
            other ->
                !(other instanceof DataStore.Bucket bucket)
                    || bucket.notifications().stream()
                        .filter(counts)
                        .anyMatch(notification -> notification.target().show().equals(arn)));
  }
}
