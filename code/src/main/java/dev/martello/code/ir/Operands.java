package dev.martello.code.ir;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Tells which registers something reads. */
public final class Operands {
  private Operands() {}

  /** Returns the registers that an instruction reads; some may be negative. */
  public static IntStream of(Instruction instruction) {
    var all = IntStream.builder();
    each(instruction, all);
    return all.build();
  }

  /** Returns the registers that the end of a block reads; some may be negative. */
  public static IntStream of(Exit exit) {
    return IntStream.of(read(exit));
  }

  /** Calls for each register that an instruction reads; some may be negative. */
  public static void each(Instruction instruction, IntConsumer told) {
    switch (instruction) {
      case Instruction.Constant _,
          Instruction.Builtin _,
          Instruction.Import _,
          Instruction.ThisModule _,
          Instruction.TypeObject _,
          Instruction.LoadOuter _,
          Instruction.New _,
          Instruction.Closure _,
          Instruction.Caught _ -> {}
      case Instruction.Copy copy -> told.accept(copy.source());
      case Instruction.Load load -> {
        told.accept(load.object());
        told.accept(read(load.key()));
      }
      case Instruction.Store store -> {
        told.accept(store.object());
        told.accept(store.value());
        told.accept(read(store.key()));
      }
      case Instruction.StoreOuter store -> told.accept(store.value());
      case Instruction.Make make -> {
        for (var entry : make.entries()) {
          told.accept(entry.key());
          told.accept(entry.value());
        }
      }
      case Instruction.Concatenate text -> each(text.parts(), told);
      case Instruction.Operate operate -> each(operate.operands(), told);
      case Instruction.Call call -> {
        told.accept(read(call.callee()));
        for (var argument : call.arguments()) {
          told.accept(argument.register());
        }
      }
      case Instruction.MakeClass made -> each(made.bases(), told);
      case Instruction.MethodValue method -> {
        told.accept(read(method.method()));
        each(method.captured(), told);
      }
      case Instruction.Each each -> told.accept(each.iterable());
      case Instruction.Rest rest -> told.accept(rest.object());
      case Instruction.Await await -> told.accept(await.source());
      case Instruction.Yield yield -> told.accept(yield.source());
      case Instruction.Typed typed -> told.accept(typed.source());
    }
  }

  /** Returns the register that the end of a block reads; negative for none. */
  public static int read(Exit exit) {
    return switch (exit) {
      case Exit.Jump _, Exit.Either _ -> -1;
      case Exit.Branch branch -> branch.condition();
      case Exit.Return leaving -> leaving.value();
      case Exit.Throw thrown -> thrown.value();
    };
  }

  private static int read(Key key) {
    return switch (key) {
      case Key.Element element -> element.register();
      case Key.Member _, Key.Any _ -> -1;
    };
  }

  private static int read(Callee callee) {
    return switch (callee) {
      case Callee.Value value -> value.register();
      case Callee.Method method -> method.receiver();
      case Callee.Construct made -> made.register();
      case Callee.Declared declared -> declared.receiver();
    };
  }

  private static void each(List<Integer> registers, IntConsumer told) {
    for (int register : registers) {
      told.accept(register);
    }
  }
}
