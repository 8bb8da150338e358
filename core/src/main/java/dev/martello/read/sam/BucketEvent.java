package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Expands {@code S3}: a notification of a bucket of the same template. */
final class BucketEvent implements EventExpansion {
  private static final Set<String> KNOWN =
      Set.of(
          "AccessControl",
          "AccelerateConfiguration",
          "AnalyticsConfigurations",
          "BucketEncryption",
          "BucketName",
          "CorsConfiguration",
          "IntelligentTieringConfigurations",
          "InventoryConfigurations",
          "LifecycleConfiguration",
          "LoggingConfiguration",
          "MetricsConfigurations",
          "NotificationConfiguration",
          "ObjectLockConfiguration",
          "ObjectLockEnabled",
          "OwnershipControls",
          "PublicAccessBlockConfiguration",
          "ReplicationConfiguration",
          "Tags",
          "VersioningConfiguration",
          "WebsiteConfiguration");

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var bucket =
        WrittenResource.referredBy(event.get("Bucket"), run)
            .orElseThrow(
                () ->
                    event.invalid(
                        "Bucket", "`Bucket` must refer to an S3 bucket of the same template"));
    var make = event.make();
    var permission =
        InvokePermission.of(event, target, "s3.amazonaws.com")
            .put("SourceAccount", make.ref("AWS::AccountId"));
    var condition = permission.attribute("Condition");
    if (condition.isPresent()) {
      dependByTag(bucket, permission, condition.get());
    } else {
      depend(bucket, permission);
    }
    notify(bucket, event, target);
    return List.of(permission, bucket.store("AWS::S3::Bucket", KNOWN, run));
  }

  /** The bucket must come after the permission, since S3 checks it when the bucket is made. */
  private static void depend(WrittenResource bucket, Generated permission) {
    var make = permission.make();
    var id = make.text(permission.logicalId());
    var before = bucket.definition().get("DependsOn").orElseGet(make::list);
    var items =
        switch (before) {
          case Node.Text text -> List.<Node>of(text);
          case Node.Sequence list -> list.items();
          default ->
              throw SamInvalid.resource(
                  bucket.logicalId(),
                  "`DependsOn` should be a string or a list of strings",
                  before.origin());
        };
    var all = new LinkedHashMap<String, Node>();
    items.forEach(item -> all.putIfAbsent(Trees.text(item).orElse(""), item));
    all.putIfAbsent(id.value(), id);
    bucket.attribute("DependsOn", Nodes.sequence(before.origin(), List.copyOf(all.values())));
  }

  /** A resource cannot depend on another under a condition, but a tag can refer to it under one. */
  private static void dependByTag(WrittenResource bucket, Generated permission, Node condition) {
    var make = permission.make();
    var tags = Trees.get(bucket.properties(), "Tags").orElseGet(make::list);
    if (!(tags instanceof Node.Sequence list)) {
      throw SamInvalid.resource(bucket.logicalId(), "`Tags` should be a list", tags.origin());
    }
    var choice =
        Nodes.call(
            "Fn::If",
            make.list(condition, permission.ref(), make.text("no dependency")),
            make.origin());
    var tag =
        make.map()
            .put("Key", "sam:ConditionalDependsOn:" + permission.logicalId())
            .put("Value", choice)
            .build();
    bucket.property("Tags", Trees.concat(list, make.list(tag)));
  }

  private static void notify(WrittenResource bucket, SamEvent event, EventTarget target) {
    var make = event.make();
    var config =
        Trees.get(bucket.properties(), "NotificationConfiguration")
            .orElseGet(() -> make.map().build());
    if (!(config instanceof Node.Mapping notifications)) {
      throw SamInvalid.resource(
          bucket.logicalId(), "`NotificationConfiguration` should be a map", config.origin());
    }
    var written = Trees.get(notifications, "LambdaConfigurations").orElseGet(make::list);
    if (!(written instanceof Node.Sequence(var items, var origin))) {
      throw SamInvalid.resource(
          bucket.logicalId(), "`LambdaConfigurations` must be a list", written.origin());
    }
    var all = new ArrayList<>(items);
    for (var type : types(event)) {
      var added = notification(type, event, target);
      if (all.stream().noneMatch(known -> Nodes.sameContent(known, added))) {
        all.add(added);
      }
    }
    bucket.property(
        "NotificationConfiguration",
        notifications.with("LambdaConfigurations", Nodes.sequence(origin, all)));
  }

  private static List<Node> types(SamEvent event) {
    return switch (event.get("Events").orElseThrow(() -> event.invalid("`Events` is missing"))) {
      case Node.Sequence(var types, var _) -> types;
      case Node type -> List.of(type);
    };
  }

  private static Node notification(Node type, SamEvent event, EventTarget target) {
    var make = event.make();
    var built = make.map().put("Function", target.arn(make));
    event.get("Filter").ifPresent(filter -> built.put("Filter", filter));
    var notification = built.put("Event", type).build();
    return target
        .invoked()
        .attribute("Condition")
        .map(
            condition ->
                (Node)
                    Nodes.call(
                        "Fn::If",
                        make.list(condition, notification, make.noValue()),
                        make.origin()))
        .orElse(notification);
  }
}
