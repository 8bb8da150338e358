package dev.martello.code.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The code that is analysed: units are read when something refers to them first. */
public final class Program {

  /** Finds the code that an import means. */
  public interface Library {
    /**
     * Reads what a module's name means; empty if the project has no such file, so that it is a
     * library.
     *
     * @param module as written in the import
     * @param from the unit that imports it
     */
    Optional<Unit> find(String module, Unit from);

    /**
     * Names classes in whose files some class seems to extend or implement one of the project.
     *
     * @param type its name, with dots
     */
    default List<String> extending(String type) {
      return List.of();
    }
  }

  private final Library library;
  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, OptionalInt> imports = new HashMap<>();
  private final Map<String, TypeDeclaration> types = new HashMap<>();

  private final Set<String> asked = new HashSet<>();

  /** Types whose subtypes were read. */
  private final Set<String> extended = new HashSet<>();

  /** Methods of Go by type and name: they may stand in another file than their type. */
  private final Map<String, ProcedureId> methods = new HashMap<>();

  public Program(Library library) {
    this.library = library;
  }

  /** Adds a unit and returns its number; a unit that is there already keeps its number. */
  public int add(Unit unit) {
    var key = unit.file().path() + "|" + unit.name();
    var known = numbers.get(key);
    if (known != null) {
      return known;
    }
    numbers.put(key, units.size());
    units.add(unit);
    for (var type : unit.types()) {
      types.putIfAbsent(type.name(), type);
    }
    int number = units.size() - 1;
    if (unit.language() == Language.GO) {
      unit.procedures().stream()
          .filter(procedure -> !procedure.owner().isEmpty())
          .forEach(
              procedure ->
                  methods.putIfAbsent(
                      procedure.owner() + "." + procedure.name(),
                      new ProcedureId(number, procedure.number())));
    }
    return number;
  }

  /** Returns the units that were read so far, in the order in which they were needed. */
  public List<Unit> units() {
    return List.copyOf(units);
  }

  /** Returns the names of modules that were imported and are no files of the project, sorted. */
  public List<String> libraries() {
    return imports.entrySet().stream()
        .filter(known -> known.getValue().isEmpty())
        .map(known -> known.getKey().substring(known.getKey().indexOf('\n') + 1))
        .filter(name -> !name.isEmpty() && !name.startsWith("."))
        .distinct()
        .sorted()
        .toList();
  }

  public Unit unit(int number) {
    return units.get(number);
  }

  public Procedure procedure(ProcedureId id) {
    return units.get(id.unit()).procedures().get(id.procedure());
  }

  /** Returns whether a procedure is written inside of another. */
  public boolean isInside(ProcedureId inner, ProcedureId outer) {
    var span = procedure(inner).span();
    var around = procedure(outer).span();
    return inner.unit() == outer.unit()
        && !inner.equals(outer)
        && span.start() >= around.start()
        && span.end() <= around.end();
  }

  /** Returns the unit that an import means; empty for libraries. */
  public OptionalInt resolve(String module, int from) {
    var unit = units.get(from);
    var key = unit.name() + "\n" + module;
    var known = imports.get(key);
    if (known == null) {
      var found = library.find(module, unit);
      known = found.isPresent() ? OptionalInt.of(add(found.get())) : OptionalInt.empty();
      imports.put(key, known);
    }
    return known;
  }

  /** Returns whether values of a type of Java can hold no text that somebody chose. */
  public boolean isPlain(String type, int unit) {
    return JavaTypes.isPlain(type)
        || type(type, unit)
            .filter(declared -> declared.supertypes().contains(ENUMERATION))
            .isPresent();
  }

  private static final String ENUMERATION = "java.lang.Enum";

  /** Returns a declared class of the project; reads its unit if needed. */
  public Optional<TypeDeclaration> type(String name, int from) {
    var known = types.get(name);
    if (known != null || name.isEmpty()) {
      return Optional.ofNullable(known);
    }
    if (units.get(from).language() == Language.GO) {
      // The packages that types stand in are imported, their types are not.
      if (asked.add(name)) {
        library.find(name, units.get(from)).ifPresent(this::addPackage);
      }
    } else {
      resolve(name, from);
    }
    return Optional.ofNullable(types.get(name));
  }

  /** Methods of Go may stand in another file than their type; each file imports all others. */
  private void addPackage(Unit unit) {
    int number = add(unit);
    unit.top()
        .instructions()
        .filter(Instruction.Import.class::isInstance)
        .map(Instruction.Import.class::cast)
        .filter(each -> each.member().isEmpty() && each.module().endsWith(".go"))
        .forEach(each -> resolve(each.module(), number));
  }

