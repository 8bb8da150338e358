package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.model.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whom the policies of logs let in. */
final class OpenPolicies {
  private OpenPolicies() {}

  static Stream<Verdict> judge(Entity owner, Settings policy, Check.Context context) {
    return policy.policy().stream()
        .flatMap(document -> Openness.isPublic(document, context.names()).stream())
        .map(found -> judge(owner, found));
  }

  private static Verdict judge(Entity owner, Openness.Found found) {
    var statement = found.statement();
    var actions =
        statement.actions().stream()
            .limit(3)
            .map(action -> "`" + action.show() + "`")
            .collect(Collectors.joining(", "));
    var verdict =
        Verdict.of(
            found.openness().isOpen(),
            owner,
            statement.origin(),
            "every AWS account may %s%s"
                .formatted(statement.notAction() ? "do everything but " : "", actions));
    return reads(statement) ? verdict.raised(1) : verdict;
  }

  /** What lets in readers is worse than what lets in writers. */
  private static boolean reads(Statement statement) {
    return statement.notAction()
        || statement.actions().stream()
            .flatMap(action -> action.candidates().stream())
            .anyMatch(
                action ->
                    action.contains("*") || action.contains(":Get") || action.contains(":Filter"));
  }
}
