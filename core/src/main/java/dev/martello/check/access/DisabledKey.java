package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.stream.Stream;

/** Flags keys that are switched off while something is encrypted with them. */
@About(
    severity = LOW,
    title = "Key is switched off",
    why =
        "What the key encrypts can be neither read nor written: functions fail, and queues and"
            + " tables lose what comes in.",
    mend =
        "Set `Enabled: true`; where the key was switched off on purpose, encrypt with another one"
            + " before.",
    cwe = 404,
    sameAs = {"KMS.3", "2844c749", "kms_cmk_not_deleted_unintentionally", "GHOST.KMS.001"})
final class DisabledKey implements Check {

  /** Why a key is off only people know, so there is no remedy. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Key.class)
        .filter(key -> context.asksOfEveryResource() || isUsed(key, context))
        .map(key -> judge(key, app).on(context.usersOf(key)));
  }

  private static boolean isUsed(DataStore.Key key, Context context) {
    return !context.usersOf(key).isEmpty() || Mentions.exist(key, context);
  }

  private static Verdict judge(DataStore.Key key, App app) {
    var enabled = app.settingsOf(key).get("Enabled").flag(true);
    return Verdict.of(
        enabled.isEqualTo(false),
        key,
        enabled.origin(),
        "nothing can be encrypted or decrypted with the key",
        enabled);
  }
}
