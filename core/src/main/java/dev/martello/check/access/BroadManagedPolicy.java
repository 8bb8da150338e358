package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Escalation;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.know.Action;
import dev.martello.know.ManagedPolicies;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
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
  private static final int FEW_ACTIONS = 12;
  private static final int MANY_SERVICES = 20;
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
            .flatMap(
                policy -> new Judged(grantee, policy, isOfFunction, context).verdict().stream());
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

  /** One policy on one role. */
  private record Judged(
      Grantee grantee, Policy policy, boolean isOfFunction, Check.Context context) {

    Optional<Verdict> verdict() {
      var ways = ways();
      var services = services();
      boolean isPrescribed = isServiceRole() && !isOfFunction;
      if (!isPrescribed && !(ways.isEmpty() && services.isEmpty())) {
        var what =
            services.isEmpty()
                ? ""
                : "every action of " + ServiceWildcard.show(services) + " on everything";
        var message =
            ways.isEmpty() ? what : what.isEmpty() ? way(ways) : what + " and " + way(ways);
        return Optional.of(fails(message).raised(shift(ways, services)));
      }
      if (isOfFunction && !isServiceRole()) {
        for (var harm : Harm.values()) {
          var actions = actions(harm);
          if (!actions.isEmpty() && harm != Harm.OTHER) {
            var fails = fails(WideGrants.show(actions) + " on everything");
            return Optional.of(Harm.NAMED.contains(harm) ? fails : fails.raised(-1));
          }
        }
      }
      return context.isStrict() && !isMadeBySam()
          ? Optional.of(fails("what AWS thinks fit, today and later").raised(-1))
          : Optional.empty();
    }

    /** What every function needs to write its log SAM attaches unasked. */
    private boolean isMadeBySam() {
      return grantee.identity().isGenerated()
          && policy.name().equals("AWSLambdaBasicExecutionRole");
    }

    private static int shift(List<Escalation> ways, List<Grants.WholeService> services) {
      boolean isTakeover = ways.stream().allMatch(Escalation::isTakeover);
      if (!isTakeover || services.size() > MANY_SERVICES) {
        return 1;
      }
      boolean isHarmful =
          !ways.isEmpty()
              || services.stream().map(Grants.WholeService::service).anyMatch(Harm::isDoneBy);
      return isHarmful ? 0 : -1;
    }

    private Verdict fails(String what) {
      return Verdict.fails(
          grantee, policy.origin(), "`%s` grants %s".formatted(policy.name(), what));
    }

    private List<Escalation> ways() {
      return Excesses.ways(grantee, context).stream()
          .filter(way -> way.isComplete().isYes() && way.grants().allMatch(this::isHere))
          .toList();
    }

    private static String way(List<Escalation> ways) {
      return "a way to more permissions (path `%s`)".formatted(ways.getFirst().path().id());
    }

    private List<Grants.WholeService> services() {
      return context.grantsOf(grantee).serviceWildcards().stream()
          .filter(whole -> whole.service().count() >= FEW_ACTIONS)
          .filter(whole -> whole.grants().stream().anyMatch(this::isHere))
          .toList();
    }

    private List<Action> actions(Harm harm) {
      return context.grantsOf(grantee).list().stream()
          .filter(this::isHere)
          .flatMap(grant -> grant.unlimited(true).actions())
          .filter(action -> action.isScopable() && harm.isDoneBy(action))
          .filter(action -> !Harm.FOR_VPC.contains(action))
          .distinct()
          .toList();
    }

    private boolean isHere(Grant grant) {
      return policy.document().statements().stream().anyMatch(one -> one == grant.by());
    }

    private boolean isServiceRole() {
      return ManagedPolicies.standard()
          .arn(policy.name())
          .filter(arn -> arn.contains(":policy/service-role/"))
          .isPresent();
    }
  }
}
