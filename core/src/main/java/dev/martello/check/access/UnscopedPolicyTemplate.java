package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.know.Action;
import dev.martello.model.Grantee;
import java.util.stream.Stream;

/** Flags SAM policy templates that look narrow and grant on everything. */
@About(
    severity = LOW,
    title = "SAM policy template grants on every resource",
    why =
        "The template's name sounds narrow, but what it expands to has `Resource: \"*\"` for"
            + " actions that could name their resources.",
    mend = "Write the statement yourself with the ARNs of the resources that the function uses.",
    cwe = 732,
    sameAs = {"CKV_AWS_355"})
final class UnscopedPolicyTemplate implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return judge(grantee, context.grantsOf(grantee));
  }

  private static Stream<Verdict> judge(Grantee grantee, Grants grants) {
    return grants.unscoped().stream()
        .flatMap(
            grant ->
                RoleStatements.samTemplate(grantee, grant).stream()
                    .map(name -> judge(grantee, grant, name)));
  }

  private static Verdict judge(Grantee grantee, Grant grant, String template) {
    var actions =
        grant
            .unscoped()
            .filter(action -> !RoleStatements.isForVpc(action))
            .map(Action::id)
            .limit(3)
            .toList();
    if (actions.isEmpty()) {
      return Verdict.passes();
    }
    return Verdict.fails(
        grantee,
        grant.by().origin(),
        "`%s` grants `%s` on `%s`"
            .formatted(
                template, String.join("`, `", actions), grant.resources().getFirst().brief()));
  }
}
