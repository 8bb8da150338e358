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
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.stream.Stream;

/** Flags tables that one call deletes although they are meant to last. */
@About(
    severity = LOW,
    title = "One call deletes the table",
    why =
        "Whoever holds a role that may call `DeleteTable`, a function's or a person's, ends the"
            + " application with one request.",
    mend = "Set `DeletionProtectionEnabled: true`.",
    cwe = 693,
    sameAs = {"dynamodb_table_deletion_protection_enabled", "DynamoDB.6"})
final class UnprotectedTable implements Check {
  private static final String DELETE = "dynamodb:DeleteTable";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Table.class)
        .flatMap(
            table -> {
              var deleting = deleting(table, app, context);
              boolean isMissed =
                  TableContent.isKept(table, app)
                      && (!deleting.isEmpty() || TableContent.outlivesStack(table, app));
              return isMissed || context.asksOfEveryResource()
                  ? Stream.of(judge(table, deleting).on(context.usersOf(table)))
                  : Stream.empty();
            });
  }

  private static List<LambdaFunction> deleting(DataStore.Table table, App app, Context context) {
    return context.usersOf(table).stream()
        .filter(
            function ->
                function
                    .role()
                    .known()
                    .anyMatch(
                        role -> context.grantsOf(role).grants(DELETE, app.arnOf(table)).isYes()))
        .toList();
  }

  private static Verdict judge(DataStore.Table table, List<LambdaFunction> deleting) {
    var protection = table.deletionProtection();
    var verdict =
        Verdict.of(
                protection.isEqualTo(false),
                table,
                protection.origin().isServiceDefault() ? table.origin() : protection.origin(),
                "nothing protects the table from being deleted",
                protection)
            .on(deleting)
            .mendedBy(remedy(table));
    return deleting.isEmpty()
        ? verdict
        : verdict.because(
            deleting.getFirst().role().written().origin(), "a function's role may delete it");
  }

  /** SAM's simple tables have no such setting. */
  private static Remedy remedy(DataStore.Table table) {
    return table.identity().writtenType().equals("AWS::Serverless::SimpleTable")
        ? Remedy.none()
        : Remedy.of(
                "protect the table from being deleted",
                Change.put(
                    table.identity(),
                    Term.flag(true),
                    TableContent.path(table, "DeletionProtectionEnabled")))
            .warning("the stack can delete the table only after this is switched off");
  }
}
