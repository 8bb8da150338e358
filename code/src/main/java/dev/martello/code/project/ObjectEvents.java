package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.ObjectKeys;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Val;
import java.util.List;

/** Which rules of EventBridge a bucket tells of the objects that a function writes to it. */
final class ObjectEvents {
  /*
   * A bucket that is set to do so tells the default bus of each object. Rules ask for the bucket by its
   * name, and may ask for keys by their beginnings and ends.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  private static final String CREATED = "Object Created";

  private final App app;
  private final GivenTexts texts;

  ObjectEvents(App app, LambdaFunction function) {
    this.app = app;
    this.texts = new GivenTexts(app, function);
  }

  /** Returns whether a rule hands what a bucket tells of an object to its targets. */
  boolean meets(Entity rule, DataStore.Bucket bucket, Usage call) {
    var pattern = app.settingsOf(rule).get("EventPattern").json();
    return isTelling(bucket)
        && app.areDeployedTogether(rule, bucket)
        && asksForCreated(pattern)
        && asksForBucket(pattern.get("detail", "bucket", "name"), bucket)
        && mayMeet(pattern.get("detail", "object", "key"), call);
  }

  private boolean isTelling(DataStore.Bucket bucket) {
    var telling =
        app.settingsOf(bucket).get("NotificationConfiguration", "EventBridgeConfiguration");
    return telling.exists().isYes()
        && !telling.get("EventBridgeEnabled").flag(true).isEqualTo(true).isNo();
  }

  private static boolean asksForCreated(Settings pattern) {
    var type = pattern.get("detail-type");
    return meets(pattern.get("source"), "aws.s3") && (type.exists().isNo() || meets(type, CREATED));
  }

  private static boolean meets(Settings conditions, String text) {
    return ContentFilter.meets(conditions.items(), List.of(Val.known(text, conditions.origin())))
        .isYes();
  }

  private static boolean asksForBucket(Settings names, DataStore.Bucket bucket) {
    return names.exists().isNo()
        || names.items().stream()
            .flatMap(name -> name.target().known())
            .anyMatch(one -> one.identity().isSame(bucket.identity()))
        || ContentFilter.meets(names.items(), List.of(bucket.name())).isYes();
  }

  private boolean mayMeet(Settings conditions, Usage call) {
    var keys = ObjectKeys.of(call).map(texts::text).toList();
    return conditions.exists().isNo() || !ContentFilter.meets(conditions.items(), keys).isNo();
  }
}
