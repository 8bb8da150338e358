package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Principals;
import java.util.stream.Stream;

/** Flags IAM users and long-term keys that a serverless application creates. */
@About(
    severity = HIGH,
    title = "Template creates a long-term access key",
    why =
        "A stored key works from anywhere until somebody deletes it, and its secret stands in"
            + " stack outputs, variables and backups.",
    mend = "Let functions use their roles and people IAM Identity Center; delete user and key.",
    cwe = 798,
    sameAs = {
      "IAM.3",
      "CKV_AWS_273",
      "CKV_AWS_40",
      "AWS-0143",
      "F10",
      "F11",
      "F12",
      "F2000",
      "IAMUserNoPolicies",
      "7081f85c",
      "iam_user_accesskey_unused"
    })
final class StoredAccessKey implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        app.principals().accessKeys().stream().map(StoredAccessKey::judge),
        app.principals().users().stream().map(StoredAccessKey::judge));
  }

  private static Verdict judge(Principals.AccessKey key) {
    return Verdict.fails(
        key, key.origin(), "access key for user `%s`".formatted(key.user().show()));
  }

  private static Verdict judge(Principals.User user) {
    return Verdict.fails(
            user,
            user.origin(),
            "IAM user `%s` instead of a role".formatted(user.identity().writtenId()))
        .raised(-2);
  }
}