  /** Returns the number of the unit that declares a class of the project. */
  public int unitOf(String type) {
    var declared = types.get(type);
    for (int number = 0; number < units.size(); number++) {
      if (units.get(number).types().contains(declared)) {
        return number;
      }
    }
    throw new IllegalArgumentException("nothing declares " + type);
  }

  /**
   * Finds a method by its declared class, there or in a superclass of the project.
   *
   * @param arguments how many there are, for languages without descriptors; negative where that is
   *     not known
   */
  public Optional<ProcedureId> method(
      String owner, String name, String descriptor, int arguments, int from) {
    var waiting = new ArrayDeque<String>();
    var seen = new HashSet<String>();
    waiting.add(owner);
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      if (!seen.add(next) || seen.size() > 64) {
        continue;
      }
      var found = declared(next, name, descriptor, arguments, from);
      if (found.isPresent()) {
        return found;
      }
      type(next, from).ifPresent(type -> waiting.addAll(type.supertypes()));
    }
    return Optional.empty();
  }

  private Optional<ProcedureId> declared(
      String owner, String name, String descriptor, int arguments, int from) {
    var type = type(owner, from);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    var known = methods.get(owner + "." + name);
    if (known != null) {
      return Optional.of(known);
    }
    var variadic = Optional.<ProcedureId>empty();
    for (int number = 0; number < units.size(); number++) {
      var unit = units.get(number);
      if (!unit.types().contains(type.get())) {
        continue;
      }
      for (int method : type.get().methods()) {
        var procedure = unit.procedures().get(method);
        boolean isIt =
            procedure.name().equals(name)
                && (descriptor.isEmpty()
                    ? arguments < 0 || procedure.parameters().size() == arguments
                    : procedure.descriptor().equals(descriptor));
        if (isIt) {
          return Optional.of(new ProcedureId(number, method));
        }
        if (variadic.isEmpty()
            && procedure.name().equals(name)
            && descriptor.isEmpty()
            && isVariadic(procedure, arguments)) {
          variadic = Optional.of(new ProcedureId(number, method));
        }
      }
    }
    return variadic;
  }

  /** Returns whether the last parameter may take what the others leave, which may be nothing. */
  private static boolean isVariadic(Procedure procedure, int arguments) {
    var parameters = procedure.parameters();
    return !parameters.isEmpty()
        && parameters.getLast().kind() == Procedure.Kind.REST
        && arguments >= parameters.size() - 1;
  }

  /** Returns the libraries' classes that a class of the project extends or implements. */
  public List<String> libraryTypes(String name, int from) {
    var waiting = new ArrayDeque<String>();
    var seen = new LinkedHashSet<String>();
    waiting.add(name);
    while (!waiting.isEmpty() && seen.size() < 64) {
      var next = waiting.poll();
      if (seen.add(next)) {
        type(next, from).ifPresent(type -> waiting.addAll(type.supertypes()));
      }
    }
    return seen.stream().filter(type -> type(type, from).isEmpty()).toList();
  }

  /** Returns whether a class of the project is another one or extends or implements it. */
  boolean isSubtype(String name, String of, int from) {
    var waiting = new ArrayDeque<String>();
    var seen = new HashSet<String>();
    waiting.add(name);
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      if (next.equals(of)) {
        return true;
      }
      if (seen.add(next) && seen.size() < 64) {
        type(next, from).ifPresent(type -> waiting.addAll(type.supertypes()));
      }
    }
    return false;
  }

  /** Returns the method of a name, if one type alone has it. */
  public Optional<ProcedureId> onlyMethod(String name) {
    var found =
        types.keySet().stream()
            .map(type -> methods.get(type + "." + name))
            .filter(java.util.Objects::nonNull)
            .limit(2)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * Returns the project's classes, among those read so far, that extend or implement one; for one
   * of the project all.
   */
  public List<String> subtypes(String of, int from) {
    if (type(of, from).isPresent() && extended.add(of)) {
      library.extending(of).forEach(name -> type(name, from));
    }
    return types.values().stream()
        .filter(type -> !type.isAbstract())
        .map(TypeDeclaration::name)
        .sorted()
        .filter(name -> !name.equals(of) && isSubtype(name, of, from))
        .limit(8)
        .toList();
  }
}
