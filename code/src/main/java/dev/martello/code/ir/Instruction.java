package dev.martello.code.ir;

import dev.martello.value.Span;
import java.util.List;
import java.util.Map;

/**
 * One step of a procedure. Registers are variables: they may be written more than once.
 *
 * <p>Negative registers as operands mean that nothing stands there.
 */
public sealed interface Instruction {

  /** Returns the register that it writes; negative for none. */
  int target();

  Span place();

  /** {@code target = constant}. */
  record Constant(int target, Literal value, Span place) implements Instruction {}

  /** {@code target = source}. */
  record Copy(int target, int source, Span place) implements Instruction {}

  /** A name that the unit does not bind: {@code print}, {@code process}, {@code Buffer}. */
  record Builtin(int target, String name, Span place) implements Instruction {}

  /**
   * A module or what it exports.
   *
   * @param module the name as written; relative ones start with {@code .} in JavaScript and are
   *     resolved to the full dotted name in Python. A Go package is its import path.
   * @param member empty text for the module itself
   */
  record Import(int target, String module, String member, Span place) implements Instruction {}

  /**
   * The unit's own module: an object whose members are its top-level variables. For JavaScript its
   * member {@code exports} is what others get when they import it.
   */
  record ThisModule(int target, Span place) implements Instruction {}

  /** A class of a language with declared types, as the holder of its static members. */
  record TypeObject(int target, String type, Span place) implements Instruction {}

  /** {@code target = object.key} or {@code object[key]}. */
  record Load(int target, int object, Key key, Span place) implements Instruction {}

  /** {@code object.key = value}. */
  record Store(int object, Key key, int value, Span place) implements Instruction {
    @Override
    public int target() {
      return -1;
    }
  }

  /**
   * A variable of a procedure outside.
   *
   * @param depth 1 for the procedure that this one stands in
   * @param register the variable there, one of its {@link Procedure#shared()}
   */
  record LoadOuter(int target, int depth, int register, Span place) implements Instruction {}

  /** Writes a variable of a procedure outside; as {@link LoadOuter}. */
  record StoreOuter(int depth, int register, int value, Span place) implements Instruction {
    @Override
    public int target() {
      return -1;
    }
  }

  /** A new list, map, ... with its first entries. */
  record Make(int target, Container kind, List<Entry> entries, Span place) implements Instruction {
    public Make {
      entries = List.copyOf(entries);
    }
  }

  /** Kinds of containers. */
  enum Container {
    LIST,
    TUPLE,
    SET,
    /** A dictionary, a map, an object literal. */
    MAP
  }

  /**
   * An entry of a new container.
   *
   * @param key negative for elements by place, and for spread ones
   * @param isSpread whether all entries of the value go in: {@code *xs}, {@code ...xs}, {@code **m}
   */
  record Entry(int key, int value, boolean isSpread) {}

  /** A text made of parts: f-strings, template strings, concatenations known to be texts. */
  record Concatenate(int target, List<Integer> parts, Span place) implements Instruction {
    public Concatenate {
      parts = List.copyOf(parts);
    }
  }

  /** {@code target = operator(operands)}. */
  record Operate(int target, Operator operator, List<Integer> operands, Span place)
      implements Instruction {
    public Operate {
      operands = List.copyOf(operands);
    }
  }

  /** A call. */
  record Call(int target, Callee callee, List<Argument> arguments, Span place)
      implements Instruction {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A new object of a declared class, before its constructor runs; for Java, bytecode and Go. */
  record New(int target, String type, Span place) implements Instruction {}

  /**
   * A new class of Python or JavaScript: an object whose members are its methods ({@link Store}d by
   * the instructions that follow).
   *
   * @param bases registers of the classes that it extends
   */
  record MakeClass(int target, String name, List<Integer> bases, Span place)
      implements Instruction {
    /** The member with the names of the fields that its objects are shown without. */
    public static final String UNSHOWN = "$unshown";

    public MakeClass {
      bases = List.copyOf(bases);
    }
  }

  /** A function as a value; it sees the variables of the procedure that runs this. */
  record Closure(int target, int procedure, Span place) implements Instruction {}

  /**
   * A method of a declared class as a value: a method reference or a lambda of Java.
   *
   * @param captured registers that become its first arguments, the receiver among them
   */
  record MethodValue(int target, Callee.Declared method, List<Integer> captured, Span place)
      implements Instruction {
    public MethodValue {
      captured = List.copyOf(captured);
    }
  }

  /**
   * One element of what is iterated over; maps of Python give their keys.
   *
   * @param isKey whether keys or indexes are wanted: {@code for (k in x)}, {@code range} of Go
   */
  record Each(int target, int iterable, boolean isKey, Span place) implements Instruction {}

  /**
   * What remains of a list or map after some entries were taken: {@code a, *rest = x}.
   *
   * @param taken the keys of a map that were taken, as far as they are known
   */
  record Rest(int target, int object, List<String> taken, Span place) implements Instruction {
    public Rest {
      taken = List.copyOf(taken);
    }
  }

  /**
   * What was thrown; first instruction of a block that handles.
   *
   * @param types the names of what is caught here; empty for everything
   */
  record Caught(int target, List<String> types, Span place) implements Instruction {
    public Caught {
      types = List.copyOf(types);
    }
  }

  /** The result of something asynchronous. */
  record Await(int target, int source, Span place) implements Instruction {}

  /** Hands one element to whoever iterates over this generator. */
  record Yield(int target, int source, Span place) implements Instruction {}

  /**
   * Says the class that a value has, where the source declares it: casts, annotations, typed
   * variables.
   *
   * @param attributes of the declaration; empty for most
   */
  record Typed(int target, int source, String type, Map<String, String> attributes, Span place)
      implements Instruction {
    public Typed {
      attributes = Map.copyOf(attributes);
    }
  }
}
