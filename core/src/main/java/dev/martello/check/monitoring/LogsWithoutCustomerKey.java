package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewKey;
import dev.martello.check.Remedy;
import dev.martello.check.UnreadStacks;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Optional;
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
    var keys = new CustomerKeys(app, context);
    var written =
        app.functions().stream().flatMap(function -> judge(function, keys, context).stream());
    var others =
        app.logGroups().stream()
            .filter(group -> context.isStrict() && LogGroups.writersOf(group, app).isEmpty())
            .map(LogsWithoutCustomerKey::judge);
    return Stream.concat(written, others);
  }

  /** It is the function that is told of, whether its group is declared or made by Lambda. */
  private static Optional<Verdict> judge(
      LambdaFunction function, CustomerKeys keys, Context context) {
    var kept = keys.storeOf(function);
    if (kept.isEmpty() && !context.isStrict()) {
      return Optional.empty();
    }
    var groups = function.logGroup().known().toList();
    var message =
        kept.map(
                store ->
                    "the log may show data of `%s`, which has a key of its own, and has none"
                        .formatted(store.identity().title()))
            .orElse("the function's log has no key of yours");
    var unread = LogGroups.unreadStackOf(function, context);
    if (unread.isPresent()) {
      var needs = UnreadStacks.needs(unread.get(), function);
      return Optional.of(
          Verdict.undecided(function, function.origin(), message, needs).on(function));
    }
    var verdict =
        Verdict.of(
                isPlain(function),
                function,
                groups.isEmpty() ? function.origin() : groups.getFirst().origin(),
                message,
                groups.stream().map(LogGroup::key).toList())
            .on(function)
            .mendedBy(groups.isEmpty() ? Remedy.none() : remedy(groups.getFirst()));
    return Optional.of(
        kept.map(
                store -> verdict.because(store.origin(), "encrypted with a key of the application"))
            .orElse(verdict));
  }

  /** What is known of a group of another stack is nothing. */
  private static Tri isPlain(LambdaFunction function) {

    var groups = function.logGroup().known().map(group -> Shape.isEmpty(group.key())).toList();
    return groups.isEmpty() ? Tri.of(LogGroups.isMadeByLambda(function)) : Tri.all(groups);
  }

  private static Verdict judge(LogGroup group) {
    return Verdict.of(
            Shape.isEmpty(group.key()),
            group,
            group.origin(),
            "the log group names no key",
            group.key())
        .mendedBy(remedy(group));
  }

  private static Remedy remedy(LogGroup group) {
    return Remedy.of(
            "encrypt the log with a new key",
            NewKey.forLogs(group.identity()),
            Change.put(group.identity(), NewKey.ofLogs(), "KmsKeyId"))
        .warning("whoever reads the log needs `kms:Decrypt`; AWS bills a key by month and by use");
  }
}
