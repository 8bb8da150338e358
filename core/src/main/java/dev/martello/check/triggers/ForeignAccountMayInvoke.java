package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Organisation;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags permissions for whole accounts that are not known to be one's own. */
@About(
    severity = LOW,
    title = "Another account may invoke the function",
    why =
        "Everybody to whom that account gives the right can send the function events of their own"
            + " making; an account that changes hands keeps it.",
    mend =
        "Name a role of that account, bind the permission with `PrincipalOrgID`, or list the"
            + " account under `organization` in `martello.yaml` if it is your own.",
    cwe = 732,
    sameAs = {"POLICY.CROSSACCOUNT.001"})
final class ForeignAccountMayInvoke implements Check {
  private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[^:]*:iam::)?(\\d{12})(?::root)?");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, permission -> judge(permission, context.organisation()));
  }

  private static Verdict judge(Permission permission, Organisation organisation) {
    var principal = permission.principal();
    Tri isForeign = principal.is(text -> isForeign(text, organisation));
    boolean isAccount =
        principal.candidates().stream().anyMatch(text -> ACCOUNT.matcher(text).matches());
    Tri isBound =
        Shape.isEmpty(permission.principalOrgId())
            .not()
            .or(Shape.isEmpty(permission.sourceArn()).not())
            .or(Shape.isEmpty(permission.sourceAccount()).not());
    return Verdict.of(
        Tri.of(isAccount).and(isForeign).and(isBound.not()),
        permission,
        principal.origin(),
        "everybody whom account `%s` lets may invoke the function".formatted(principal.show()),
        principal,
        permission.principalOrgId());
  }

  private static boolean isForeign(String principal, Organisation organisation) {
    var account = ACCOUNT.matcher(principal);
    return account.matches() && !organisation.owns(account.group(1));
  }
}
