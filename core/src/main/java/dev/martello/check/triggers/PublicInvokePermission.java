package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags resource policies that let every AWS account invoke the function. */
@About(
    severity = HIGH,
    title = "Every AWS account may invoke the function",
    why = "Anybody with an AWS account can invoke the function with an event of their own making.",
    mend =
        "Name the account or service in `Principal`, and bind it with `SourceArn`,"
            + " `SourceAccount` or `PrincipalOrgID`.",
    cwe = 732,
    sameAs = {
      "Lambda.1", "CKV_AWS_301", "F13", "LambdaFunctionPublicAccessProhibited",
      "awslambda_function_not_publicly_accessible", "1d6e16f1", "e08ed7eb", "INVOKE.PUBLIC.001"
    })
final class PublicInvokePermission implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, permission -> judge(permission, context.isStrict()));
  }

  /** A function URL needs this permission; whether the URL asks who calls is another check. */
  private static Verdict judge(Permission permission, boolean isStrict) {
    Tri isForUrl =
        permission
            .functionUrlAuthType()
            .is(type -> !type.isEmpty())
            .or(permission.invokedViaFunctionUrl().isEqualTo(true));
    Tri isAnybody = Shape.isEqual(permission.principal(), "*");
    if (isStrict && isBoundBySource(permission).isYes()) {
      return Verdict.of(
              isAnybody.and(isForUrl.not()),
              permission,
              permission.principal().origin(),
              "nothing but its source binds principal `*`; name the service",
              permission.principal())
          .raised(-2);
    }
    return Verdict.of(
        isAnybody.and(isBound(permission).not()).and(isForUrl.not()),
        permission,
        permission.principal().origin(),
        "principal `*` may invoke the function without any condition",
        permission.principal(),
        permission.sourceArn(),
        permission.sourceAccount(),
        permission.principalOrgId());
  }

  private static Tri isBound(Permission permission) {
    return isBoundBySource(permission).or(permission.principalOrgId().is(id -> !id.isEmpty()));
  }

  private static Tri isBoundBySource(Permission permission) {
    return permission
        .sourceArn()
        .is(arn -> !arn.isEmpty() && !arn.equals("*"))
        .or(permission.sourceAccount().is(account -> !account.isEmpty()));
  }
}
