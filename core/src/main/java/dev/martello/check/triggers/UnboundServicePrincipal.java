package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Stream;

/** Flags permissions that let a service call the function on behalf of any account. */
@About(
    severity = MEDIUM,
    title = "Service may invoke the function from any account",
    why =
        "Somebody else can point the same service in their own account at this function and feed"
            + " it events (the confused deputy).",
    mend = "Name the one resource in `SourceArn`, or at least the account in `SourceAccount`.",
    cwe = 441,
    sameAs = {"Lambda.1", "CKV_AWS_364", "AWS-0067", "TRIGGER.CONFUSEDDEPUTY.001"})
final class UnboundServicePrincipal implements Check {
  /*
   * Services whose permission cannot name a source, or needs none: they act only inside the account
   * that owns the function, or send no source (Lambda Developer Guide, "Granting Lambda function
   * access to AWS services").
   */
  private static final Set<String> WITHOUT_SOURCE =
      Set.of(
          "secretsmanager.amazonaws.com",
          "cloudformation.amazonaws.com",
          "edgelambda.amazonaws.com",
          "replicator.lambda.amazonaws.com",
          "config.amazonaws.com",
          "codepipeline.amazonaws.com");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, UnboundServicePrincipal::judge);
  }

  private static Verdict judge(Permission permission) {
    Tri isService =
        Shape.endsWith(permission.principal(), ".amazonaws.com")
            .and(Shape.startsWith(permission.principal(), "arn:").not());
    Tri isExempt = permission.principal().is(WITHOUT_SOURCE::contains);
    Tri isBound =
        Permissions.namesSource(permission.sourceArn())
            .or(Shape.isEmpty(permission.sourceAccount()).not())
            .or(Shape.isEmpty(permission.principalOrgId()).not())
            .or(Shape.isEmpty(permission.eventSourceToken()).not());
    return Verdict.of(
        isService.and(isExempt.not()).and(isBound.not()),
        permission,
        permission.principal().origin(),
        "`%s` may invoke the function for any account".formatted(permission.principal().brief()),
        permission.principal());
  }
}
