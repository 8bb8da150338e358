package dev.martello.code.python;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the intermediate form of small programs, to see that it means what the source means. */
final class Machine {
  /*
   * A choice between two blocks (Exit.Either) goes to the first while the loop there has elements;
   * any other choice goes to the first. Generators run to their end at once.
   */
  private static final int MAXIMUM_STEPS = 100_000;

  private final Unit unit;
  private final Values.Thing module = new Values.Thing("module", Optional.empty());
  private final List<String> printed = new ArrayList<>();
  private int steps;

  private Machine(Unit unit) {
    this.unit = unit;
  }

  /** Runs a unit and returns the lines that it prints. */
  static List<String> run(Unit unit) {
    var machine = new Machine(unit);
    machine.run(new Activation(unit.top(), Optional.empty()));
    return machine.printed;
  }

  private record Function(Procedure procedure, Activation outer) {}

  private record Bound(Object receiver, Object method) {}

  private static final class Activation {
    private final Procedure procedure;
    private final Optional<Activation> outer;
    private final Object[] registers;
    private final int[] writes;
    private final Map<Integer, Iterator<Object>> loops = new HashMap<>();
    private final Map<Integer, Integer> versions = new HashMap<>();
    private final List<Object> yielded = new ArrayList<>();
    private @Nullable Object caught;

    Activation(Procedure procedure, Optional<Activation> outer) {
      this.procedure = procedure;
      this.outer = outer;
      registers = new Object[procedure.registers()];
      writes = new int[procedure.registers()];
    }

    Activation at(int depth) {
      return depth == 0 ? this : outer.orElseThrow().at(depth - 1);
    }

    Object get(int register) {
      return Objects.requireNonNull(
          registers[register], () -> "r" + register + " of " + procedure.name());
    }

    void set(int register, Object value) {
      registers[register] = value;
      writes[register]++;
    }
  }

  private Object run(Activation in) {
    int at = 0;
    while (true) {
      var block = in.procedure.blocks().get(at);
      try {
        for (var instruction : block.instructions()) {
          step(in, instruction, at);
        }
        var exit = block.exit();
        if (exit instanceof Exit.Return(var value, _)) {
          return value < 0 ? Values.NONE : in.get(value);
        }
        at = next(in, at, exit);
      } catch (Values.Thrown thrown) {
        if (block.handler() < 0) {
          throw thrown;
        }
        in.caught = thrown.value;
        at = block.handler();
      }
    }
  }

  private int next(Activation in, int at, Exit exit) {
    if (++steps > MAXIMUM_STEPS) {
      throw new IllegalStateException("the program does not end");
    }
    return switch (exit) {
      case Exit.Jump(var block) -> block;
      case Exit.Branch(var condition, var whenTrue, var whenFalse, _) ->
          Values.isTrue(in.get(condition)) ? whenTrue : whenFalse;
      case Exit.Either(var first, var second) -> hasNext(in, at, first) ? first : second;
      case Exit.Throw(var value, _) ->
          throw new Values.Thrown(
              value < 0 ? Objects.requireNonNull(in.caught) : made(in.get(value)));
      case Exit.Return _ -> throw new IllegalStateException("handled before");
    };
  }

  private Object made(Object thrown) {
    return thrown instanceof Values.Thing thing && thing.type.isEmpty()
        ? call(thing, List.of(), Map.of())
        : thrown;
  }

  private boolean hasNext(Activation in, int header, int first) {
    var instructions = in.procedure.blocks().get(first).instructions();
    if (instructions.isEmpty()
        || !(instructions.getFirst() instanceof Instruction.Each(_, var iterable, _, _))) {
      return true;
    }
    int version = in.writes[iterable];
    if (!Objects.equals(in.versions.put(first, version), version)) {
      in.loops.put(first, Values.elements(in.get(iterable)).iterator());
    }
    return in.loops.get(first).hasNext();
  }

  private void step(Activation in, Instruction instruction, int block) {
    switch (instruction) {
      case Instruction.Store(var object, var key, var value, _) ->
          store(in, in.get(object), key, in.get(value));
      case Instruction.StoreOuter(var depth, var register, var value, _) -> {
        assertShared(in.at(depth).procedure, register);
        in.at(depth).set(register, in.get(value));
      }
      case Instruction.Each(var target, var iterable, _, _) ->
          in.set(
              target,
              in.loops.containsKey(block)
                  ? in.loops.get(block).next()
                  : Values.elements(in.get(iterable)).getFirst());
      case Instruction.Caught(var target, _, _) ->
          in.set(target, Objects.requireNonNull(in.caught));
      case Instruction.Yield(var target, var source, _) -> {
        in.yielded.add(in.get(source));
        in.set(target, Values.NONE);
      }
      default -> in.set(instruction.target(), value(in, instruction));
    }
  }

