package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags roles that may put functions outside of the networks they belong to. */
@About(
    severity = LOW,
    title = "Role may take functions out of their VPC",
    why =
        "Whoever has the role takes a function out of its network, or makes a new one without any,"
            + " and flow logs, firewalls and endpoint policies see nothing of it.",
    mend =
        "Bind the statement, or the organisation's policy, with `lambda:VpcIds`, `lambda:SubnetIds`"
            + " or `lambda:SecurityGroupIds`.",
    cwe = 284,
    isStrict = true)
final class UnpinnedDeployment implements RoleCheck {
  private static final Set<String> DEPLOYING =
      Set.of("lambda:CreateFunction", "lambda:UpdateFunctionConfiguration");

  private static final List<String> PINNING =
      List.of("lambda:vpcids", "lambda:subnetids", "lambda:securitygroupids");

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    return context.grantsOf(role).list().stream()
        .filter(UnpinnedDeployment::isDeploying)
        .filter(grant -> !isPinned(grant))
        .map(Grant::by)
        .distinct()
        .map(
            statement ->
                Verdict.of(
                    statement.present(),
                    role,
                    statement.origin(),
                    "functions may be configured with any network or none"));
  }

  private static boolean isDeploying(Grant grant) {
    return grant.sureActions().actions().anyMatch(action -> DEPLOYING.contains(action.id()));
  }

  private static boolean isPinned(Grant grant) {
    return grant.by().conditions().stream()
        .anyMatch(condition -> PINNING.contains(condition.key().toLowerCase(Locale.ROOT)));
  }
}
