package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
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

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return grantee.policies().stream()
        .filter(policy -> policy.kind() == Policy.Kind.INLINE)
        .filter(policy -> !policy.document().statements().isEmpty())
        .map(
            policy ->
                Verdict.fails(
                    grantee, policy.origin(), "embedded policy `%s`".formatted(policy.name())));
  }
}