  private static void assertShared(Procedure procedure, int register) {
    if (!procedure.shared().contains(register)) {
      throw new IllegalStateException("r" + register + " is not shared");
    }
  }

  private Object value(Activation in, Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant(_, var literal, _) -> constant(literal);
      case Instruction.Copy(_, var source, _) -> in.get(source);
      case Instruction.Typed(_, var source, _, _, _) -> in.get(source);
      case Instruction.Await(_, var source, _) -> in.get(source);
      case Instruction.Builtin(_, var name, _) -> new Values.Builtin(name);
      case Instruction.Import(_, var from, var member, _) ->
          new Values.Builtin(from + "." + member);
      case Instruction.ThisModule _ -> module;
      case Instruction.Load(_, var object, var key, _) -> load(in, in.get(object), key);
      case Instruction.LoadOuter(_, var depth, var register, _) -> {
        assertShared(in.at(depth).procedure, register);
        yield in.at(depth).get(register);
      }
      case Instruction.Make make -> make(in, make);
      case Instruction.Concatenate(_, var parts, _) ->
          parts.stream().map(part -> Values.text(in.get(part))).collect(Collectors.joining());
      case Instruction.Operate(_, var operator, var operands, _) ->
          Operations.apply(
              this::isInstance, operator, operands.stream().map(r -> in.registers[r]).toList());
      case Instruction.Call call -> call(in, call);
      case Instruction.MakeClass(_, var name, var bases, _) -> {
        var type = new Values.Thing(name, Optional.empty());
        bases.forEach(base -> type.bases.add(in.get(base)));
        yield type;
      }
      case Instruction.Closure(_, var procedure, _) ->
          new Function(unit.procedures().get(procedure), in);
      case Instruction.Rest(_, var object, _, _) -> {
        var all = Values.elements(in.get(object));
        yield new ArrayList<>(all.subList(Math.min(1, all.size()), all.size()));
      }
      default -> throw new IllegalStateException("not for Python: " + instruction);
    };
  }

  private static Object constant(Literal literal) {
    return switch (literal) {
      case Literal.Text(var text) -> text;
      case Literal.Whole(var number) -> number;
      case Literal.Decimal(var number) -> number;
      case Literal.Truth(var truth) -> truth;
      case Literal.Nothing() -> Values.NONE;
      case Literal.Pattern(var source, _) -> source;
    };
  }

  private Object make(Activation in, Instruction.Make make) {
    if (make.kind() == Instruction.Container.MAP) {
      var map = new LinkedHashMap<Object, Object>();
      for (var entry : make.entries()) {
        if (entry.isSpread()) {
          map.putAll((Map<?, ?>) in.get(entry.value()));
        } else {
          map.put(in.get(entry.key()), in.get(entry.value()));
        }
      }
      return map;
    }
    var elements = new ArrayList<Object>();
    for (var entry : make.entries()) {
      elements.addAll(
          entry.isSpread()
              ? Values.elements(in.get(entry.value()))
              : List.of(in.get(entry.value())));
    }
    return switch (make.kind()) {
      case TUPLE -> new Values.Tuple(elements);
      case SET -> new LinkedHashSet<>(elements);
      case LIST, MAP -> elements;
    };
  }

  private Object load(Activation in, Object object, Key key) {
    return switch (key) {
      case Key.Member(var name) -> member(object, name);
      case Key.Element(var register) -> Values.element(object, in.get(register));
      case Key.Any() -> Values.elements(object).getFirst();
    };
  }

  private Object member(Object object, String name) {
    if (!(object instanceof Values.Thing thing)) {
      return new Bound(object, new Values.Builtin(name));
    }
    var own = thing.find(name);
    if (own != null) {
      return own;
    }
    var method = thing.type.map(type -> type.find(name)).orElse(null);
    if (method instanceof Function(var procedure, _) && procedure.is(Procedure.Trait.GETTER)) {
      return call(method, List.of(object), Map.of());
    }
    if (method == null) {
      throw new Values.Thrown(new Values.Builtin("AttributeError"));
    }
    return method instanceof Function ? new Bound(object, method) : method;
  }

  private void store(Activation in, Object object, Key key, Object value) {
    switch (key) {
      case Key.Member(var name) -> ((Values.Thing) object).members.put(name, value);
      case Key.Element(var register) -> storeElement(object, in.get(register), value);
      case Key.Any() -> elementsOf(object).add(value);
    }
  }

  @SuppressWarnings("unchecked")
  private static void storeElement(Object object, Object index, Object value) {
    if (object instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).put(index, value);
    } else {
      ((List<Object>) object).set(((Long) index).intValue(), value);
    }
  }

  @SuppressWarnings("unchecked")
  private static Collection<Object> elementsOf(Object object) {
    return (Collection<Object>) object;
  }

  private Object call(Activation in, Instruction.Call call) {
    var plain = new ArrayList<Object>();
    var named = new LinkedHashMap<String, Object>();
    for (var argument : call.arguments()) {
      var value = in.get(argument.register());
      if (argument.kind() == Argument.Kind.ELEMENTS) {
        plain.addAll(Values.elements(value));
      } else if (argument.kind() == Argument.Kind.ENTRIES) {
        ((Map<?, ?>) value).forEach((name, one) -> named.put((String) name, one));
      } else if (argument.name().isEmpty()) {
        plain.add(value);
      } else {
        named.put(argument.name(), value);
      }
    }
    return switch (call.callee()) {
      case Callee.Value(var function) -> call(in.get(function), plain, named);
      case Callee.Method(var receiver, var name) when name.startsWith("super.") ->
          callAbove(in.get(receiver), name.substring("super.".length()), plain, named);
      case Callee.Method(var receiver, var name) ->
          call(method(in.get(receiver), name), plain, named);
      default -> throw new IllegalStateException("not for Python: " + call);
    };
  }

  /** What no class above has is `object`'s own, which does nothing. */
  private Object callAbove(
      Object receiver, String name, List<Object> plain, Map<String, Object> named) {
    var thing = (Values.Thing) receiver;
    for (var base : thing.type.orElse(thing).bases) {
      var found = base instanceof Values.Thing above ? above.find(name) : null;
      if (found != null) {
        return call(new Bound(receiver, found), plain, named);
      }
    }
    return Values.NONE;
  }

  private Object method(Object receiver, String name) {
    return member(receiver, name);
  }

  private Object call(Object callee, List<Object> plain, Map<String, Object> named) {
    return switch (callee) {
      case Function function -> call(function, plain, named);
      case Bound(var receiver, Function function) when isStatic(function) ->
          call(function, plain, named);
      case Bound(var receiver, var method) -> {
        var all = new ArrayList<Object>();
        all.add(receiver);
        all.addAll(plain);
        yield call(method, all, named);
      }
      case Values.Thing type -> {
        var made = new Values.Thing(type.name, Optional.of(type));
        var constructor = type.find("__init__");
        if (constructor != null) {
          call(new Bound(made, constructor), plain, named);
        }
        yield made;
      }
      case Values.Builtin(var name) -> Operations.call(name, plain, printed);
      default -> throw new Values.Thrown(new Values.Builtin("TypeError"));
    };
  }

  private static boolean isStatic(Function function) {
    return function.procedure().is(Procedure.Trait.STATIC);
  }

  private Object call(Function function, List<Object> plain, Map<String, Object> named) {
    var procedure = function.procedure();
    var in = new Activation(procedure, Optional.of(function.outer()));
    var left = new ArrayList<>(plain);
    var rest = new LinkedHashMap<Object, Object>(named);
    for (var parameter : procedure.parameters()) {
      switch (parameter.kind()) {
        case PLAIN, KEYWORD_ONLY -> {
          boolean isPlaced = parameter.kind() == Procedure.Kind.PLAIN && !left.isEmpty();
          var value = isPlaced ? left.removeFirst() : rest.remove(parameter.name());
          if (value != null) {
            in.set(parameter.register(), value);
          }
        }
        case REST -> {
          in.set(parameter.register(), new Values.Tuple(List.copyOf(left)));
          left.clear();
        }
        case KEYWORDS -> in.set(parameter.register(), rest);
      }
    }
    var result = run(in);
    return procedure.is(Procedure.Trait.GENERATOR) ? in.yielded : result;
  }

  private boolean isInstance(Object value, Object type) {
    if (value instanceof Values.Thing thing && thing.type.isPresent()) {
      return thing.type.get().isA(type);
    }
    var name = type instanceof Values.Builtin(var called) ? called : "";
    return switch (name) {
      case "str" -> value instanceof String;
      case "int" -> value instanceof Long || value instanceof Boolean;
      case "list" -> value instanceof ArrayList;
      case "dict" -> value instanceof Map;
      case "Exception" -> true;
      default -> value.equals(type);
    };
  }
}
