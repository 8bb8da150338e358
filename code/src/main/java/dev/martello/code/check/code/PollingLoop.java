package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.flow.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.value.SourceFile;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags loops that ask AWS for a state and sleep in between where the SDK has a waiter. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "A loop polls where the SDK has a waiter",
    why =
        "Loops of one's own wait too long or for ever, miss states of failure, and ask too often.",
    mend = "Use the waiter, or let Step Functions wait, which costs nothing meanwhile.")
final class PollingLoop implements PlaceCheck {
  private static final Set<String> SLEEPING =
      Set.of(
          "time.sleep",
          "asyncio.sleep",
          "setTimeout",
          "timers.setTimeout",
          "timers/promises.setTimeout",
          "Atomics.wait",
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "time.Sleep",
          "time.After");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var sleeping = sleeping(code);
    return Answered.of(code)
        .filter(answered -> answered.usage().isInLoop())
        .filter(answered -> sleeping.contains(answered.usage().where().file()))
        .flatMap(
            answered ->
                OperationTables.standard().waiter(answered.call()).stream()
                    .map(
                        waiter ->
                            new Place(
                                answered.usage().where(),
                                "the loop polls `%s`; the SDK has the waiter `%s`"
                                    .formatted(answered.call().operation(), waiter))));
  }

  private static Set<SourceFile> sleeping(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> SLEEPING.contains(usage.name()) && usage.isInLoop())
        .map(Usage::where)
        .map(where -> where.file())
        .collect(Collectors.toSet());
  }
}
