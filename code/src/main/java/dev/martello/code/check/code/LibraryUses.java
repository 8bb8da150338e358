package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what a file imports when it is loaded, and what it uses of that. */
final class LibraryUses {
  /*
   * An import writes a register of the file's top level; from there names of the module, members and
   * results of calls are followed, each as a path: `read_csv().to_dict()`. A path that nothing makes
   * longer is a use. Names that other files import from this one are not looked for.
   */

  /**
   * Something of a library that a file has when it is loaded.
   *
   * @param library the module
   * @param where the import
   * @param uses what becomes of it
   */
  record Imported(String library, Span where, List<Use> uses) {}

  /**
   * One use.
   *
   * @param path of what is used, from the library on; calls with parentheses
   * @param place where it begins
   */
  record Use(String path, Span place) {}

  /** What a register holds, and where the reading of it began. */
  private record Held(int imported, String path, Span place) {}

  private final Unit unit;
  private final Predicate<String> wanted;
  private final List<Imported> found = new ArrayList<>();
  private final Map<String, Held> names = new HashMap<>();

  private LibraryUses(Unit unit, Predicate<String> wanted) {
    this.unit = unit;
    this.wanted = wanted;
  }

  /** Returns what the top level of a file imports, of libraries that somebody asks for. */
  static List<Imported> of(Unit unit, Predicate<String> wanted) {
    var uses = new LibraryUses(unit, wanted);
    for (var procedure : unit.procedures()) {
      uses.new Within(procedure).follow();
      if (uses.found.isEmpty()) {
        return List.of();
      }
    }
    return uses.found;
  }

  /** Modules of Python are parts of the library; a script loads no more than the module. */
  private String library(String module) {
    int dot = module.indexOf('.');
    return unit.language().isScript() || dot < 0 ? module : module.substring(0, dot);
  }

  /** Returns the number of a library among those that were found. */
  private int number(String library, Span place) {
    for (int number = 0; number < found.size(); number++) {
      if (found.get(number).library().equals(library)) {
        return number;
      }
    }
    found.add(new Imported(library, place, new ArrayList<>()));
    return found.size() - 1;
  }

  /** What one procedure does with what was imported. */
  private final class Within {
    private final Procedure procedure;
    private final Map<Integer, Held> held = new HashMap<>();
    private final Set<Integer> modules = new HashSet<>();
    private final Set<Integer> goingOn = new HashSet<>();
    private final Set<Integer> named = new HashSet<>();

    private Within(Procedure procedure) {
      this.procedure = procedure;
    }

    private void follow() {
      procedure.instructions().forEach(this::follow);
      held.forEach(
          (register, last) -> {
            if (!goingOn.contains(register) && !named.contains(register)) {
              found.get(last.imported()).uses().add(new Use(last.path(), last.place()));
            }
          });
    }

    private void follow(Instruction each) {
      switch (each) {
        case Instruction.ThisModule(var target, _) -> modules.add(target);
        case Instruction.Import imported when procedure.number() == 0 -> imported(imported);
        case Instruction.Store(var object, Key.Member(var name), var value, _)
            when modules.contains(object) && held.get(value) instanceof Held known -> {
          named.add(value);
          names.put(name, known);
        }
        case Instruction.Load(var target, var object, Key.Member(var name), var place)
            when modules.contains(object) && names.get(name) instanceof Held known -> {
          held.put(target, new Held(known.imported(), known.path(), place));
        }
        case Instruction.Load(var target, var object, var key, _) ->
            goOn(object, key instanceof Key.Member(var name) ? "." + name : "[]", target);
        case Instruction.Copy(var target, var source, _) -> goOn(source, "", target);
        case Instruction.Await(var target, var source, _) -> goOn(source, "", target);
        case Instruction.Each(var target, var iterable, _, _) -> goOn(iterable, "[]", target);
        case Instruction.Call call -> called(call);
        default -> {}
      }
    }

    private void imported(Instruction.Import imported) {
      var library = library(imported.module());
      if (wanted.test(library) && !isConditional(imported)) {
        var module = imported.module().substring(library.length());
        boolean isWhole = imported.member().isEmpty() || imported.member().equals("default");
        var path = isWhole ? module : module + "." + imported.member();
        int number = number(library, imported.place());
        held.put(imported.target(), new Held(number, path, imported.place()));
        named.add(imported.target());
      }
    }

    /** Python: what only type checkers see, or what takes the place of something else. */
    private boolean isConditional(Instruction.Import imported) {
      return !unit.language().isScript()
          && unit.file().lineUntil(imported.place().start()).startsWith(" ");
    }

    private void called(Instruction.Call call) {
      switch (call.callee()) {
        case Callee.Method(var receiver, var name) ->
            goOn(receiver, "." + name + "()", call.target());
        case Callee.Value(var function) -> goOn(function, "()", call.target());
        case Callee.Construct(var type) -> goOn(type, "()", call.target());
        case Callee.Declared _ -> {}
      }
    }

    private void goOn(int from, String step, int to) {
      var known = held.get(from);
      if (known != null && to >= 0) {
        goingOn.add(from);
        held.put(to, new Held(known.imported(), known.path() + step, known.place()));
      }
    }
  }
}
