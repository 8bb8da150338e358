package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.OpenPolicies;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.stream.Stream;

/** Flags keys whose policy lets everybody use them. */
@About(
    severity = HIGH,
    title = "Key policy lets everybody use the key",
    why =
        "Any AWS account may decrypt with the key, or with `kms:*` take it over, so that what it"
            + " encrypts is encrypted for nobody.",
    mend =
        "Name the account's root as administrator and the roles that use the key; bind a statement"
            + " for everybody with `kms:CallerAccount` and `kms:ViaService`.",
    cwe = 732,
    sameAs = {
      "KMS.5",
      "CKV_AWS_33",
      "da905474",
      "f6049677",
      "F76",
      "kms_key_not_publicly_accessible",
      "PolicyStatement",
      "ENCRYPT.KMS.POLICY.001"
    })
final class OpenKeyPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Key.class)
        .flatMap(
            key ->
                OpenPolicies.judge(key, key.policies(), context)
                    .map(verdict -> verdict.on(context.usersOf(key))));
  }
}
