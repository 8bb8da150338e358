package dev.martello.code.library;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds functions that are asked whether to trust something and accept all of it. */
public final class AcceptAll {
  private AcceptAll() {}

  /** Returns a function that says yes, or nothing, without looking at what it is asked. */
  public static Optional<ProcedureId> in(Value value, Interpreter interpreter) {
    return value.atoms().stream()
        .flatMap(atom -> Stream.concat(Stream.of(atom), methods(atom, interpreter)))
        .filter(Atom.Function.class::isInstance)
        .map(atom -> ((Atom.Function) atom).id())
        .filter(
            id ->
                isAccepting(
                    interpreter.program().procedure(id),
                    interpreter.program().unit(id.unit()).language() == Language.GO))
        .findFirst();
  }

  /** What an object answers that is made for one question: the only method of its class. */
  private static Stream<Atom> methods(Atom atom, Interpreter interpreter) {
    if (!(atom instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held)) {
      return Stream.empty();
    }
    var type =
        held.kind() == HeapObject.Kind.CLASS
            ? Stream.of(held)
            : held.classes().atoms().stream()
                .filter(Atom.Reference.class::isInstance)
                .map(each -> interpreter.get(((Atom.Reference) each).object()))
                .filter(each -> each != null && each.kind() == HeapObject.Kind.CLASS);
    var all = new ArrayList<Atom>();
    type.forEach(each -> each.members().forEach((_, member) -> all.addAll(functions(member))));
    return all.size() == 1 ? all.stream() : Stream.empty();
  }

  private static List<Atom> functions(Value member) {
    return member.atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(Atom.class::cast)
        .toList();
  }

  /** What functions of Go call tells of errors by what it returns, which nobody looks at then. */
  private static boolean isAccepting(Procedure procedure, boolean isOfGo) {
    var all = procedure.instructions().toList();
    if (isCallingBack(procedure, all)) {
      return true;
    }
    boolean isIdle =
        all.stream()
            .allMatch(
                each -> each instanceof Instruction.Constant || each instanceof Instruction.Typed);
    return procedure.blocks().stream()
        .map(Block::exit)
        .allMatch(
            exit ->
                switch (exit) {
                  case Exit.Return leaving ->
                      isYes(leaving.value(), all)
                          || (isIdle || isOfGo) && isNothing(leaving.value(), all);
                  case Exit.Throw _ -> false;
                  case Exit.Jump _, Exit.Branch _, Exit.Either _ -> true;
                });
  }

  /** Scripts: all that the function does is to say yes to what it is handed for its answer. */
  private static boolean isCallingBack(Procedure procedure, List<Instruction> all) {
    return all.stream().anyMatch(Instruction.Call.class::isInstance)
        && all.stream()
            .allMatch(
                each ->
                    switch (each) {
                      case Instruction.Constant _, Instruction.Copy _, Instruction.Typed _ -> true;
                      case Instruction.Call call -> isYes(call, procedure, all);
                      default -> false;
                    })
        && procedure.blocks().stream().noneMatch(block -> block.exit() instanceof Exit.Throw);
  }

  private static boolean isYes(Instruction.Call call, Procedure procedure, List<Instruction> all) {
    return call.callee() instanceof Callee.Value(var callee)
        && procedure.parameters().stream()
            .skip(1)
            .anyMatch(parameter -> parameter.register() == callee)
        && !call.arguments().isEmpty()
        && isYes(call.arguments().getLast().register(), all);
  }

  private static boolean isYes(int register, List<Instruction> all) {
    var made = all.stream().filter(each -> each.target() == register).toList();
    return register >= 0
        && !made.isEmpty()
        && made.stream()
            .allMatch(
                each ->
                    each instanceof Instruction.Constant constant
                            && constant.value() instanceof Literal.Truth(boolean isTrue)
                            && isTrue
                        || each instanceof Instruction.Copy copy && isYes(copy.source(), all)
                        // Go: yes, and no error beside it.
                        || each instanceof Instruction.Make tuple
                            && tuple.kind() == Instruction.Container.TUPLE
                            && !tuple.entries().isEmpty()
                            && isYes(tuple.entries().getFirst().value(), all));
  }

  private static boolean isNothing(int register, List<Instruction> all) {
    return register < 0
        || all.stream()
            .filter(each -> each.target() == register)
            .allMatch(
                each ->
                    each instanceof Instruction.Constant constant
                        && constant.value() instanceof Literal.Nothing);
  }
}
