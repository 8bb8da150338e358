package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.iam.TrustTerms;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

  private static final Predicate<String> OF_OWNER =
      Pattern.compile("(?:repo|project_path):[^/*?]+/\\*").asMatchPredicate();

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    return role.trust().statements().stream()
        .filter(TrustTerms::isForBuilds)
        .map(statement -> judge(role, statement, context.isStrict()));
  }

  /** A subject of GitHub or GitLab that ends behind its owner; a list may name others besides. */
  private static Optional<Val<String>> wholeOwner(List<Val<String>> asked) {
    return asked.stream().filter(value -> value.is(OF_OWNER).isYes()).findFirst();
  }

  private static Verdict judge(Role role, Statement statement, boolean isStrict) {
    var asked =
        statement.conditions().stream().flatMap(condition -> condition.values().stream()).toList();
    var where = statement.principals().getFirst().origin();
    var owner = wholeOwner(asked);
    var isOpen = TrustTerms.admitEveryIdentity(statement);
    if (isStrict && isOpen.isNo() && owner.isPresent()) {
      return Verdict.of(
              statement.present(),
              role,
              owner.get().origin(),
              "`%s` lets builds of every repository and branch of the owner assume the role"
                  .formatted(owner.get().brief()))
          .raised(-1);
    }
    return Verdict.of(
        isOpen,
        role,
        where,
        "no condition on `sub` tells whose builds may assume the role",
        asked.toArray(Val<?>[]::new));
  }
}
