package dev.martello.code.check.code;

import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the coroutines of Python that stand in a project's classes and other modules. */
final class OwnCoroutines {
  /*
   * A call begins one if its receiver is an object of a class whose method is `async`, or a module
   * whose function is. Which class or module a name means is told by what the file binds it to: an
   * import that leads to one file of the project, or a class that stands in the file itself. What
   * libraries export, and what two files or statements bind differently, is nobody's.
   */
  private static final int STEPS = 4;

  /** Names of coroutines: hardly a call is called like one. */
  private final Set<String> names = new HashSet<>();

  private final Map<Unit, CoroutineModule> modules = new IdentityHashMap<>();

  /** Modules by name; nothing where several have it. */
  private final Map<String, Optional<CoroutineModule>> named = new HashMap<>();

  /** Looks at the code of one function. */
  OwnCoroutines(List<Unit> units) {
    for (var unit : units) {
      for (var procedure : unit.procedures()) {
        if (procedure.is(Procedure.Trait.ASYNC)) {
          names.add(procedure.name());
        }
      }
    }
    if (names.isEmpty()) {
      return;
    }
    for (var unit : units) {
      var module = new CoroutineModule(unit);
      modules.put(unit, module);
      named.merge(unit.name(), Optional.of(module), (_, _) -> Optional.empty());
    }
  }

  /** Returns whether a call in a file surely begins a coroutine. */
  boolean isBegunBy(Origin.Written call, Unit unit) {
    var text = call.file().text();
    int start = call.span().start();
    int end = start;
    while (end < call.span().end() && isPartOfName(text.charAt(end))) {
      end++;
    }
    if (end == call.span().end() || text.charAt(end) != '(') {
      return false;
    }
    int dot = text.lastIndexOf('.', end);
    var name = text.substring(Math.max(dot + 1, start), end);
    var module = modules.get(unit);
    if (module == null || !names.contains(name)) {
      return false;
    }
    if (dot < start) {
      return find(name, module, STEPS)
          .filter(found -> found.module().isCoroutine("", found.name()))
          .isPresent();
    }
    var receiver = text.substring(start, dot);
    return isOfModule(receiver, name, module) || isOfObject(receiver, name, module);
  }

  private static boolean isPartOfName(char letter) {
    return letter == '.' || Character.isJavaIdentifierPart(letter);
  }

  private boolean isOfModule(String receiver, String function, CoroutineModule in) {
    int dot = receiver.indexOf('.');
    var first = dot < 0 ? receiver : receiver.substring(0, dot);
    return in.meaning(first) instanceof BoundNames.Meaning.Imported imported
        && module(dotted(imported) + receiver.substring(first.length()))
            .filter(module -> module.isCoroutine("", function))
            .isPresent();
  }

  private static String dotted(BoundNames.Meaning.Imported imported) {
    return imported.member().isEmpty()
        ? imported.module()
        : imported.module() + "." + imported.member();
  }

  private Optional<CoroutineModule> module(String name) {
    return named.getOrDefault(name, Optional.empty());
  }

  private boolean isOfObject(String receiver, String method, CoroutineModule in) {
    var types = in.classes(receiver.substring(receiver.lastIndexOf('.') + 1));
    return !types.isEmpty()
        && types.stream()
            .distinct()
            .allMatch(type -> type.filter(one -> isOfClass(one, method, in)).isPresent());
  }

  private boolean isOfClass(String type, String method, CoroutineModule in) {
    return find(type, in, STEPS)
        .filter(found -> found.module().isCoroutine(found.name(), method))
        .isPresent();
  }

  /** A name in the module that gives it its meaning. */
  private record Found(CoroutineModule module, String name) {}

  /** Follows a name to where it is defined: packages hand on what their modules define. */
  private Optional<Found> find(String name, CoroutineModule in, int steps) {
    return switch (in.meaning(name)) {
      case BoundNames.Meaning.Imported(var from, var member) when !member.isEmpty() && steps > 0 ->
          module(from).flatMap(module -> find(member, module, steps - 1));
      case BoundNames.Meaning.Imported _ -> Optional.empty();
      case BoundNames.Meaning.Declared _ -> Optional.of(new Found(in, name));
      case BoundNames.Meaning.Other _ -> Optional.empty();
    };
  }
}
