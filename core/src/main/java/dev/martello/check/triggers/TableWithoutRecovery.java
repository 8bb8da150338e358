package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.stream.Stream;

/** Flags tables whose content cannot be brought back after a function has spoilt it. */
@About(
    severity = LOW,
    title = "Table cannot be brought back to yesterday",
    why =
        "What a caller or a bug makes the function overwrite or delete is gone; there is no state"
            + " of the table from before.",
    mend = "Set `PointInTimeRecoverySpecification` with `PointInTimeRecoveryEnabled: true`.",
    cwe = 693,
    sameAs = {
      "CKV_AWS_28",
      "CKV_AWS_165",
      "AWS-0024",
      "0f04217d",
      "W78",
      "DDB3",
      "dynamodb_tables_pitr_enabled",
      "DynamoDB.2"
    })
final class TableWithoutRecovery implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var backups = context.resources("AWS::Backup::BackupSelection").map(app::settingsOf).toList();
    return app.stores(DataStore.Table.class)
        .filter(
            table ->
                context.asksOfEveryResource()
                    || backups.stream()
                        .noneMatch(
                            backup ->
                                Mentions.in(backup, "*")
                                    || Mentions.in(backup, app.arnOf(table).show())))
        .flatMap(
            table -> {
              var writers = TableContent.exposedWriters(table, app, context);
              boolean isMissed = TableContent.isKept(table, app) && !writers.isEmpty();
              return isMissed || context.asksOfEveryResource()
                  ? Stream.of(judge(table).on(writers).on(context.usersOf(table)))
                  : Stream.empty();
            });
  }

  private static Verdict judge(DataStore.Table table) {
    var recovery = table.pointInTimeRecovery();
    return Verdict.of(
            recovery.isEqualTo(false),
            table,
            recovery.origin().isServiceDefault() ? table.origin() : recovery.origin(),
            "the table has no point-in-time recovery",
            recovery)
        .mendedBy(
            Remedy.of(
                    "switch point-in-time recovery on",
                    Change.put(
                        table.identity(),
                        Term.flag(true),
                        TableContent.path(
                            table,
                            "PointInTimeRecoverySpecification",
                            "PointInTimeRecoveryEnabled")))
                .warning("AWS charges for it by the size of the table"));
  }
}
