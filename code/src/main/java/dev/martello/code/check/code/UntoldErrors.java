package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Uses;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds errors of Go that are asked for, and of which nobody but a log hears. */
final class UntoldErrors {
  /*
   * Where `err != nil` is asked, the blocks that are reached through the answer yes alone treat the
   * error. It is lost if these only tell of it, if they return no error, and if nothing that is
   * returned elsewhere comes from it.
   */

  private static final Pattern TELLING =
      Pattern.compile(
          "^(?:log|log/slog|fmt|strings|strconv|errors|time|encoding/json)\\.|\\.(?:Error|String)$"
              + "|\\.(?:Print|Info|Debug|Warn|Warning|Error|Trace|With)(?:f|ln|w|Context|Field|Fields|Error)?$"
              + "|\\.(?:Msg|Msgf|Err|Str|Send)$");

  /** What Go itself has to look at values. */
  private static final Set<String> SIZE = Set.of("len", "cap", "string", "min", "max");

  private static final Pattern ENDING = Pattern.compile("\\.(?:Fatal|Panic)(?:f|ln)?$|^os\\.Exit$");

  private final GoWork work;
  private final Predicate<Instruction.Call> isWork;
  private final Uses uses;
  private final Dominators dominators;

  /**
   * @param isWork tells the calls whose errors are meant
   */
  UntoldErrors(GoWork work, Predicate<Instruction.Call> isWork) {
    this.work = work;
    this.isWork = isWork;
    this.uses = work.procedure().uses();
    var blocks = work.procedure().blocks();
    this.dominators = new Dominators(blocks.size(), block -> blocks.get(block).next());
  }

  Stream<Span> places() {
    var returned = returned();
    return IntStream.range(0, procedure().blocks().size())
        .boxed()
        .flatMap(number -> tested(number, returned).stream());
  }

  private List<Span> tested(int number, Set<Integer> returned) {
    var block = procedure().blocks().get(number);
    if (!(block.exit() instanceof Exit.Branch branch)) {
      return List.of();
    }
    int error = branch.condition();
    boolean isErrorWhenTrue = true;
    for (var instruction : block.instructions().reversed()) {
      if (instruction instanceof Instruction.Operate(var target, var operator, var of, _)
          && target == error) {
        switch (operator) {
          case NOT -> {
            isErrorWhenTrue = !isErrorWhenTrue;
            error = of.getFirst();
          }
          case IS_NOTHING -> {
            var aliases = new HashSet<Integer>();
            boolean isWork = isWork(of.getFirst(), block, aliases);
            int treating = isErrorWhenTrue ? branch.whenFalse() : branch.whenTrue();
            int success = isErrorWhenTrue ? branch.whenTrue() : branch.whenFalse();
            return isWork
                    && isGone(aliases, treating, returned)
                    && isSilent(through(treating), aliases)
                    && !endsInError(treating, success)
                ? List.of(branch.place())
                : List.of();
          }
          default -> {
            return List.of();
          }
        }
      }
    }
    return List.of();
  }

  /** Returns whether nobody hears of an error by what is returned behind its treatment. */
  private boolean isGone(Set<Integer> aliases, int treating, Set<Integer> returned) {
    var blocks = through(treating);
    boolean isTreated =
        blocks.stream()
            .anyMatch(number -> !procedure().blocks().get(number).instructions().isEmpty());
    // Without a treatment of its own, `if err == nil`, whoever asks again behind it hears of it.
    var cleared = nothings(procedure().blocks().get(treating));
    return aliases.stream()
        .filter(alias -> !isTreated || returned.contains(alias))
        .filter(alias -> !cleared.contains(alias))
        .noneMatch(alias -> isTreated ? isLive(alias, blocks) : uses.isLive(alias, treating));
  }

  /** Returns the variables that hold no error any more: {@code err = nil}. */
  static Set<Integer> nothings(Block block) {
    var nothing = new HashSet<Integer>();
    for (var instruction : block.instructions()) {
      boolean isNothing =
          switch (instruction) {
            case Instruction.Constant constant -> constant.value() instanceof Literal.Nothing;
            case Instruction.Copy copy -> nothing.contains(copy.source());
            case Instruction.Typed typed -> nothing.contains(typed.source());
            default -> false;
          };
      if (isNothing) {
        nothing.add(instruction.target());
      } else {
        nothing.remove(instruction.target());
      }
    }
    return nothing;
  }

  /** Another attempt or way may come off; where none does, an error is returned in the end. */
  private boolean endsInError(int treating, int success) {
    var onward = procedure().reachable(treating, success);
    var ends =
        onward.stream()
            .mapToObj(number -> procedure().blocks().get(number).exit())
            .filter(exit -> exit instanceof Exit.Return || exit instanceof Exit.Throw)
            .toList();
    return !ends.isEmpty()
        && ends.stream()
            .allMatch(
                exit ->
                    !(exit instanceof Exit.Return leaving)
                        || isError(leaving.value(), new HashSet<>()));
  }

  /** Returns whether what is returned is never without an error, as it was just made. */
  private boolean isError(int value, Set<Integer> asked) {
    var made = uses.writers(value).toList();
    return value >= 0
        && asked.add(value)
        && !made.isEmpty()
        && made.stream()
            .allMatch(
                each ->
                    switch (each) {
                      case Instruction.Call call ->
                          work.names(call).stream().anyMatch(MAKING::contains);
                      case Instruction.Copy copy -> isError(copy.source(), asked);
                      case Instruction.Typed typed -> isError(typed.source(), asked);
                      case Instruction.Make several ->
                          !several.entries().isEmpty()
                              && isError(several.entries().getLast().value(), asked);
                      case Instruction.Load load -> isNamedError(load);
                      default -> false;
                    });
  }

