package dev.martello.code.check.code;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Span;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows what the names of a file of Python stand for: an import or a class or function of it. */
final class BoundNames {
  /*
   * All scopes of the file count as one: a name that two places bind to different things, be it only
   * a parameter, stands for something else.
   */
  private final List<Procedure> procedures;
  private final Map<String, Meaning> meanings = new HashMap<>();

  /** What a name stands for. */
  sealed interface Meaning {
    /** Something of a module; the module itself if the member is empty text. */
    record Imported(String module, String member) implements Meaning {}

    /** A class or function of the file. */
    record Declared() implements Meaning {}

    record Other() implements Meaning {}
  }

  BoundNames(Unit unit) {
    procedures = unit.procedures();
    procedures.forEach(this::add);
  }

  Meaning of(String name) {
    return meanings.getOrDefault(name, new Meaning.Other());
  }

  private void add(Procedure procedure) {
    procedure.parameters().forEach(each -> bind(each.name(), new Meaning.Other()));
    var written = new Written(procedures);
    for (var block : procedure.blocks()) {
      for (var instruction : block.instructions()) {
        written.add(instruction);
        if (instruction instanceof Instruction.Store(var object, Key.Member(var name), var value, _)
            && written.modules.get(object)) {
          bind(name, written.meaning(name, value, instruction));
        }
        var variable = procedure.variables().get(instruction.target());
        if (variable != null) {
          int value =
              instruction instanceof Instruction.Copy copy ? copy.source() : instruction.target();
          bind(variable, written.meaning(variable, value, instruction));
        }
      }
    }
  }

  private void bind(String name, Meaning meaning) {
    meanings.merge(name, meaning, (one, two) -> one.equals(two) ? one : new Meaning.Other());
  }

  /** What the code of a procedure has made so far. */
  private static final class Written {
    private final List<Procedure> procedures;
    private final BitSet modules = new BitSet();
    private final Map<Integer, Meaning> imports = new HashMap<>();

    /** Where the last class or function of a name is defined. */
    private final Map<String, Span> definitions = new HashMap<>();

    private Written(List<Procedure> procedures) {
      this.procedures = procedures;
    }

    private void add(Instruction instruction) {
      switch (instruction) {
        case Instruction.ThisModule made -> modules.set(made.target());
        case Instruction.Import(var target, var module, var member, _) ->
            imports.put(target, new Meaning.Imported(module, member));
        case Instruction.MakeClass made -> definitions.put(made.name(), made.place());
        case Instruction.Closure(_, var number, var place) ->
            definitions.put(procedures.get(number).name(), place);
        default -> {}
      }
    }

    /** A definition binds its name in its own head, also to what decorators make of it. */
    private Meaning meaning(String name, int value, Instruction by) {
      var imported = imports.get(value);
      if (imported != null) {
        return imported;
      }
      var definition = definitions.get(name);
      return definition != null
              && definition.start() <= by.place().start()
              && by.place().end() <= definition.end()
          ? new Meaning.Declared()
          : new Meaning.Other();
    }
  }
}
