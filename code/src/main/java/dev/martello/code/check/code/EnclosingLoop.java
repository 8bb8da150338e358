package dev.martello.code.check.code;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A loop around a call, in the function that it stands in.
 *
 * @param call what is repeated
 * @param blocks those that the loop repeats
 * @param own those of them that no loop further in repeats
 * @param isRecursive whether the whole function is repeated, since it calls itself
 */
record EnclosingLoop(
    Unit unit,
    Procedure procedure,
    Instruction.Call call,
    BitSet blocks,
    BitSet own,
    boolean isRecursive) {
  /*
   * Functions that the loop calls, and variables of functions outside, are not looked into;
   * functions with very many blocks are left alone.
   */

  private static final int MOST_BLOCKS = 2000;

  /** Finds the loops around the call that stands at a place, the innermost first. */
  static List<EnclosingLoop> around(Origin.Written where, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(procedure -> procedure.blocks().size() <= MOST_BLOCKS)
                    .filter(procedure -> mayHold(procedure, where.span()))
                    .map(procedure -> around(where, procedure, unit)))
        .filter(loops -> !loops.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<EnclosingLoop> around(Origin.Written where, Procedure procedure, Unit unit) {
    for (int block = 0; block < procedure.blocks().size(); block++) {
      for (var each : procedure.blocks().get(block).instructions()) {
        if (each instanceof Instruction.Call call && call.place().equals(where.span())) {
          var loops = around(call, block, procedure, unit);
          if (!loops.isEmpty()) {
            return loops;
          }
        }
      }
    }
    return List.of();
  }

  private static List<EnclosingLoop> around(
      Instruction.Call call, int block, Procedure procedure, Unit unit) {
    var found = new ArrayList<EnclosingLoop>();
    var inner = new BitSet();
    new NaturalLoops(procedure)
        .around(block)
        .forEach(
            blocks -> {
              var own = (BitSet) blocks.clone();
              own.andNot(inner);
              inner.or(blocks);
              found.add(new EnclosingLoop(unit, procedure, call, blocks, own, false));
            });
    return found;
  }

  /**
   * Finds the function around a place that calls itself, or hands itself to what calls it later.
   */
  static Optional<EnclosingLoop> recursion(Origin.Written where, List<Unit> units) {
    return wholeFunction(where, units)
        .filter(found -> FunctionNames.isCallingItself(found.procedure(), found.unit()));
  }

  /** Finds the function that a call stands in, as if something repeated all of it. */
  static Optional<EnclosingLoop> wholeFunction(Origin.Written where, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(one -> one.number() > 0 && one.blocks().size() <= MOST_BLOCKS)
                    .filter(one -> contains(one.extent(), where.span()))
                    .flatMap(one -> whole(one, where, unit)))
        .findFirst();
  }

  private static Stream<EnclosingLoop> whole(Procedure procedure, Origin.Written where, Unit unit) {
    var blocks = new BitSet();
    blocks.set(0, procedure.blocks().size());
    return procedure.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(each -> each.place().equals(where.span()))
        .filter(Instruction.Call.class::isInstance)
        .map(each -> (Instruction.Call) each)
        .limit(1)
        .map(call -> new EnclosingLoop(unit, procedure, call, blocks, blocks, true));
  }

  /** Most procedures of a file are told apart by where they begin; the first is the file's own. */
  private static boolean mayHold(Procedure procedure, Span call) {
    return procedure.number() == 0 || procedure.span().start() <= call.start();
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** Returns the innermost function with a name around a place. */
  static Optional<Procedure> function(Origin.Written where, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(where.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(one -> one.number() > 0 && !one.name().isEmpty())
        .filter(one -> contains(one.extent(), where.span()))
        .min(Comparator.comparingInt((Procedure one) -> one.extent().end() - one.extent().start()));
  }

  /** Returns whether a call stands in the loop. */
  boolean holds(Origin.Written where) {
    return unit.file().equals(where.file())
        && (isRecursive
            ? contains(procedure.extent(), where.span())
            : instructions(blocks)
                .anyMatch(
                    each -> each instanceof Instruction.Call && each.place().equals(where.span())));
  }

  /** Returns whether the loop goes through the elements of what is iterated over at a place. */
  boolean goesThrough(Origin.Written iterated) {
    return unit.file().equals(iterated.file())
        && instructions(own)
            .anyMatch(
                each -> each instanceof Instruction.Each && each.place().equals(iterated.span()));
  }

  /** Returns the line in which the loop names what it goes through; empty text for others. */
  String head() {
    var text = unit.file().text();
    return instructions(own)
        .filter(Instruction.Each.class::isInstance)
        .map(each -> each.place().start())
        .map(start -> text.substring(start, Math.max(start, text.indexOf('\n', start))))
        .findFirst()
        .orElse("");
  }

  /** Returns whether each round waits for what the call gives. */
  boolean isAwaited() {
    var known = answer(own, new BitSet());
    return instructions(own)
        .anyMatch(each -> each instanceof Instruction.Await await && known.get(await.source()));
  }

  /** Returns the text of the function that the loop stands in. */
  String text() {
    var extent = procedure.extent();
    return unit.file().text().substring(extent.start(), extent.end());
  }

  /** Returns whether a place is in the same function, be it in the loop or not. */
  boolean isBeside(Origin.Written where) {
    return unit.file().equals(where.file()) && contains(procedure.extent(), where.span());
  }

  /** Returns whether the loop calls a function of that name. */
  boolean calls(Procedure other) {
    return instructions(blocks)
        .anyMatch(
            each ->
                each instanceof Instruction.Call one
                    && FunctionNames.isOf(other, one, procedure, unit));
  }

  /** Returns whether an error of the call is handled in the loop, which goes on then. */
  boolean isTried() {
    return blocks.stream()
        .mapToObj(procedure.blocks()::get)
        .anyMatch(
            block ->
                block.handler() >= 0
                    && blocks.get(block.handler())
                    && block.instructions().contains(call));
  }

  /** Returns whether a text, or a name, in the loop is such a one. */
  boolean mentions(Pattern wanted) {
    return instructions(blocks)
        .flatMap(EnclosingLoop::words)
        .anyMatch(word -> wanted.matcher(word).matches());
  }

  private static Stream<String> words(Instruction each) {
    return switch (each) {
      case Instruction.Constant(_, Literal.Text(var text), _) -> Stream.of(text);
      case Instruction.Constant(_, Literal.Whole(var number), _) ->
          Stream.of(Long.toString(number));
      case Instruction.Load(_, _, Key.Member(var name), _) -> Stream.of(name);
      case Instruction.Import(_, _, var member, _) -> Stream.of(member);
      case Instruction.TypeObject(_, var type, _) -> Stream.of(type);
      case Instruction.New(_, var type, _) -> Stream.of(type);
      case Instruction.Typed(_, _, var type, _, _) -> Stream.of(type);
      case Instruction.Caught(_, var types, _) -> types.stream();
      case Instruction.Call called -> FunctionNames.written(called.callee());
      default -> Stream.empty();
    };
  }

  /** Returns whether the loop ends, or goes on, by what the call answers. */
  boolean isLeftByAnswer() {
    var known = answer(blocks, new BitSet());
    return blocks.stream()
        .mapToObj(procedure.blocks()::get)
        .anyMatch(
            block ->
                block.exit() instanceof Exit.Branch branch
                    && branch.condition() >= 0
                    && known.get(branch.condition())
                    && (isRecursive || block.next().anyMatch(next -> !blocks.get(next))));
  }

  /**
   * Returns whether each round asks for another one: an element, the next page, one more. A
   * function that is handed over, such as one that fills a builder, sees the loop's variables.
   */
  boolean isForAnother() {
    var variance = variance();
    return variance.isChanging(Operands.of(call))
        || variance.isOfElements() && isFilledByFunction();
  }

  private boolean isFilledByFunction() {
    return instructions(own)
        .filter(each -> each.place().start() >= call.place().start())
        .filter(each -> each.place().end() <= call.place().end())
        .anyMatch(Instruction.Closure.class::isInstance);
  }

  /** Returns whether what the call answers decides what the next round asks for. */
  boolean isForWhatWasAnswered() {
    var elements = variance().elements();
    return new Slices(instructions(own).toList())
        .backward(Operands.of(call), elements)
        .intersects(answer(own, elements));
  }

  /** Returns the registers that hold something of what the call gives. */
  private BitSet answer(BitSet within, BitSet without) {
    return new Slices(instructions(within).toList()).forward(IntStream.of(call.target()), without);
  }

  /** Returns whether the loop goes through the elements of something. */
  boolean isOfElements() {
    return variance().isOfElements();
  }

  /**
   * Returns whether what is called is the loop's element itself, or what the element holds or
   * names: a function, or a method that several classes have.
   */
  boolean isOverFunctions(List<Unit> units) {
    return switch (call.callee()) {
      case Callee.Value(var function) -> isOfElement(function);
      case Callee.Method(var receiver, var name) ->
          isOfElement(receiver) && owners(name, units) != 1;
      default -> false;
    };
  }

  private static final int DEEPEST_MEMBER = 3;

  private boolean isOfElement(int register) {
    int held = register;
    for (int depth = 0; depth <= DEEPEST_MEMBER && held >= 0; depth++) {
      int now = held;
      if (instructions(own)
          .anyMatch(each -> each instanceof Instruction.Each && each.target() == now)) {
        return true;
      }
      held =
          instructions(own)
              .filter(each -> each.target() == now)
              .mapToInt(
                  each ->
                      switch (each) {
                        case Instruction.Copy(_, var source, _) -> source;
                        case Instruction.Typed typed -> typed.source();
                        case Instruction.Load(_, var object, Key.Member _, _) -> object;
                        case Instruction.Load(_, _, Key.Element(var name), _) -> name;
                        case Instruction.Call(_, Callee.Method(_, var get), var given, _)
                            when get.equals("get") && !given.isEmpty() ->
                            given.getFirst().register();
                        default -> -1;
                      })
              .findFirst()
              .orElse(-1);
    }
    return false;
  }

  private static long owners(String method, List<Unit> units) {
    return units.stream()
        .flatMap(unit -> unit.procedures().stream())
        .filter(one -> one.name().equals(method))
        .map(Procedure::owner)
        .distinct()
        .count();
  }

  /** Java: returns the declared class of the loop's element, if the call is a method of that. */
  Optional<String> typeOfElement() {
    return call.callee() instanceof Callee.Declared method
            && !method.isExact()
            && instructions(own)
                .anyMatch(
                    each ->
                        each instanceof Instruction.Each one && one.target() == method.receiver())
        ? Optional.of(method.owner())
        : Optional.empty();
  }

  /**
   * Returns whether each round gives another value for something by name, in the call; nothing
   * where the call does not show what it gives.
   */
  Optional<Boolean> isChanging(String argument) {
    var given =
        instructions(own)
            .filter(
                each ->
                    each.place().start() >= call.place().start()
                        && each.place().end() <= call.place().end())
            .flatMapToInt(each -> given(argument, each))
            .filter(register -> register >= 0)
            .toArray();
    return given.length == 0
        ? Optional.empty()
        : Optional.of(variance().isChanging(IntStream.of(given)));
  }

  private IntStream given(String argument, Instruction each) {
    return switch (each) {
      case Instruction.Make made ->
          made.entries().stream()
              .filter(entry -> isText(argument, entry.key()))
              .mapToInt(Instruction.Entry::value);
      case Instruction.Store(_, Key.Member(var name), var value, _)
          when name.equalsIgnoreCase(argument) ->
          IntStream.of(value);
      case Instruction.Call setting when isNamed(argument, setting.callee()) ->
          setting.arguments().stream().mapToInt(Argument::register).limit(1);
      case Instruction.Call other ->
          other.arguments().stream()
              .filter(given -> given.name().equalsIgnoreCase(argument))
              .mapToInt(Argument::register);
      default -> IntStream.empty();
    };
  }

  private boolean isText(String text, int register) {
    return register >= 0
        && instructions(blocks)
            .anyMatch(
                each ->
                    each instanceof Instruction.Constant(var target, Literal.Text(var own), _)
                        && target == register
                        && own.equalsIgnoreCase(text));
  }

  private static boolean isNamed(String name, Callee callee) {
    return switch (callee) {
      case Callee.Method(_, var method) -> method.equalsIgnoreCase(name);
      case Callee.Declared(_, var method, _, _, _) -> method.equalsIgnoreCase(name);
      case Callee.Value _, Callee.Construct _ -> false;
    };
  }

  private LoopVariance variance() {
    return new LoopVariance(instructions(own).toList());
  }

  private Stream<Instruction> instructions(BitSet of) {
    return of.stream()
        .mapToObj(procedure.blocks()::get)
        .flatMap(block -> block.instructions().stream());
  }
}
