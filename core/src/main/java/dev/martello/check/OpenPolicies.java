package dev.martello.check;

import dev.martello.iam.Openness;
import dev.martello.model.Entity;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Judges whom resource policies let in that name nobody, whatever it is that they guard. */
public final class OpenPolicies {
  private OpenPolicies() {}

  /** Returns a verdict on each statement that may let in more than it names. */
  public static Stream<Verdict> judge(
      Entity guarded, List<PolicyDocument> policies, Check.Context context) {
    return policies.stream()
        .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
        .map(found -> judge(guarded, found));
  }

  private static Verdict judge(Entity guarded, Openness.Found found) {
    var statement = found.statement();
    return Verdict.of(
        found.openness().isOpen(),
        guarded,
        statement.placeOfPrincipals(),
        "%s may %s".formatted(who(found.openness()), actions(statement)));
  }

  private static String who(Openness openness) {
    return switch (openness.audience()) {
      case ANYONE -> "everybody";
      case ANY_ACCOUNT -> "every AWS account";
      case ANY_CUSTOMER_OF_SERVICE -> "the service on behalf of any account";
      case NAMED -> "those who are named";
    };
  }

  /** Returns what a statement allows, for a message. */
  public static String actions(Statement statement) {
    var shown = statement.actions().stream().limit(3).map(action -> "`" + action.show() + "`");
    var more = statement.actions().size() > 3 ? " and more" : "";
    var except = statement.notAction() ? "do everything but " : "";
    return except + String.join(", ", shown.toList()) + more;
  }
}
