package dev.martello.code.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What holds for every unit, whatever it was made of. */
final class Consistency {
  private final Unit unit;

  private Consistency(Unit unit) {
    this.unit = unit;
  }

  static void check(Unit unit) {
    var check = new Consistency(unit);
    for (int number = 0; number < unit.procedures().size(); number++) {
      var procedure = unit.procedures().get(number);
      assertThat(procedure.number()).isEqualTo(number);
      assertThat(procedure.parent()).isLessThan(number);
      check.procedure(procedure);
    }
    assertThat(unit.problems().size()).isLessThanOrEqualTo(21);
  }

  private void procedure(Procedure procedure) {
    assertThat(procedure.self()).isLessThan(procedure.registers());
    for (var parameter : procedure.parameters()) {
      assertThat(parameter.register()).isBetween(0, procedure.registers() - 1);
    }
    for (var block : procedure.blocks()) {
      block(procedure, block);
    }
  }

  private void block(Procedure procedure, Block block) {
    int blocks = procedure.blocks().size();
    if (block.handler() >= 0) {
      var first = procedure.blocks().get(block.handler()).instructions().getFirst();
      assertThat(first).isInstanceOf(Instruction.Caught.class);
    }
    for (int target : targets(block.exit())) {
      assertThat(target).isBetween(0, blocks - 1);
    }
    for (var instruction : block.instructions()) {
      assertThat(instruction.place().end()).isLessThanOrEqualTo(unit.file().text().length());
      assertThat(instruction.target()).isLessThan(procedure.registers());
      for (int operand : operands(instruction)) {
        assertThat(operand).describedAs("%s", instruction).isBetween(0, procedure.registers() - 1);
      }
      outer(procedure, instruction);
    }
  }

  private void outer(Procedure procedure, Instruction instruction) {
    switch (instruction) {
      case Instruction.LoadOuter it -> shared(procedure, it.depth(), it.register());
      case Instruction.StoreOuter it -> shared(procedure, it.depth(), it.register());
      case Instruction.Closure it -> {
        var made = unit.procedures().get(it.procedure());
        assertThat(made.parent()).isEqualTo(procedure.number());
      }
      default -> {}
    }
  }

  private void shared(Procedure procedure, int depth, int register) {
    assertThat(depth).isPositive();
    var at = procedure;
    for (int step = 0; step < depth; step++) {
      at = unit.procedures().get(at.parent());
    }
    assertThat(at.shared()).contains(register);
    assertThat(at.number()).describedAs("top-level variables are members").isPositive();
  }

  private static List<Integer> targets(Exit exit) {
    return switch (exit) {
      case Exit.Jump jump -> List.of(jump.block());
      case Exit.Branch branch -> List.of(branch.whenTrue(), branch.whenFalse());
      case Exit.Either either -> List.of(either.first(), either.second());
      case Exit.Return done -> List.of();
      case Exit.Throw thrown -> List.of();
    };
  }

  private static List<Integer> operands(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy it -> List.of(it.source());
      case Instruction.Load it -> of(it.object(), it.key());
      case Instruction.Store it -> {
        var all = new ArrayList<>(of(it.object(), it.key()));
        all.add(it.value());
        yield all;
      }
      case Instruction.StoreOuter it -> List.of(it.value());
      case Instruction.Make it -> it.entries().stream().flatMap(Consistency::of).toList();
      case Instruction.Concatenate it -> it.parts();
      case Instruction.Operate it -> it.operands();
      case Instruction.Call it ->
          Stream.concat(Stream.of(of(it.callee())), it.arguments().stream().map(Argument::register))
              .toList();
      case Instruction.MakeClass it -> it.bases();
      case Instruction.MethodValue it -> it.captured();
      case Instruction.Each it -> List.of(it.iterable());
      case Instruction.Rest it -> List.of(it.object());
      case Instruction.Await it -> List.of(it.source());
      case Instruction.Yield it -> List.of(it.source());
      case Instruction.Typed it -> List.of(it.source());
      default -> List.of();
    };
  }

  private static List<Integer> of(int object, Key key) {
    return key instanceof Key.Element element
        ? List.of(object, element.register())
        : List.of(object);
  }

  private static Stream<Integer> of(Entry entry) {
    return entry.key() < 0 ? Stream.of(entry.value()) : Stream.of(entry.key(), entry.value());
  }

  private static int of(Callee callee) {
    return switch (callee) {
      case Callee.Value value -> value.register();
      case Callee.Method method -> method.receiver();
      case Callee.Construct construct -> construct.register();
      case Callee.Declared declared -> declared.receiver();
    };
  }
}
