package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.Effect;
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
    sameAs = {"W14", "W15", "W16", "W17", "W21", "W22", "W23"})
final class AllowByNegation implements GranteeCheck {

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return grantee.policies().stream()
        .filter(policy -> policy.kind() != Policy.Kind.AWS_MANAGED)
        .flatMap(policy -> policy.document().statements().stream())
        .filter(statement -> statement.notAction() || statement.notResource())
        .map(statement -> judge(grantee, statement));
  }

  private static Verdict judge(Grantee grantee, Statement statement) {
    Tri allows = statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
    var element = statement.notAction() ? "NotAction" : "NotResource";
    var places = statement.notAction() ? statement.actions() : statement.resources();
    var where = places.isEmpty() ? statement.origin() : places.getFirst().origin();
    return Verdict.of(
        allows,
        grantee,
        where,
        "`%s` under `Effect: Allow`".formatted(element),
        statement.effect());
  }
}
