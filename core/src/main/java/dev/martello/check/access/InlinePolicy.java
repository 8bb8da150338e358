package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.model.Statement;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags policies that are embedded in a role, user or group. */
@About(
    severity = LOW,
    title = "Policy is embedded instead of managed",
    why =
        "An embedded policy has no versions to go back to, cannot be attached elsewhere, and is"
            + " overlooked where only managed policies are reviewed.",
    mend = "Make it an `AWS::IAM::ManagedPolicy`.",
    sameAs = {"IAMNoInlinePolicy", "PolicyStatement", "a58d1a2d"},
    isStrict = true)
final class InlinePolicy implements GranteeCheck {
  /*
   * What a transform embeds for a setting of a function, such as where its failures go, nobody can
   * take out again without giving up the setting. What stands in `Policies` of a function or state
   * machine, policy templates too, SAM names `RolePolicy` with a number.
   */
  private static final String TRANSFORM = "SAM transform of ";

  private static final Pattern OF_POLICIES = Pattern.compile(".*RolePolicy\\d+");

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return grantee.policies().stream()
        .filter(policy -> policy.kind() == Policy.Kind.INLINE)
        .filter(policy -> !isMade(policy))
        .map(
            policy ->
                Verdict.fails(
                    grantee, policy.origin(), "embedded policy `%s`".formatted(policy.name())));
  }

  private static boolean isMade(Policy policy) {
    return !OF_POLICIES.matcher(policy.name()).matches()
        && policy.document().statements().stream().allMatch(InlinePolicy::isMade);
  }

  private static boolean isMade(Statement statement) {
    return !statement.origin().derivations(by -> by.startsWith(TRANSFORM)).isEmpty();
  }
}
