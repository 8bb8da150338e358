package dev.martello.check.triggers;

import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.function.Function;

/**
 * Where resources that keep data say under which key.
 *
 * @param noun what people call such a resource
 * @param holders the parts of the resource that each may name a key, most often itself
 * @param path the way from there to the key
 * @param isEncrypted whether the resource keeps data, and encrypts it under some key, AWS's or
 *     one's own
 */
record KeptContent(
    String noun,
    List<String> types,
    Function<Settings, List<Settings>> holders,
    List<String> path,
    Function<Settings, Tri> isEncrypted) {
  private static final List<KeptContent> FORMS =
      List.of(
          new KeptContent(
              "bucket",
              List.of(GuardedStore.BUCKET),
              bucket -> bucket.get("BucketEncryption", "ServerSideEncryptionConfiguration").items(),
              List.of("ServerSideEncryptionByDefault", "KMSMasterKeyID"),
              _ -> Tri.YES),
          simple("queue", GuardedStore.QUEUE, KeptContent::isEncryptedQueue, "KmsMasterKeyId"),
          simple(
              "topic",
              GuardedStore.TOPIC,
              topic -> Shape.isEmpty(topic.get("KmsMasterKeyId").text()).not(),
              "KmsMasterKeyId"),
          simple("table", GuardedStore.TABLE, _ -> Tri.YES, "SSESpecification", "KMSMasterKeyId"),
          new KeptContent(
              "table",
              List.of(GuardedStore.GLOBAL_TABLE),
              table -> table.get("Replicas").items(),
              List.of("SSESpecification", "KMSMasterKeyId"),
              _ -> Tri.YES),
          simple(
              "stream",
              GuardedStore.STREAM,
              KeptContent::isEncryptedStream,
              "StreamEncryption",
              "KeyId"),
          simple(
              "delivery stream",
              "AWS::KinesisFirehose::DeliveryStream",
              KeptContent::isEncryptedDelivery,
              "DeliveryStreamEncryptionConfigurationInput",
              "KeyARN"),
          simple(
              "Kafka cluster",
              "AWS::MSK::Cluster",
              _ -> Tri.YES,
              "EncryptionInfo",
              "EncryptionAtRest",
              "DataVolumeKMSKeyId"),
          simple("schedule", "AWS::Scheduler::Schedule", _ -> Tri.YES, "KmsKeyArn"),
          simple(
              "state machine",
              "AWS::StepFunctions::StateMachine",
              _ -> Tri.YES,
              "EncryptionConfiguration",
              "KmsKeyId"));

  private static KeptContent simple(
      String noun, String type, Function<Settings, Tri> isEncrypted, String... path) {
    return new KeptContent(noun, List.of(type), List::of, List.of(path), isEncrypted);
  }

  private static Tri isEncryptedQueue(Settings queue) {
    return queue
        .get("SqsManagedSseEnabled")
        .flag(true)
        .isEqualTo(true)
        .or(Shape.isEmpty(queue.get("KmsMasterKeyId").text()).not());
  }

  private static Tri isEncryptedStream(Settings stream) {
    return stream.get("StreamEncryption", "EncryptionType").text("NONE").isEqualTo("NONE").not();
  }

  private static Tri isEncryptedDelivery(Settings stream) {
    return takesRecords(stream)
        .and(stream.get("DeliveryStreamEncryptionConfigurationInput", "KeyType").exists());
  }

  static List<KeptContent> forms() {
    return FORMS;
  }

  /**
   * A delivery stream that reads from a data stream keeps nothing of its own (Amazon Data Firehose
   * Developer Guide, "Data protection in Amazon Data Firehose").
   */
  static Tri takesRecords(Settings deliveryStream) {
    return deliveryStream
        .get("DeliveryStreamType")
        .text("DirectPut")
        .isEqualTo("KinesisStreamAsSource")
        .not();
  }

  /** Returns the texts that name a key, also empty ones. */
  List<Val<String>> keys(Settings settings) {
    return holders.apply(settings).stream()
        .map(holder -> holder.get(path.toArray(String[]::new)).text())
        .toList();
  }
}
