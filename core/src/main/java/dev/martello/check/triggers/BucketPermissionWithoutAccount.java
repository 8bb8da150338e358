package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags permissions for a bucket that do not say which account must own the bucket. */
@About(
    severity = LOW,
    title = "Bucket's permission does not name the account",
    why =
        "A bucket's ARN has no account: if the bucket is deleted, whoever makes one of the same"
            + " name can send events to the function.",
    mend = "Add `SourceAccount: !Ref AWS::AccountId` to the permission.",
    cwe = 441,
    sameAs = {"Lambda.1", "W3663"})
final class BucketPermissionWithoutAccount implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, BucketPermissionWithoutAccount::judge);
  }

  private static Verdict judge(Permission permission) {
    Tri isBucket = permission.principal().isEqualTo("s3.amazonaws.com");
    Tri namesBucket = Shape.isEmpty(permission.sourceArn()).not();
    Tri namesAccount = Shape.isEmpty(permission.sourceAccount()).not();
    return Verdict.of(
            isBucket.and(namesBucket).and(namesAccount.not()),
            permission,
            permission.sourceArn().origin(),
            "the permission names the bucket but not the account that must own it",
            permission.principal(),
            permission.sourceArn())
        .mendedBy(
            Remedy.of(
                    "name this account in `SourceAccount`",
                    Change.put(permission.identity(), Term.ref("AWS::AccountId"), "SourceAccount"))
                .warning("a bucket of another account then no longer invokes the function"));
  }
}
