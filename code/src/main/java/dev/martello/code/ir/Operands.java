package dev.martello.code.ir;

import java.util.List;
import java.util.stream.IntStream;

/** Tells which registers something reads. */
public final class Operands {
  private Operands() {}

  /** Returns the registers that an instruction reads; some may be negative. */
  public static IntStream of(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant _,
          Instruction.Builtin _,
          Instruction.Import _,
          Instruction.ThisModule _,
          Instruction.TypeObject _,
          Instruction.LoadOuter _,
          Instruction.New _,
          Instruction.Closure _,
          Instruction.Caught _ ->
          IntStream.empty();
      case Instruction.Copy copy -> IntStream.of(copy.source());
      case Instruction.Load load -> IntStream.concat(IntStream.of(load.object()), of(load.key()));
      case Instruction.Store store ->
          IntStream.concat(IntStream.of(store.object(), store.value()), of(store.key()));
      case Instruction.StoreOuter store -> IntStream.of(store.value());
      case Instruction.Make make ->
          make.entries().stream().flatMapToInt(entry -> IntStream.of(entry.key(), entry.value()));
      case Instruction.Concatenate text -> of(text.parts());
      case Instruction.Operate operate -> of(operate.operands());
      case Instruction.Call call ->
          IntStream.concat(
              of(call.callee()), call.arguments().stream().mapToInt(Argument::register));
      case Instruction.MakeClass made -> of(made.bases());
      case Instruction.MethodValue method ->
          IntStream.concat(of(method.method()), of(method.captured()));
      case Instruction.Each each -> IntStream.of(each.iterable());
      case Instruction.Rest rest -> IntStream.of(rest.object());
      case Instruction.Await await -> IntStream.of(await.source());
      case Instruction.Yield yield -> IntStream.of(yield.source());
      case Instruction.Typed typed -> IntStream.of(typed.source());
    };
  }

  /** Returns the registers that the end of a block reads; some may be negative. */
  public static IntStream of(Exit exit) {
    return switch (exit) {
      case Exit.Jump _, Exit.Either _ -> IntStream.empty();
      case Exit.Branch branch -> IntStream.of(branch.condition());
      case Exit.Return leaving -> IntStream.of(leaving.value());
      case Exit.Throw thrown -> IntStream.of(thrown.value());
    };
  }

  private static IntStream of(Key key) {
    return switch (key) {
      case Key.Element element -> IntStream.of(element.register());
      case Key.Member _, Key.Any _ -> IntStream.empty();
    };
  }

  private static IntStream of(Callee callee) {
    return switch (callee) {
      case Callee.Value value -> IntStream.of(value.register());
      case Callee.Method method -> IntStream.of(method.receiver());
      case Callee.Construct made -> IntStream.of(made.register());
      case Callee.Declared declared -> IntStream.of(declared.receiver());
    };
  }

  private static IntStream of(List<Integer> registers) {
    return registers.stream().mapToInt(Integer::intValue);
  }
}
