package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The loop in which a handler goes through the records of a batch.
 *
 * @param loop the outermost around what is done for a record
 */
record RecordLoop(EnclosingLoop loop) {
  /** What calls a function for each of many. */
  private static final Set<String> CALLING_FOR_EACH =
      Set.of("forEach", "map", "flatMap", "mapToObj", "peek", "reduce", "starmap", "submit");

  /** Finds the loop around a call, be it around the call of a function that makes it. */
  static Optional<RecordLoop> around(Usage usage, CodeResults.FunctionCode code) {
    return way(usage).flatMap(where -> at(where, code).stream()).findFirst();
  }

  private static Optional<RecordLoop> at(Origin.Written where, CodeResults.FunctionCode code) {
    var loops = EnclosingLoop.around(where, code.result().reached());
    return loops.isEmpty() ? Optional.empty() : Optional.of(new RecordLoop(loops.getLast()));
  }

  /** From the handler to the call. */
  private static Stream<Origin.Written> way(Usage usage) {
    return Stream.concat(usage.callers().stream(), Stream.of(usage.where()));
  }

  /**
   * Returns where the records are gone through for some calls, as near to the handler as can be;
   * nothing where no line shows it.
   */
  static Optional<Origin.Written> place(List<Usage> usages, CodeResults.FunctionCode code) {
    int deepest = usages.stream().mapToInt(usage -> usage.callers().size()).max().orElse(-1);
    return IntStream.rangeClosed(0, deepest)
        .mapToObj(
            depth ->
                usages.stream()
                    .flatMap(usage -> step(usage, depth))
                    .distinct()
                    .flatMap(step -> step.place(code).stream())
                    .min(BY_POSITION))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A call on the way, and whether the loop goes on when it fails. */
  private record Step(Origin.Written where, boolean isForgiven) {
    Optional<Origin.Written> place(CodeResults.FunctionCode code) {
      return at(where, code).map(loop -> loop.place(isForgiven)).or(() -> forEach(where, code));
    }
  }

  private static Stream<Step> step(Usage usage, int depth) {
    return way(usage).skip(depth).limit(1).map(where -> new Step(where, usage.isForgiven()));
  }

  private static final Comparator<Origin.Written> BY_POSITION =
      Comparator.comparing((Origin.Written where) -> where.file().path())
          .thenComparing(where -> where.span().start());

  /** A call that hands a function to each of many, from where the many come from. */
  private static Optional<Origin.Written> forEach(
      Origin.Written where, CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(procedure -> isWithin(where.span(), procedure.extent()))
        .flatMap(procedure -> forEach(where, procedure))
        .findFirst();
  }

  private static Stream<Origin.Written> forEach(Origin.Written where, Procedure procedure) {
    return calls(procedure)
        .filter(call -> call.place().equals(where.span()) && isForEach(call.callee()))
        .map(call -> new Origin.Written(where.file(), beginning(call, procedure)));
  }

  /** The first call of a chain of them. */
  private static Span beginning(Instruction.Call call, Procedure procedure) {
    int receiver = receiver(call.callee());
    return calls(procedure)
        .filter(before -> receiver >= 0 && before.target() == receiver && before != call)
        .filter(before -> before.place().start() < call.place().start())
        .map(before -> beginning(before, procedure))
        .findFirst()
        .orElse(call.place());
  }

  private static int receiver(Callee callee) {
    return switch (callee) {
      case Callee.Method(var receiver, _) -> receiver;
      case Callee.Declared declared -> declared.receiver();
      case Callee.Value _, Callee.Construct _ -> -1;
    };
  }

  private static Stream<Instruction.Call> calls(Procedure procedure) {
    return procedure
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  private static boolean isWithin(Span inner, Span outer) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  private static boolean isForEach(Callee callee) {
    return switch (callee) {
      case Callee.Method(_, var name) -> CALLING_FOR_EACH.contains(name);
      case Callee.Declared declared -> CALLING_FOR_EACH.contains(declared.name());
      case Callee.Value _, Callee.Construct _ -> false;
    };
  }

  /** Returns the first loop of a handler; its head where it has none. */
  static Origin.Written first(Analysis.Started handler) {
    return handler
        .procedure()
        .instructions()
        .filter(Instruction.Each.class::isInstance)
        .map(each -> new Origin.Written(handler.unit().file(), each.place()))
        .min(BY_POSITION)
        .orElseGet(() -> Handler.head(handler));
  }

  /**
   * Returns the line that ends the whole for one record: the only one that hands an error on, where
   * errors are returned or thrown once all is done, and the loop itself elsewhere.
   */
  private Origin.Written place(boolean isForgiven) {
    var ending = (loop.unit().language() == Language.GO ? returned() : thrown(isForgiven)).toList();
    return new Origin.Written(loop.unit().file(), ending.size() == 1 ? ending.getFirst() : begin());
  }

  /** Returns whether the loop itself catches what fails, be it not all that may. */
  private boolean isTried() {
    return loop.procedure().blocks().stream()
        .filter(block -> block.handler() >= 0 && loop.blocks().get(block.handler()))
        .anyMatch(block -> block.instructions().contains(loop.call()));
  }

  /** Methods of Java declare what they throw at their head. */
  private Stream<Span> thrown(boolean isForgiven) {
    return (isForgiven || isTried()) && !loop.unit().language().isOfJvm()
        ? after().stream()
            .mapToObj(block -> loop.procedure().blocks().get(block).exit())
            .filter(Exit.Throw.class::isInstance)
            .map(leaving -> ((Exit.Throw) leaving).place())
            .distinct()
        : Stream.empty();
  }

  /** Returns whether an error leaves the loop; where errors are thrown any call may do so. */
  boolean isLeftByErrors() {
    return loop.unit().language() != Language.GO
        || returned(left()).findAny().isPresent()
        || isStarting() && returned(after()).findAny().isPresent();
  }

  /** Go: what fails of what was started for each record is asked for after the loop. */
  private boolean isStarting() {
    return loop.call().callee() instanceof Callee.Method(_, var name) && STARTING.contains(name);
  }

  private static final Set<String> STARTING = Set.of("Go", "TryGo");

  /** Returns whether a place stands in the same function, where nothing of the loop is tried. */
  boolean isApartFrom(Origin.Written caught) {
    var blocks = loop.procedure().blocks();
    return loop.unit().language() != Language.GO
        && loop.isBeside(caught)
        && loop.blocks().stream().allMatch(block -> blocks.get(block).handler() < 0);
  }

  /** Returns whether the function throws, after the loop, what failed in it. */
  boolean isThrowingAfterwards() {
    var after = after();
    return after.stream()
        .anyMatch(block -> loop.procedure().blocks().get(block).exit() instanceof Exit.Throw);
  }

  private Span begin() {
    return instructions()
        .filter(Instruction.Each.class::isInstance)
        .findFirst()
        .or(() -> instructions().min(Comparator.comparingInt(each -> each.place().start())))
        .map(Instruction::place)
        .orElse(loop.call().place());
  }

  private Stream<Instruction> instructions() {
    return loop.own().stream()
        .mapToObj(loop.procedure().blocks()::get)
        .flatMap(block -> block.instructions().stream());
  }

  /** Go: where an error is returned out of the loop. */
  private Stream<Span> returned() {
    var within = returned(left()).toList();
    return within.isEmpty() ? returned(after()) : within.stream();
  }

  /** Returns the blocks that run when the loop was left before its end. */
  private BitSet left() {
    var left = reachable(leaving());
    left.andNot(after());
    return left;
  }

  private Stream<Span> returned(BitSet blocks) {
    return blocks.stream()
        .mapToObj(loop.procedure().blocks()::get)
        .filter(block -> block.exit() instanceof Exit.Return(var value, _) && isError(value))
        .map(block -> ((Exit.Return) block.exit()).place())
        .distinct();
  }

  /** The error is the last of what is returned. */
  private boolean isError(int value) {
    return value >= 0
        && loop.procedure()
            .instructions()
            .filter(each -> each.target() == value)
            .noneMatch(
                each ->
                    switch (each) {
                      case Instruction.Constant(_, Literal.Nothing _, _) -> true;
                      case Instruction.Make made ->
                          !made.entries().isEmpty() && !isError(made.entries().getLast().value());
                      default -> false;
                    });
  }

  /** Returns the blocks that run when all records were gone through. */
  private BitSet after() {
    return reachable(
        loop.own().stream()
            .filter(block -> next(block).anyMatch(loop.blocks()::get))
            .filter(block -> loop.procedure().blocks().get(block).exit() instanceof Exit.Either)
            .flatMap(this::next)
            .filter(block -> !loop.blocks().get(block)));
  }

  private IntStream leaving() {
    return loop.blocks().stream().flatMap(this::next).filter(block -> !loop.blocks().get(block));
  }

  private IntStream next(int block) {
    return loop.procedure().blocks().get(block).next();
  }

  private BitSet reachable(IntStream from) {
    return loop.procedure().reachable(from, (_, to) -> !loop.blocks().get(to));
  }
}
