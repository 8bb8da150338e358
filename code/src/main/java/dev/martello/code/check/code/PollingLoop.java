package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Procedure;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** What gives a channel to receive from in a loop, which is made in front of it. */
  private static final Set<String> TICKING = Set.of("time.NewTicker", "time.NewTimer", "time.Tick");

  private static final Pattern STATE = Pattern.compile("stat(?:e|us)$");
  private static final Pattern TOKEN = Pattern.compile("token|marker|lastevaluated|nextpage");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var sleeping =
        code.result().usages().stream()
            .filter(
                usage ->
                    TICKING.contains(usage.name())
                        || (SLEEPING.contains(usage.name()) && usage.isInLoop()))
            .map(Usage::where)
            .toList();
    return Answered.of(code)
        .filter(answered -> answered.usage().isInLoop())
        .flatMap(answered -> place(answered, sleeping, code).stream());
  }

  private static Optional<Place> place(
      Answered answered, List<Origin.Written> sleeping, CodeResults.FunctionCode code) {
    var waiters = OperationTables.standard().waiters(answered.call());
    var asked = answered.usage().where();
    var near = sleeping.stream().filter(sleep -> sleep.file().equals(asked.file())).toList();
    if (waiters.isEmpty()) {
      return Optional.empty();
    }
    var loops = EnclosingLoop.around(asked, code.result().reached());
    if (near.isEmpty()) {
      return isAskedAgain(answered, loops)
          ? Optional.of(new Place(asked, message(answered, meant(waiters, ""))))
          : Optional.empty();
    }
    if (!loops.isEmpty() && loops.stream().allMatch(EnclosingLoop::isForAnother)) {
      return Optional.empty();
    }
    var asking = around(asked, code);
    var pausing = around(near.getFirst(), code);
    boolean isHere =
        near.stream().anyMatch(sleep -> around(sleep, code).equals(asking))
            || call(pausing, asking, asked.file()).isPresent();
    var loop = isHere ? asking : calling(asking, pausing, asked.file(), code).or(() -> pausing);
    var where = isHere ? asked : call(asking, loop, asked.file()).orElse(asked);
    var text = loop.map(procedure -> text(procedure, asked.file())).orElse("");
    return Optional.of(new Place(where, message(answered, meant(waiters, text))));
  }

  private static String message(Answered answered, String waiter) {
    return "the loop polls `%s`; the SDK has the waiter `%s`"
        .formatted(answered.call().operation(), waiter);
  }

  /** Nobody sleeps: the loop ends with a state that the answer tells. */
  private static boolean isAskedAgain(Answered answered, List<EnclosingLoop> loops) {
    return loops.stream().anyMatch(loop -> !loop.isForAnother() && loop.isLeftByAnswer())
        && answered.reads(name -> STATE.matcher(name).find())
        && !answered.reads(name -> TOKEN.matcher(name).find());
  }

  /** Returns the innermost function around a place. */
  private static Optional<Procedure> around(Origin.Written where, CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(one -> one.number() > 0)
        .filter(
            one ->
                one.extent().start() <= where.span().start()
                    && where.span().end() <= one.extent().end())
        .min(Comparator.comparingInt((Procedure one) -> one.extent().end() - one.extent().start()));
  }

  /** A loop may call one function that asks and another one that sleeps. */
  private static Optional<Procedure> calling(
      Optional<Procedure> asking,
      Optional<Procedure> pausing,
      SourceFile file,
      CodeResults.FunctionCode code) {
    if (pausing.isEmpty() || call(asking, pausing, file).isPresent()) {
      return Optional.empty();
    }
    return code.result().reached().stream()
        .filter(unit -> unit.file().equals(file))
        .flatMap(unit -> unit.procedures().stream())
        .filter(one -> one.number() > 0)
        .filter(
            one ->
                call(asking, Optional.of(one), file).isPresent()
                    && call(pausing, Optional.of(one), file).isPresent())
        .findFirst();
  }

  /** Where the function with the loop calls the one that asks. */
  private static Optional<Origin.Written> call(
      Optional<Procedure> asking, Optional<Procedure> loop, SourceFile file) {
    if (asking.isEmpty() || asking.get().name().isEmpty() || loop.isEmpty()) {
      return Optional.empty();
    }
    int start = loop.get().span().start();
    return Pattern.compile("\\b" + Pattern.quote(asking.get().name()) + "\\s*\\(")
        .matcher(text(loop.get(), file))
        .results()
        .map(call -> new Span(start + call.start(), start + call.end()))
        .map(span -> new Origin.Written(file, span))
        .findFirst();
  }

  private static String text(Procedure procedure, SourceFile file) {
    return file.text().substring(procedure.extent().start(), procedure.extent().end());
  }

  /** Of several waiters the one is meant whose name ends with a state that the loop asks for. */
  private static String meant(List<String> waiters, String loop) {
    return waiters.stream()
        .filter(
            waiter -> {
              var state = waiter.replaceFirst(".*(?=[A-Z])", "");
              return Pattern.compile("[\"'.]" + state + "\\b", Pattern.CASE_INSENSITIVE)
                  .matcher(loop)
                  .find();
            })
        .findFirst()
        .orElse(waiters.getFirst());
  }
}
