package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.know.Action;
import dev.martello.model.Grantee;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags grants on everything of actions that could name their resources. */
@About(
    severity = LOW,
    title = "Grant names no resource although it could",
    why =
        "The function may use the actions on every table, bucket or queue of the account, also on"
            + " those of other applications.",
    mend = "Name the ARNs of the resources that the function uses in `Resource`.",
    cwe = 732,
    sameAs = {"CKV_AWS_355", "CKV_AWS_356", "W11", "W12", "W13", "IAM5", "ROLE.LEASTPRIV.001"})
final class UnscopedResource implements GranteeCheck {
  /*
   * Policies that AWS wrote cannot be scoped by their users and are left out, as are the actions
   * on network interfaces that AWS documents with `*` (Lambda Developer Guide, "Giving Lambda
   * functions access to resources in an Amazon VPC"). SAM's policy templates have their own check.
   */
  private static final Set<String> HARMLESS_SERVICES = Set.of("logs", "xray", "cloudwatch");

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return judge(grantee, context.grantsOf(grantee));
  }

  private static Stream<Verdict> judge(Grantee grantee, Grants grants) {
    if (grants.grantsEverything().isYes()) {
      return Stream.of(Verdict.passes());
    }
    return grants.unscoped().stream()
        .filter(grant -> !RoleStatements.isByAws(grantee, grant))
        .filter(grant -> RoleStatements.samTemplate(grantee, grant).isEmpty())
        .flatMap(grant -> judge(grantee, grant));
  }

  private static Stream<Verdict> judge(Grantee grantee, Grant grant) {
    var actions =
        grant.unscoped().filter(action -> !RoleStatements.isForVpc(action)).limit(200).toList();
    if (actions.isEmpty()) {
      return Stream.empty();
    }
    var fails =
        Verdict.fails(
            grantee,
            grant.resources().getFirst().origin(),
            "%s on `%s`".formatted(show(actions), grant.resources().getFirst().brief()));
    return Stream.of(isHarmful(actions) ? fails.raised(1) : fails);
  }

  /** Reading and logging on everything harms less than changing everything. */
  private static boolean isHarmful(List<Action> actions) {
    return actions.stream()
        .filter(action -> !HARMLESS_SERVICES.contains(action.service()))
        .anyMatch(action -> action.level().changes());
  }

  private static String show(List<Action> actions) {
    var first = actions.stream().limit(3).map(action -> "`" + action.id() + "`").toList();
    var more = actions.size() > 3 ? " and %d more".formatted(actions.size() - 3) : "";
    return String.join(", ", first) + more;
  }
}
