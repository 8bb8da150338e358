package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.iam.Escalation;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.know.Action;
import dev.martello.know.ManagedPolicies;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.value.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A managed policy on somebody, and what it alone gives them after Denies and boundary.
 *
 * @param grants what the policy's statements give
 * @param ways complete ways to more permissions that need no other policy
 * @param services services of some size that it gives whole
 */
record AttachedPolicy(
    Grantee grantee,
    Policy policy,
    List<Grant> grants,
    List<Escalation> ways,
    List<Grants.WholeService> services) {
  /** A list of all actions of a smaller service may be meant. */
  private static final int FEW_ACTIONS = 12;

  AttachedPolicy {
    grants = List.copyOf(grants);
    ways = List.copyOf(ways);
    services = List.copyOf(services);
  }

  AttachedPolicy(Grantee grantee, Policy policy, Context context) {
    this(grantee, policy, own(policy, context.grantsOf(grantee)), Excesses.of(grantee, context));
  }

  private AttachedPolicy(Grantee grantee, Policy policy, List<Grant> own, Excesses.Found found) {
    this(
        grantee,
        policy,
        own,
        found.allWays().stream()
            .filter(
                way ->
                    way.isComplete().isYes() && way.grants().allMatch(grant -> isAmong(own, grant)))
            .toList(),
        found.allServices().stream()
            .filter(whole -> whole.service().count() >= FEW_ACTIONS)
            .filter(whole -> whole.grants().stream().anyMatch(grant -> isAmong(own, grant)))
            .toList());
  }

  private static List<Grant> own(Policy policy, Grants grants) {
    return grants.list().stream()
        .filter(grant -> policy.document().statements().stream().anyMatch(one -> one == grant.by()))
        .toList();
  }

  private static boolean isAmong(List<Grant> own, Grant grant) {
    return own.stream().anyMatch(one -> one == grant);
  }

  String name() {
    return policy.name();
  }

  Origin origin() {
    return policy.origin();
  }

  /** Says whether AWS keeps the policy for the roles of one of its services. */
  boolean isForService() {
    return ManagedPolicies.standard()
        .arn(name())
        .filter(arn -> arn.contains(":policy/service-role/"))
        .isPresent();
  }

  boolean isPowerful() {
    return !ways.isEmpty() || !services.isEmpty();
  }

  /** Returns the worst harm that its actions do on everything. */
  Harm worstHarm() {
    return Stream.of(Harm.values())
        .filter(harm -> !actions(harm).isEmpty())
        .findFirst()
        .orElse(Harm.OTHER);
  }

  /** Returns the actions that do a harm on everything. */
  List<Action> actions(Harm harm) {
    return grants.stream()
        .flatMap(grant -> harm.in(grant.unlimited(true).minus(Harm.FOR_VPC)).actions())
        .filter(Action::isScopable)
        .distinct()
        .toList();
  }
}
