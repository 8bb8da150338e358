package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags logs that are encrypted less than the data which shows in them. */
@About(
    severity = LOW,
    title = "Log is not encrypted with a key of yours",
    why =
        "Data that only users of a key can read ends up in a log that everybody reads who may read"
            + " logs.",
    mend = "Set `KmsKeyId` to a key whose policy lets CloudWatch Logs use it.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_158",
      "AWS-0017",
      "0afbcfe9",
      "W84",
      "CloudWatchLogGroupEncrypted",
      "cloudwatch_log_group_kms_encryption_enabled",
      "LOG.ENCRYPT.001"
    })
final class LogsWithoutCustomerKey implements Check {
  /*
   * CloudWatch Logs encrypts every group with a key of AWS. A key of the customer's makes a difference
   * where the application keeps the same data under one: whoever took that trouble wants it here too.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        app.functions().stream().flatMap(function -> judge(function, app, context)),
        context.isStrict()
            ? app.logGroups().stream().map(LogsWithoutCustomerKey::judge)
            : Stream.empty());
  }

  private static Stream<Verdict> judge(LambdaFunction function, App app, Context context) {
    if (context.isStrict() && !function.logGroup().isElsewhere()) {
      return Stream.empty();
    }
    var store = CustomerKeys.storeOf(function, app, context);
    return store.stream()
        .map(
            kept ->
                Verdict.of(
                        isPlain(function),
                        function,
                        function
                            .logGroup()
                            .known()
                            .findFirst()
                            .map(LogGroup::origin)
                            .orElse(function.origin()),
                        "the log may show data of `%s`, which has a key of its own, and has none"
                            .formatted(kept.identity().title()))
                    .because(kept.origin(), "encrypted with a key of the application")
                    .on(function));
  }

  private static Tri isPlain(LambdaFunction function) {
    return LogGroups.isMadeByLambda(function)
        ? Tri.YES
        : Tri.all(function.logGroup().known().map(group -> Shape.isEmpty(group.key())).toList());
  }

  private static Verdict judge(LogGroup group) {
    return Verdict.of(
        Shape.isEmpty(group.key()),
        group,
        group.origin(),
        "the log group names no key",
        group.key());
  }
}
