package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.iam.TrustTerms;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags roles that the builds of strangers may assume. */
@About(
    severity = HIGH,
    title = "Anybody's build may assume the role",
    why =
        "GitHub, GitLab and their like sign tokens for all their customers: whoever starts a build"
            + " there, in a repository of their own, deploys with this role.",
    mend =
        "Name owner and repository in a condition on `sub`, such as `repo:owner/repository:ref:`"
            + " and the branch.",
    cwe = 284,
    sameAs = {"CKV_AWS_358", "CKV_AWS_393"})
final class UnboundBuildTrust implements RoleCheck {

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    return role.trust().statements().stream()
        .filter(TrustTerms::isForBuilds)
        .map(statement -> judge(role, statement));
  }

  private static Verdict judge(Role role, Statement statement) {
    var asked =
        statement.conditions().stream().flatMap(condition -> condition.values().stream()).toList();
    var where = statement.principals().getFirst().origin();
    return Verdict.of(
        TrustTerms.admitEveryIdentity(statement),
        role,
        where,
        "no condition on `sub` tells whose builds may assume the role",
        asked.toArray(Val<?>[]::new));
  }
}
