package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.iam.TrustTerms;
import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Locale;
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

  /** A subject of GitHub or GitLab that ends behind its owner. */
  private static final Predicate<String> OF_OWNER =
      Pattern.compile("(?:repo|project_path):[^/*?]+/\\*(?::\\*)?").asMatchPredicate();

  /** Claims that tell a repository, a workflow or an environment as the subject does. */
  private static final Predicate<String> OTHER_CLAIM =
      Pattern.compile(".*:(?:repository|repository_id|job_workflow_ref|environment|project_path)")
          .asMatchPredicate();

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    return role.trust().statements().stream()
        .filter(TrustTerms::isForBuilds)
        .map(statement -> judge(role, statement, context.isStrict()));
  }

  /** The subject that ends behind its owner, if nothing else says whose builds are meant. */
  private static Optional<Val<String>> wholeOwner(Statement statement) {
    boolean isBound =
        !statement.effect().isEqualTo(Effect.ALLOW).isYes()
            || statement.conditions().stream().anyMatch(UnboundBuildTrust::isOtherClaim);
    return isBound
        ? Optional.empty()
        : statement.conditions().stream()
            .filter(condition -> condition.key().toLowerCase(Locale.ROOT).endsWith(":sub"))
            .filter(condition -> condition.operator().matches("(?i)(?:ForAnyValue:)?StringLike"))
            .flatMap(condition -> condition.values().stream())
            .filter(value -> Shape.ask(value, shape -> Tri.of(isOfOwner(shape))).isYes())
            .findFirst();
  }

  private static boolean isOfOwner(Shape subject) {
    return OF_OWNER.test(subject.brief());
  }

  private static boolean isOtherClaim(Condition condition) {
    return OTHER_CLAIM.test(condition.key().toLowerCase(Locale.ROOT));
  }

  private static Verdict judge(Role role, Statement statement, boolean isStrict) {
    var asked =
        statement.conditions().stream().flatMap(condition -> condition.values().stream()).toList();
    var where = statement.placeOfPrincipals();
    var owner = wholeOwner(statement);
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
        isOpen, role, where, "no condition on `sub` tells whose builds may assume the role", asked);
  }
}
