package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.FunctionUrl;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags function URLs with IAM authorization that a resource policy opens to every account. */
@About(
    severity = HIGH,
    title = "Policy opens the signed function URL to everybody",
    why =
        "Anybody with an AWS account of their own can sign a request, so the authorization by IAM"
            + " keeps nobody out.",
    mend = "Name the accounts or roles in `Principal`, or bind it with `PrincipalOrgID`.",
    cwe = 732)
final class IamUrlOpenedByPolicy implements Check {
  /*
   * A statement with `FunctionUrlAuthType: NONE` only takes effect where the URL has that type: it is
   * a condition on lambda:FunctionUrlAuthType (Lambda Developer Guide, "Control access to Lambda
   * function URLs").
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                function.urls().stream()
                    .flatMap(
                        url ->
                            function.permissions().stream()
                                .map(permission -> judge(url, permission).on(function))));
  }

  private static Verdict judge(FunctionUrl url, Permission permission) {
    Tri isSigned = url.authType().isEqualTo("AWS_IAM");
    Tri isForUrl =
        permission
            .action()
            .is(IamUrlOpenedByPolicy::takesIn)
            .and(permission.functionUrlAuthType().isEqualTo("NONE").not());
    Tri isAnybody = Shape.isEqual(permission.principal(), "*");
    Tri isBound =
        Shape.isEmpty(permission.principalOrgId())
            .not()
            .or(Shape.isEmpty(permission.sourceAccount()).not());
    return Verdict.of(
            isSigned.and(isForUrl).and(isAnybody).and(isBound.not()),
            permission,
            permission.principal().origin(),
            "every AWS account may call the function URL",
            url.authType(),
            permission.principal(),
            permission.functionUrlAuthType())
        .because(url.authType().origin(), "the URL asks for a signature and nothing else");
  }

  private static boolean takesIn(String action) {
    return action.equals("lambda:InvokeFunctionUrl")
        || action.equals("lambda:*")
        || action.equals("*");
  }
}
