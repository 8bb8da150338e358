package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What some functions of a file call or hand over, by the name of the function that is meant. */
final class NamedCalls {
  private static final Pattern CALLED = Pattern.compile("(\\w+)\\s*\\(");

  private static final String WAITING = "await ";

  /** How Python calls the method of an object that is called itself. */
  private static final String OF_OBJECT = "__call__";

  private final Unit unit;
  private final Map<String, List<Found>> methods = new HashMap<>();
  private final Map<String, List<Found>> functions = new HashMap<>();
  private final List<Found> values = new ArrayList<>();
  private final Set<String> read = new HashSet<>();
  private final Set<Referred> referred = new HashSet<>();

  /** A call, and the function that it stands in. */
  record Found(Procedure caller, Instruction.Call call) {}

  private record Referred(String owner, String name) {}

  NamedCalls(List<Procedure> callers, Unit unit) {
    this.unit = unit;
    for (var caller : callers) {
      caller.instructions().forEach(each -> add(each, caller));
    }
  }

  private void add(Instruction instruction, Procedure caller) {
    switch (instruction) {
      case Instruction.Call call -> add(new Found(caller, call));
      case Instruction.MethodValue(_, var method, _, _) ->
          referred.add(new Referred(method.owner(), method.name()));
      case Instruction.Load(_, _, Key.Member(var name), _) -> read.add(name);
      default -> {}
    }
  }

  private void add(Found found) {
    switch (found.call().callee()) {
      case Callee.Method(_, var name) -> put(name, found, methods);
      case Callee.Declared declared -> put(declared.name(), found, methods);
      case Callee.Value _ -> {
        values.add(found);
        var text = unit.file().text();
        int start = found.call().place().start();
        int bracket = text.indexOf('(', start);
        if (bracket > start) {
          var name = text.substring(start, bracket);
          put(name.startsWith(WAITING) ? name.substring(WAITING.length()) : name, found, functions);
        }
      }
      case Callee.Construct _ -> {}
    }
  }

  private static void put(String name, Found found, Map<String, List<Found>> into) {
    into.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(found);
  }

  /** Returns the calls that mean a function of a name. */
  Stream<Found> of(String name) {
    return Stream.concat(
        methods.getOrDefault(name, List.of()).stream(),
        name.equals(OF_OBJECT)
            ? values.stream().filter(this::isObject)
            : functions.getOrDefault(name, List.of()).stream());
  }

  /** Returns whether a function is called by its name, or handed over. */
  boolean mean(Procedure procedure) {
    var name = procedure.name();
    return !name.isEmpty()
        && (of(name).findAny().isPresent()
            || referred.contains(new Referred(procedure.owner(), name))
            || !unit.language().isOfJvm() && read.contains(name));
  }

  /** Python: an object of a class of the file is called. */
  private boolean isObject(Found found) {
    var text = unit.file().text();
    var place = found.call().place();
    var name = CALLED.matcher(text.substring(place.start(), place.end()));
    return name.lookingAt()
        && Pattern.compile("(?m)^" + name.group(1) + "\\s*=\\s*[A-Z]\\w*\\(").matcher(text).find();
  }
}
