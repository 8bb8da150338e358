package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.stream.Stream;

/** Flags data streams and delivery streams that keep records in clear text. */
@About(
    severity = LOW,
    title = "Stream keeps records in clear text",
    why =
        "A data stream keeps every record for a day to a year, a delivery stream until it is"
            + " written; unlike most stores of AWS's neither is encrypted by default.",
    mend =
        "Set `StreamEncryption` with `EncryptionType: KMS`, or"
            + " `DeliveryStreamEncryptionConfigurationInput` with a `KeyType`.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_43", "AWS-0064", "7f65be75", "862fe4bf", "W49", "KDS1",
      "kinesis_stream_encrypted_at_rest", "Kinesis.1", "CKV_AWS_240", "5c6dd5e7", "W88", "KDF1",
      "firehose_stream_encrypted_at_rest"
    })
final class UnencryptedStream implements Check {
  private static final String DELIVERY = "AWS::KinesisFirehose::DeliveryStream";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var sensitivity = new Sensitivity(app, context);
    return context
        .resources(GuardedStore.STREAM, DELIVERY)
        .filter(
            stream ->
                context.asksOfEveryResource()
                    || !context.usersOf(stream).isEmpty()
                    || sensitivity.evidence(stream).isPresent())
        .map(stream -> judge(stream, app.settingsOf(stream)).on(context.usersOf(stream)));
  }

  private static Verdict judge(Entity stream, Settings settings) {
    return stream.identity().type().equals(DELIVERY)
        ? delivery(stream, settings)
        : data(stream, settings);
  }

  /** Everybody in the account who may use the stream may use AWS's key for it. */
  private static Verdict data(Entity stream, Settings settings) {
    var type = settings.get("StreamEncryption", "EncryptionType").text("NONE");
    return Verdict.of(
            type.isEqualTo("NONE"),
            stream,
            settings.get("StreamEncryption").exists().isNo() ? stream.origin() : type.origin(),
            "the stream keeps its records in clear text",
            type)
        .mendedBy(
            Remedy.of(
                    "encrypt the stream with AWS's key for Kinesis",
                    Change.put(
                        stream.identity(),
                        Term.parts()
                            .with("EncryptionType", Term.text("KMS"))
                            .with("KeyId", Term.text("alias/aws/kinesis")),
                        "StreamEncryption"))
                .warning(
                    "each request to KMS costs money, and other accounts cannot use this key"));
  }

  private static Verdict delivery(Entity stream, Settings settings) {
    var input = settings.get("DeliveryStreamEncryptionConfigurationInput");
    return Verdict.of(
            KeptContent.takesRecords(settings).and(input.get("KeyType").exists().not()),
            stream,
            stream.origin(),
            "the delivery stream keeps records in clear text until they are written",
            settings.get("DeliveryStreamType").text(),
            input.get("KeyType").text())
        .mendedBy(
            Remedy.of(
                "encrypt the delivery stream with a key that AWS owns",
                Change.put(
                    stream.identity(),
                    Term.parts().with("KeyType", Term.text("AWS_OWNED_CMK")),
                    "DeliveryStreamEncryptionConfigurationInput")));
  }
}
