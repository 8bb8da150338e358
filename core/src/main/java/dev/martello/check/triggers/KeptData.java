package dev.martello.check.triggers;

import dev.martello.model.Settings;
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
 * @param isKept whether data is kept by the resource itself, under a key that can be chosen
 */
record KeptData(
    String noun,
    List<String> types,
    Function<Settings, List<Settings>> holders,
    List<String> path,
    Function<Settings, Tri> isKept) {
  private static final List<KeptData> FORMS =
      List.of(
          new KeptData(
              "bucket",
              List.of(GuardedStore.BUCKET),
              bucket -> bucket.get("BucketEncryption", "ServerSideEncryptionConfiguration").items(),
              List.of("ServerSideEncryptionByDefault", "KMSMasterKeyID"),
              _ -> Tri.YES),
          simple("queue", GuardedStore.QUEUE, "KmsMasterKeyId"),
          simple("topic", GuardedStore.TOPIC, "KmsMasterKeyId"),
          simple("table", GuardedStore.TABLE, "SSESpecification", "KMSMasterKeyId"),
          new KeptData(
              "table",
              List.of(GuardedStore.GLOBAL_TABLE),
              table -> table.get("Replicas").items(),
              List.of("SSESpecification", "KMSMasterKeyId"),
              _ -> Tri.YES),
          simple("stream", GuardedStore.STREAM, "StreamEncryption", "KeyId"),
          new KeptData(
              "delivery stream",
              List.of("AWS::KinesisFirehose::DeliveryStream"),
              List::of,
              List.of("DeliveryStreamEncryptionConfigurationInput", "KeyARN"),
              KeptData::takesRecords),
          simple(
              "Kafka cluster",
              "AWS::MSK::Cluster",
              "EncryptionInfo",
              "EncryptionAtRest",
              "DataVolumeKMSKeyId"),
          simple("schedule", "AWS::Scheduler::Schedule", "KmsKeyArn"),
          simple(
              "state machine",
              "AWS::StepFunctions::StateMachine",
              "EncryptionConfiguration",
              "KmsKeyId"));

  private static KeptData simple(String noun, String type, String... path) {
    return new KeptData(noun, List.of(type), List::of, List.of(path), _ -> Tri.YES);
  }

  static List<KeptData> forms() {
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
