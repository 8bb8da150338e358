package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Grants;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags Allow statements that name what they leave out. */
@About(
    severity = MEDIUM,
    title = "Allow statement grants all but what it names",
    why =
        "`NotAction` and `NotResource` under Allow grant everything else there is, and everything"
            + " that AWS will ever add.",
    mend = "List what is allowed in `Action` and `Resource`; use `NotAction` only under Deny.",
    cwe = 183,
    sameAs = {"W15", "W16", "W17", "W21", "W22", "W23", "F3", "F4", "F5", "PolicyStatement"})
final class AllowByNegation implements GranteeCheck {

  private static final int MANY_SERVICES = 20;

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    var grants = context.grantsOf(grantee);
    if (grants.grantsEverything().isYes()) {
      return Stream.empty();
    }
    return grantee.policies().stream()
        .filter(policy -> policy.kind() != Policy.Kind.AWS_MANAGED)
        .flatMap(policy -> policy.document().statements().stream())
        .filter(statement -> statement.notAction() || statement.notResource())
        .map(statement -> judge(grantee, statement, grants));
  }

  /** All but a few services is as good as everything. */
  private static Verdict judge(Grantee grantee, Statement statement, Grants grants) {
    Tri allows = Trusted.isAllowed(statement);
    var element = statement.notAction() ? "NotAction" : "NotResource";
    var places = statement.notAction() ? statement.actions() : statement.resources();
    var where = places.isEmpty() ? statement.origin() : places.getFirst().origin();
    boolean isAlmostAll =
        grants.list().stream()
            .filter(grant -> grant.by() == statement)
            .anyMatch(grant -> grant.actions().wholeServices().size() > MANY_SERVICES);
    return Verdict.of(
            allows,
            grantee,
            where,
            "`%s` under `Effect: Allow`".formatted(element),
            statement.effect())
        .raised(isAlmostAll ? 1 : 0);
  }
}
