package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Escalation;
import dev.martello.iam.Grants;
import dev.martello.know.ManagedPolicies;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags policies of AWS that grant far more than one function uses. */
@About(
    severity = MEDIUM,
    title = "Policy written by AWS grants far too much",
    why =
        "AWS writes these policies for people who administer a service; a function that has one may"
            + " delete and publish what it should only use, on every resource of the account.",
    mend = "Detach the policy and write a statement with the actions and resources that are used.",
    cwe = 250,
    sameAs = {
      "IAM4",
      "W44",
      "B.4",
      "CKV_AWS_274",
      "CKV2_AWS_56",
      "IAM.21",
      "iam_role_administratoraccess_policy",
      "ROLE.LEASTPRIV.001"
    })
final class BroadManagedPolicy implements GranteeCheck {
  /*
   * Judged by content, after the Denies and the boundary of the role. What AWS keeps under the path
   * `service-role/` is what it tells to attach for the service that the policy is named for; it counts
   * on functions only, and there only with a whole service or a way to more permissions. On other
   * roles than functions' nothing else counts either.
   */
  private static final int MANY_SERVICES = 20;

  /** Functions need what they grant, logs and traces, and SAM attaches them unasked. */
  private static final Set<String> ATTACHED_BY_SAM =
      Set.of("AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess", "AWSXrayWriteOnlyAccess");

  private static final Pattern BROAD_BY_NAME =
      Pattern.compile(".*(?:FullAccess|Administrator\\w*)");

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    var grants = context.grantsOf(grantee);
    boolean isToldElsewhere =
        grants.grantsEverything().isYes() || Excesses.pools(context).of(grantee).isPresent();
    if (isToldElsewhere) {
      return Stream.of(Verdict.passes());
    }
    boolean isOfFunction = !context.functionsOf(grantee).isEmpty();
    var known =
        grantee.policies().stream()
            .filter(policy -> policy.kind() == Policy.Kind.AWS_MANAGED)
            .map(policy -> new AttachedPolicy(grantee, policy, context))
            .map(policy -> judge(policy, isOfFunction, context));
    return Stream.concat(known, grantee.opaquePolicies().stream().map(arn -> byName(grantee, arn)));
  }

  /** A policy that is newer than what is known of AWS's own, or that only its name tells. */
  private static Verdict byName(Grantee grantee, Val<String> arn) {
    var isBroad =
        arn.is(text -> ManagedPolicies.isArnOfAws(text) && BROAD_BY_NAME.matcher(text).matches());
    return isBroad.isYes()
        ? Verdict.fails(
            grantee, arn.origin(), "`%s` is a policy for administrators".formatted(arn.show()))
        : Verdict.passes();
  }

  private static Verdict judge(AttachedPolicy policy, boolean isOfFunction, Context context) {
    boolean isPrescribed = policy.isForService() && !isOfFunction;
    if (!isPrescribed && policy.isPowerful()) {
      return fails(policy, powers(policy)).raised(shift(policy));
    }
    boolean isJudgedByActions = isOfFunction && !policy.isForService();
    var harm = isJudgedByActions ? policy.worstHarm() : Harm.OTHER;
    if (harm != Harm.OTHER) {
      return fails(policy, WideGrants.show(policy.actions(harm)) + " on everything")
          .raised(Harm.NAMED.contains(harm) ? 0 : -1);
    }
    return context.isStrict() && !ATTACHED_BY_SAM.contains(policy.name())
        ? fails(policy, "what AWS puts into it, today and later").raised(-1)
        : Verdict.passes();
  }

  private static Verdict fails(AttachedPolicy policy, String what) {
    return Verdict.fails(
        policy.grantee(), policy.origin(), "`%s` grants %s".formatted(policy.name(), what));
  }

  private static String powers(AttachedPolicy policy) {
    var powers = new ArrayList<String>();
    if (!policy.services().isEmpty()) {
      powers.add(
          "every action of %s on everything".formatted(ServiceWildcard.show(policy.services())));
    }
    if (!policy.ways().isEmpty()) {
      powers.add(
          "a way to more permissions (path `%s`)".formatted(policy.ways().getFirst().path().id()));
    }
    return String.join(" and ", powers);
  }

  private static int shift(AttachedPolicy policy) {
    boolean isTakeover = policy.ways().stream().allMatch(Escalation::isTakeover);
    if (!isTakeover || policy.services().size() > MANY_SERVICES) {
      return 1;
    }
    boolean isHarmful =
        !policy.ways().isEmpty()
            || policy.services().stream()
                .map(Grants.WholeService::service)
                .anyMatch(Harm::isDoneBy);
    return isHarmful ? 0 : -1;
  }
}
