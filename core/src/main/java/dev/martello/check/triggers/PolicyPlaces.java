package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.Settings;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds where resource policies are written, for remedies that change them. */
final class PolicyPlaces {
  /** Types that hold a policy, the way to it, and the property that names what it guards. */
  private static final List<Holder> HOLDERS =
      List.of(
          new Holder("AWS::S3::BucketPolicy", "Bucket", "PolicyDocument"),
          new Holder("AWS::SQS::QueuePolicy", "Queues", "PolicyDocument"),
          new Holder("AWS::SQS::QueueInlinePolicy", "Queue", "PolicyDocument"),
          new Holder("AWS::SNS::TopicPolicy", "Topics", "PolicyDocument"),
          new Holder("AWS::SNS::TopicInlinePolicy", "TopicArn", "PolicyDocument"));

  private record Holder(String type, String targets, String document) {}

  /**
   * A part of a policy.
   *
   * @param resource what declares the policy
   * @param path the way to the part from the resource's properties
   */
  record Place(Identity resource, List<String> path) {
    Place {
      path = List.copyOf(path);
    }

    /** Returns the way to something inside of this. */
    List<String> with(String... more) {
      return Stream.concat(path.stream(), Stream.of(more)).toList();
    }
  }

  private final Map<Origin, Place> byOrigin = new HashMap<>();

  private PolicyPlaces(App app) {
    var byType =
        app.resources()
            .sorted(Comparator.comparing(Entity::identity))
            .collect(Collectors.groupingBy(entity -> entity.identity().type()));
    for (var holder : HOLDERS) {
      byType
          .getOrDefault(holder.type(), List.of())
          .forEach(entity -> note(entity, holder.document(), app.settingsOf(entity)));
    }
  }

  /** Notes where each statement stands that is an item of a list. */
  private void note(Entity entity, String property, Settings settings) {
    var document = settings.get(property);
    if (!isList(document)) {
      return;
    }
    var items = document.get("Statement").items();
    for (int at = 0; at < items.size(); at++) {
      if (items.get(at).exists().isYes()) {
        var path = List.of(property, "Statement", Integer.toString(at));
        byOrigin.putIfAbsent(items.get(at).origin(), new Place(entity.identity(), path));
      }
    }
  }

  /** Returns where a statement stands, if it is written as an item of a list for itself. */
  static Optional<Place> of(Statement statement, Check.Context context) {
    var places = context.shared(PolicyPlaces.class, PolicyPlaces::new);
    return Optional.ofNullable(places.byOrigin.get(statement.origin()));
  }

  /** Returns the list of statements of each policy that is declared for a store as a resource. */
  static List<Place> statementLists(Entity store, Check.Context context, App app) {
    var found = new ArrayList<Place>();
    for (var holder : HOLDERS) {
      context
          .resources(holder.type())
          .filter(entity -> guards(app.settingsOf(entity).get(holder.targets()), store))
          .map(entity -> new Place(entity.identity(), List.of(holder.document(), "Statement")))
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** Says whether a policy is a list of statements for one store only, to which one can add. */
  static boolean canTakeMore(Place place, Entity store, App app, Check.Context context) {
    var entity =
        context
            .resources(place.resource().type())
            .filter(one -> one.identity().isSame(place.resource()))
            .findFirst();
    return entity.isPresent()
        && isList(app.settingsOf(entity.get()).get(place.path().getFirst()))
        && HOLDERS.stream()
            .filter(holder -> holder.type().equals(place.resource().type()))
            .map(holder -> app.settingsOf(entity.get()).get(holder.targets()).items())
            .allMatch(targets -> targets.size() == 1 && guards(targets.getFirst(), store));
  }

  private static boolean isList(Settings document) {
    return document.isStructured()
        && document.get("Statement").isStructured()
        && document.get("Statement", "Effect").exists().isNo();
  }

  private static boolean guards(Settings targets, Entity store) {
    return targets.items().stream()
        .flatMap(item -> item.target().known())
        .anyMatch(target -> target.identity().isSame(store.identity()));
  }
}
