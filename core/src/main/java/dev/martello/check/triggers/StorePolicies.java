package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.DataStore;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import java.util.stream.Stream;

/** Judges whom the resource policies of stores let in, for the checks on each kind of store. */
final class StorePolicies {
  private StorePolicies() {}

  static Stream<Verdict> judge(DataStore store, Check.Context context) {
    return store.policies().stream()
        .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
        .map(found -> judge(store, found));
  }

  private static Verdict judge(DataStore store, Openness.Found found) {
    var statement = found.statement();
    return Verdict.of(
        found.openness().isOpen(),
        store,
        placeOf(statement),
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

  private static String actions(Statement statement) {
    var shown = statement.actions().stream().limit(3).map(action -> "`" + action.show() + "`");
    var more = statement.actions().size() > 3 ? " and more" : "";
    var except = statement.notAction() ? "do everything but " : "";
    return except + String.join(", ", shown.toList()) + more;
  }

  private static Origin placeOf(Statement statement) {
    return statement.principals().isEmpty()
        ? statement.origin()
        : statement.principals().getFirst().origin();
  }
}
