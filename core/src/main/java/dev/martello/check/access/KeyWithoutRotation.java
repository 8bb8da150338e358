package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags keys that encrypt data and are never renewed. */
@About(
    severity = LOW,
    title = "Key is never renewed",
    why =
        "All data of all years hangs on one piece of key material; renewing it costs nothing and"
            + " needs no new encryption.",
    mend = "Set `EnableKeyRotation: true`.",
    cwe = 324,
    sameAs = {
      "KMS.4",
      "CKV_AWS_7",
      "AWS-0065",
      "1c07bfaf",
      "235ca980",
      "F19",
      "KMS5",
      "kms_cmk_rotation_enabled",
      "Scan(KMS)"
    })
final class KeyWithoutRotation implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Key.class)
        .filter(key -> context.asksOfEveryResource() || isUsed(key, context))
        .map(key -> judge(key, app).on(context.usersOf(key)));
  }

  private static boolean isUsed(DataStore.Key key, Context context) {
    return !context.usersOf(key).isEmpty() || Mentions.exist(key, context);
  }

  /**
   * KMS renews only symmetric keys whose material it made itself (AWS KMS Developer Guide, "Rotate
   * AWS KMS keys").
   */
  private static Verdict judge(DataStore.Key key, App app) {
    var settings = app.settingsOf(key);
    var spec = settings.get("KeySpec").text("SYMMETRIC_DEFAULT");
    var origin = settings.get("Origin").text("AWS_KMS");
    var enabled = settings.get("Enabled").flag(true);
    var canBeRenewed =
        Tri.all(
            List.of(
                spec.isEqualTo("SYMMETRIC_DEFAULT"),
                origin.isEqualTo("AWS_KMS"),
                enabled.isEqualTo(true)));
    return Verdict.of(
            canBeRenewed.and(key.isRotated().isEqualTo(false)),
            key,
            settings.get("EnableKeyRotation").exists().isNo()
                ? key.origin()
                : key.isRotated().origin(),
            "the key material is never renewed",
            key.isRotated(),
            spec,
            origin,
            enabled)
        .mendedBy(
            Remedy.of(
                "renew the key material every year",
                Change.put(key.identity(), Term.flag(true), "EnableKeyRotation")));
  }
}
