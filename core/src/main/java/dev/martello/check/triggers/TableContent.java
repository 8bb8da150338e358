package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Writes;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Tells tables whose content would be missed from caches and the like. */
final class TableContent {
  private static final Set<String> PASSING =
      Set.of(
          "cache",
          "caches",
          "session",
          "sessions",
          "connection",
          "connections",
          "lock",
          "locks",
          "idempotency",
          "temp",
          "tmp",
          "temporary",
          "ratelimit",
          "throttle",
          "token",
          "tokens",
          "nonce",
          "nonces",
          "checkpoint",
          "checkpoints",
          "lease",
          "leases",
          "test",
          "demo");

  private TableContent() {}

  /**
   * Says whether a table looks as if it held what cannot be made again: its items do not expire,
   * its name tells of nothing that passes, and it is not declared to go with the stack.
   */
  static boolean isKept(DataStore.Table table, App app) {
    var settings = app.settingsOf(table);
    boolean expires =
        settings.get("TimeToLiveSpecification", "Enabled").flag(false).isEqualTo(true).isYes();
    boolean isDisposable = settings.beside("DeletionPolicy").text().isEqualTo("Delete").isYes();
    return !expires && !isDisposable && words(table).stream().noneMatch(PASSING::contains);
  }

  private static List<String> words(DataStore.Table table) {
    var names = table.identity().writtenId() + " " + table.name().show();
    return List.of(
        names.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).split("[^a-z]+"));
  }

  /** Says whether the owner wants the table to outlive the stack. */
  static boolean outlivesStack(DataStore.Table table, App app) {
    return app.settingsOf(table)
        .beside("DeletionPolicy")
        .text()
        .is(policy -> policy.startsWith("Retain"))
        .isYes();
  }

  /** Returns the functions that can change a table and that somebody outside can call. */
  static List<LambdaFunction> exposedWriters(
      DataStore.Table table, App app, Check.Context context) {
    return Writes.functionsWith(Power.WRITES_DATA, table, app, context)
        .filter(function -> function.exposure().level() != Exposure.Level.INTERNAL)
        .toList();
  }

  /** Returns the way to what CloudFormation keeps with the first replica of a global table. */
  static String[] path(DataStore.Table table, String... path) {
    return table.identity().type().equals(GuardedStore.GLOBAL_TABLE)
        ? Stream.concat(Stream.of("Replicas", "0"), Arrays.stream(path)).toArray(String[]::new)
        : path;
  }
}
