package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells by names, variables and imports which functions of a project a call of a script means. */
final class ScriptCallees {
  /*
   * The engine follows a function once for the same arguments and knows its calls by the way that
   * first led to them; this serves for the other calls. Each value is followed once, through so
   * many variables after one another and so many in all; of one that takes more, nothing is known.
   */

  private static final int MOST_STEPS = 6;
  private static final int MOST_VALUES = 200;

  /** Functions by name; those without are never meant by one. */
  private final Map<String, List<In>> named = new HashMap<>();

  /** Files by the names that others import them by. */
  private final Map<String, Unit> modules = new HashMap<>();

  private final Map<Unit, Map<String, List<Value>>> stored = new IdentityHashMap<>();
  private final Map<Value, List<From>> made = new HashMap<>();

  /** A function and its file. */
  record In(Unit unit, Procedure procedure) {
    // One and the same; to compare whole files takes long.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof In one && unit == one.unit && procedure == one.procedure;
    }

    @Override
    public int hashCode() {
      return 31 * unit.name().hashCode() + procedure.number();
    }
  }

  /** What a function keeps in a register. */
  private record Value(In in, int register) {}

  /**
   * What writes a value.
   *
   * @param instruction nothing for receivers and parameters
   */
  private record From(In in, int register, @Nullable Instruction instruction) {}

  ScriptCallees(List<Unit> units) {
    for (var unit : units) {
      if (unit.language().isScript()) {
        modules.put(unit.name(), unit);
        for (var procedure : unit.procedures()) {
          if (!procedure.name().isEmpty()) {
            named
                .computeIfAbsent(procedure.name(), _ -> new ArrayList<>())
                .add(new In(unit, procedure));
          }
        }
      }
    }
  }

  /** Returns the functions that a call means. */
  Stream<In> of(Instruction.Call call, In in) {
    return names(call, in)
        .distinct()
        .flatMap(name -> named.getOrDefault(name, List.of()).stream())
        .filter(callee -> isOf(callee, call, in));
  }

  /** Returns whether a value is a function that the project has written, or is named for one. */
  boolean isFunction(int register, In in) {
    return made(register, in)
        .anyMatch(
            from ->
                from.instruction() instanceof Instruction.Closure
                    || (from.instruction() == null
                        && CALLBACK
                            .matcher(
                                from.in().procedure().variables().getOrDefault(from.register(), ""))
                            .matches()));
  }

  private static final Pattern CALLBACK = Pattern.compile("(?i)(?:\\w*callback|cb|done|next)");

  private Stream<String> names(Instruction.Call call, In in) {
    return switch (call.callee()) {
      case Callee.Method(_, var name) -> Stream.of(name);
      case Callee.Value(var function) -> made(function, in).flatMap(ScriptCallees::names);
      case Callee.Construct _, Callee.Declared _ -> Stream.empty();
    };
  }

  private static Stream<String> names(From from) {
    return switch (from.instruction()) {
      case Instruction.Closure(_, var number, _) ->
          Stream.of(from.in().unit().procedures().get(number).name());
      case Instruction.Import(_, _, var member, _) -> Stream.of(member);
      case null, default -> Stream.empty();
    };
  }

  /** A name says nothing by itself: what is called must come from that function's place. */
  private boolean isOf(In callee, Instruction.Call call, In in) {
    var name = callee.procedure().name();
    return switch (call.callee()) {
      case Callee.Method(var receiver, var method) ->
          method.equals(name) && isHolder(receiver, in, callee);
      case Callee.Value(var function) ->
          made(function, in).anyMatch(from -> isFunction(from, callee));
      case Callee.Construct _, Callee.Declared _ -> false;
    };
  }

  /** Returns whether a value has the function: an object or instance of the project, a module. */
  private boolean isHolder(int receiver, In in, In callee) {
    var owner = callee.procedure().owner();
    return made(receiver, in)
        .anyMatch(
            from ->
                switch (from.instruction()) {
                  case null ->
                      !owner.isEmpty()
                          && from.register() == from.in().procedure().self()
                          && from.in().procedure().owner().equals(owner);
                  case Instruction.Import(_, var module, var member, _) ->
                      owner.isEmpty()
                          && (member.isEmpty() || member.equals(DEFAULT))
                          && isModule(module, from, callee);
                  case Instruction.Make(_, _, var entries, _) ->
                      entries.stream()
                          .flatMap(entry -> made(entry.value(), from.in()))
                          .anyMatch(each -> isFunction(each, callee));
                  case Instruction.Call(_, Callee.Construct(var type), _, _) ->
                      !owner.isEmpty()
                          && made(type, from.in()).anyMatch(each -> isClass(each, callee));
                  default -> false;
                });
  }

  private static final String DEFAULT = "default";

  private boolean isFunction(From from, In callee) {
    return switch (from.instruction()) {
      case Instruction.Closure(_, var number, _) ->
          from.in().unit() == callee.unit() && number == callee.procedure().number();
      case Instruction.Import(_, var module, var member, _) ->
          isModule(module, from, callee) && isNamed(member, callee.procedure().name());
      case null, default -> false;
    };
  }

  private boolean isClass(From from, In callee) {
    var owner = callee.procedure().owner();
    return switch (from.instruction()) {
      case Instruction.MakeClass(_, var name, _, _) ->
          from.in().unit() == callee.unit() && name.equals(owner);
      case Instruction.Import(_, var module, var member, _) ->
          isModule(module, from, callee) && isNamed(member, owner);
      case null, default -> false;
    };
  }

  private boolean isModule(String module, From from, In callee) {
    return module(module, from.in().unit()) == callee.unit();
  }

  /** Returns the file of the project that another one means by a name. */
  private @Nullable Unit module(String name, Unit from) {
    if (!name.startsWith(".")) {
      return null;
    }
    var path = new ArrayList<>(List.of(from.name().split("/")));
    path.removeLast();
    for (var part : name.split("/")) {
      if (part.equals("..") && !path.isEmpty()) {
        path.removeLast();
      } else if (!part.startsWith("..") && !part.equals(".") && !part.isEmpty()) {
        path.add(part);
      }
    }
    var whole = String.join("/", path);
    var index = whole.isEmpty() ? "index" : whole + "/index";
    return Stream.of(whole, ENDING.matcher(whole).replaceFirst(""), index)
        .flatMap(one -> Stream.ofNullable(modules.get(one)))
        .findFirst()
        .orElse(null);
  }

  private static final Pattern ENDING = Pattern.compile("\\.[cm]?[jt]sx?$");

  private static boolean isNamed(String member, String name) {
    return member.equals(name) || member.equals(DEFAULT);
  }

  /** Follows a value to what made it, by variables of its function, those outside, and members. */
  private Stream<From> made(int register, In in) {
    var value = new Value(in, register);
    var known = made.get(value);
    if (known == null) {
      known = new Following().from(value);
      made.put(value, known);
    }
    return known.stream();
  }

  /** Follows one value to what made it. */
  private final class Following {
    private final Set<Step> seen = new HashSet<>();
    private final ArrayDeque<Step> next = new ArrayDeque<>();
    private final List<From> found = new ArrayList<>();

    /**
     * A value on the way.
     *
     * @param member what is read of it; empty text for itself
     */
    private record Step(Value value, String member) {}

    List<From> from(Value value) {
      add(value, "");
      for (int steps = 0; steps <= MOST_STEPS && seen.size() <= MOST_VALUES; steps++) {
        var last = List.copyOf(next);
        next.clear();
        last.forEach(this::follow);
      }
      return seen.size() > MOST_VALUES ? List.of() : List.copyOf(found);
    }

    private void add(Value value, String member) {
      var step = new Step(value, member);
      if (seen.size() <= MOST_VALUES && seen.add(step)) {
        next.add(step);
      }
    }

    private void follow(Step step) {
      var value = step.value();
      var writing = value.in().procedure().uses().writers(value.register()).toList();
      if (writing.isEmpty() && step.member().isEmpty()) {
        found.add(new From(value.in(), value.register(), null));
      }
      writing.forEach(each -> follow(each, value.in(), step.member()));
    }

    private void follow(Instruction writing, In in, String member) {
      switch (writing) {
        case Instruction.Copy copy -> add(new Value(in, copy.source()), member);
        case Instruction.Typed typed -> add(new Value(in, typed.source()), member);
        case Instruction.Await await -> add(new Value(in, await.source()), member);
        case Instruction.LoadOuter outer ->
            add(new Value(outside(in, outer.depth()), outer.register()), member);
        case Instruction.Load(_, var object, Key.Member(var name), _) -> {
          var stores = stored(in.unit()).getOrDefault(name, List.of());
          stores.forEach(each -> add(each, member));
          if (stores.isEmpty() && member.isEmpty()) {
            add(new Value(in, object), name);
          }
        }
        case Instruction.Import(var target, var module, var name, var place) -> {
          if (member.isEmpty()) {
            imported(target, module, name, writing, in);
          } else if (name.isEmpty() || name.equals(DEFAULT)) {
            var whole = new Instruction.Import(target, module, member, place);
            imported(target, module, member, whole, in);
          }
        }
        default -> {
          if (member.isEmpty()) {
            found.add(new From(in, writing.target(), writing));
          }
        }
      }
    }

    /** What another file of the project exports by a name is what it stores so. */
    private void imported(int target, String module, String member, Instruction writing, In in) {
      found.add(new From(in, target, writing));
      var unit = module(module, in.unit());
      if (unit != null) {
        stored(unit).getOrDefault(member, List.of()).stream()
            .filter(each -> each.in().procedure().number() == 0)
            .forEach(each -> add(each, ""));
      }
    }
  }

  /** Returns what a file keeps in members, by their names. */
  private Map<String, List<Value>> stored(Unit unit) {
    return stored.computeIfAbsent(
        unit,
        _ -> {
          var values = new HashMap<String, List<Value>>();
          for (var procedure : unit.procedures()) {
            var in = new In(unit, procedure);
            procedure
                .instructions()
                .forEach(
                    each -> {
                      if (each instanceof Instruction.Store store
                          && store.key() instanceof Key.Member(var name)) {
                        values
                            .computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(new Value(in, store.value()));
                      }
                    });
          }
          return values;
        });
  }

  private static In outside(In in, int depth) {
    var procedure = in.procedure();
    for (int up = 0; up < depth && procedure.parent() >= 0; up++) {
      procedure = in.unit().procedures().get(procedure.parent());
    }
    return new In(in.unit(), procedure);
  }
}
