package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operands;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells which values are others in each round of a loop, and which are loop-invariant.
 *
 * @param instructions those of the loop and of no loop further in
 */
record LoopVariance(List<Instruction> instructions) {

  /** What takes the next one out of many. */
  private static final Set<String> TAKING =
      Set.of(
          "pop",
          "popleft",
          "popitem",
          "shift",
          "poll",
          "pollFirst",
          "pollLast",
          "next",
          "remove",
          "removeFirst",
          "removeLast",
          "take",
          "dequeue");

  LoopVariance {
    instructions = List.copyOf(instructions);
  }

  /** Returns whether the loop goes through the elements of something. */
  boolean isOfElements() {
    return instructions.stream().anyMatch(Instruction.Each.class::isInstance);
  }

  /** Returns whether each round gives some registers another value. */
  boolean isChanging(IntStream registers) {
    var asked = causes(registers);
    return instructions.stream()
        .filter(
            each -> Slices.written(each).anyMatch(register -> register >= 0 && asked.get(register)))
        .anyMatch(this::isChanging);
  }

  private boolean isChanging(Instruction each) {
    return switch (each) {
      case Instruction.Each _ -> true;
      case Instruction.Call taking when isTaking(taking.callee()) -> true;
      case Instruction.Store _ -> false;
      case Instruction.Typed typed when isDeclaration(typed) -> false;
      case Instruction.Rest _ when isOfElements() -> true;
      default ->
          each.target() >= 0
              && (isChosen(each.target()) || causes(Operands.of(each)).get(each.target()));
    };
  }

  /** What several instructions write is decided in each round anew. */
  private boolean isChosen(int register) {
    return instructions.stream()
            .filter(each -> each.target() == register && !isDeclaration(each))
            .limit(2)
            .count()
        > 1;
  }

  /** The type of a value is no other value. */
  private static boolean isDeclaration(Instruction each) {
    return each instanceof Instruction.Typed typed && typed.target() == typed.source();
  }

  private static boolean isTaking(Callee callee) {
    return switch (callee) {
      case Callee.Method(_, var name) -> TAKING.contains(name);
      case Callee.Declared(_, var name, _, _, _) -> TAKING.contains(name);
      case Callee.Value _, Callee.Construct _ -> false;
    };
  }

  /**
   * Returns the registers of objects that are others in each round: what is put into them stays.
   */
  BitSet elements() {
    var elements = new BitSet();
    instructions.stream()
        .filter(Instruction.Store.class::isInstance)
        .map(each -> ((Instruction.Store) each).object())
        .filter(object -> object >= 0 && !elements.get(object))
        .filter(object -> isElement(causes(IntStream.of(object))))
        .forEach(elements::set);
    return elements;
  }

  private boolean isElement(BitSet causes) {
    return instructions.stream()
        .anyMatch(each -> each instanceof Instruction.Each one && causes.get(one.target()));
  }

  private BitSet causes(IntStream registers) {
    return new Slices(instructions).backward(registers, new BitSet());
  }
}
