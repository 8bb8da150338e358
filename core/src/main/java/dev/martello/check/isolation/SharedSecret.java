package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flags secrets that functions read which anybody may call, and others which nobody outside may.
 */
@About(
    severity = LOW,
    title = "Open and internal functions share a secret",
    why =
        "What a break-in into the open function takes along opens whatever the internal one uses it"
            + " for, and nobody can take it from the one without the other.",
    mend = "Give the open function a secret of its own, with a user that may do only its work.",
    cwe = 653,
    isStrict = true)
final class SharedSecret implements Check {
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Secret.class)
        .map(secret -> judge(secret, readers(secret, app, context)));
  }

  private static List<LambdaFunction> readers(DataStore.Secret secret, App app, Context context) {
    var arn = app.arnOf(secret);
    return context.usersOf(secret).stream()
        .filter(function -> !isForRotation(function))
        .filter(
            function ->
                function
                    .role()
                    .known()
                    .anyMatch(role -> context.grantsOf(role).mayRead(arn).isYes()))
        .toList();
  }

  /** A function that does nothing but change the secret has to read it. */
  private static boolean isForRotation(LambdaFunction function) {
    return !function.triggers().isEmpty()
        && function.triggers().stream()
            .allMatch(trigger -> trigger.source() == EventSource.SECRETS_MANAGER);
  }

  private static Verdict judge(DataStore.Secret secret, List<LambdaFunction> readers) {
    var open = readers.stream().filter(one -> is(one, Exposure.Level.PUBLIC)).toList();
    var inner = readers.stream().filter(one -> is(one, Exposure.Level.INTERNAL)).toList();
    var unclear = readers.stream().filter(one -> is(one, Exposure.Level.UNKNOWN)).toList();
    if (inner.isEmpty() || (open.isEmpty() && unclear.isEmpty())) {
      return Verdict.passes();
    }
    var outer = open.isEmpty() ? unclear : open;
    var message =
        "%s may call %s, and nobody outside %s".formatted(who(outer), names(outer), names(inner));
    if (open.isEmpty()) {
      var needs = "whether anybody may call " + names(unclear);
      return Verdict.undecided(secret, secret.origin(), message, needs).on(readers);
    }
    var fails = Verdict.fails(secret, secret.origin(), message);
    for (var function : readers) {
      fails =
          fails.because(
              function.role().written().origin(),
              "%s reads it".formatted(names(List.of(function))));
    }
    return fails.on(readers);
  }

  private static String who(List<LambdaFunction> functions) {
    return WayIn.who(
        functions.stream().flatMap(function -> function.exposure().by().stream()).toList());
  }

  private static boolean is(LambdaFunction function, Exposure.Level level) {
    return function.exposure().level() == level;
  }

  private static String names(List<LambdaFunction> functions) {
    return functions.stream()
        .map(function -> "`" + function.identity().writtenId() + "`")
        .collect(Collectors.joining(", "));
  }
}