  /** What makes errors. */
  private static final Set<String> MAKING = Set.of("errors.New", "fmt.Errorf");

  /** {@code return ErrNoSource}, {@code io.ErrUnexpectedEOF}. */
  private static boolean isNamedError(Instruction.Load load) {
    return load.key() instanceof Key.Member(var name) && ERROR.matcher(name).find();
  }

  private static final Pattern ERROR = Pattern.compile("^[eE]rr[A-Z]");

  /** Returns whether something is read behind the treatment of an error before it is written. */
  private boolean isLive(int register, BitSet blocks) {
    return procedure().shared().contains(register)
        || blocks.stream()
            .flatMap(number -> procedure().blocks().get(number).next())
            .filter(next -> !blocks.get(next))
            .anyMatch(next -> uses.isLive(register, next));
  }

  /** Returns whether what a procedure returns as its error ever comes from such a call. */
  boolean returnsWork(int error) {
    return procedure().blocks().stream()
        .anyMatch(
            block ->
                block.instructions().stream().anyMatch(each -> each.target() == error)
                        && isWork(error, block, new HashSet<>())
                    || block.exit() instanceof Exit.Return leaving
                        && leaving.value() >= 0
                        && isWork(last(leaving.value()), block, new HashSet<>()));
  }

  /** Returns the last of several values that are returned, or the only one. */
  private int last(int value) {
    return uses.writers(value)
        .filter(Instruction.Make.class::isInstance)
        .map(Instruction.Make.class::cast)
        .filter(made -> !made.entries().isEmpty())
        .findFirst()
        .map(made -> made.entries().getLast().value())
        .orElse(value);
  }

  /** Returns whether an error comes from a call that does something; collects its registers. */
  private boolean isWork(int error, Block block, Set<Integer> aliases) {
    aliases.add(error);
    var sources = definitions(error, block);
    return sources.stream()
        .anyMatch(
            source ->
                switch (source) {
                  case Instruction.Copy copy when !aliases.contains(copy.source()) ->
                      isWork(copy.source(), block, aliases);
                  case Instruction.Typed typed when typed.source() == error -> true;
                  case Instruction.Typed typed when !aliases.contains(typed.source()) ->
                      isWork(typed.source(), block, aliases);
                  case Instruction.Load(_, var tuple, Key.Member _, _)
                      when !aliases.contains(tuple) ->
                      isWork(tuple, block, aliases);
                  case Instruction.Call call -> isWork.test(call);
                  default -> false;
                });
  }

  /** Returns what was written last in the same block, or whatever writes elsewhere. */
  private List<Instruction> definitions(int register, Block block) {
    for (var instruction : block.instructions().reversed()) {
      if (instruction.target() == register) {
        return List.of(instruction);
      }
    }
    return uses.writers(register).toList();
  }

  /** Returns the blocks that are reached through one of them alone. */
  private BitSet through(int block) {
    return dominators.through(block);
  }

  private boolean isSilent(BitSet blocks, Set<Integer> aliases) {
    var written = new HashSet<>(aliases);
    for (int number : blocks.stream().toArray()) {
      var block = procedure().blocks().get(number);
      boolean isTold =
          switch (block.exit()) {
            case Exit.Throw _ -> true;
            case Exit.Return leaving -> !isNoError(leaving.value());
            case Exit.Jump _, Exit.Branch _, Exit.Either _ -> false;
          };
      if (isTold || !block.instructions().stream().allMatch(this::isTelling)) {
        return false;
      }
      block.instructions().stream()
          .mapToInt(Instruction::target)
          .filter(target -> target >= 0)
          .forEach(written::add);
    }
    written.removeAll(aliases);
    // A variable may tell the rest of the procedure that something failed.
    return written.stream().noneMatch(register -> uses.isReadOutside(register, blocks));
  }

  /** Returns whether a step at most tells of an error. */
  boolean isTelling(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Store _,
          Instruction.StoreOuter _,
          Instruction.Yield _,
          Instruction.Closure _ ->
          false;
      case Instruction.Call call -> {
        var names = work.names(call);
        yield SIZE.contains(work.written(call.place()))
            || (!names.isEmpty()
                && names.stream()
                    .allMatch(
                        name -> TELLING.matcher(name).find() && !ENDING.matcher(name).find()));
      }
      default -> true;
    };
  }

  /** Returns whether what is returned says that all went well. */
  private boolean isNoError(int value) {
    return value < 0
        || uses.writers(value)
            .allMatch(
                each ->
                    switch (each) {
                      case Instruction.Constant constant ->
                          constant.value() instanceof Literal.Nothing;
                      case Instruction.Make made ->
                          !made.entries().isEmpty() && isNoError(made.entries().getLast().value());
                      default -> false;
                    });
  }

  /** Returns the registers that what is returned may come from. */
  private Set<Integer> returned() {
    var found = new HashSet<Integer>();
    for (var block : procedure().blocks()) {
      Operands.of(block.exit())
          .filter(_ -> block.exit() instanceof Exit.Return)
          .forEach(found::add);
    }
    var waiting = new ArrayDeque<>(found);
    while (!waiting.isEmpty()) {
      uses.writers(waiting.remove())
          .filter(UntoldErrors::handsOn)
          .flatMapToInt(Operands::of)
          .filter(register -> register >= 0 && found.add(register))
          .forEach(waiting::add);
    }
    return found;
  }

  private static boolean handsOn(Instruction instruction) {
    return instruction instanceof Instruction.Copy
        || instruction instanceof Instruction.Typed
        || instruction instanceof Instruction.Make
        || instruction instanceof Instruction.Call
        || instruction instanceof Instruction.Operate(_, Operator operator, _, _)
            && operator == Operator.ADD;
  }

  private Procedure procedure() {
    return work.procedure();
  }
}
