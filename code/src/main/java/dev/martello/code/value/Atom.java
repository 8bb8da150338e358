package dev.martello.code.value;

import dev.martello.code.ir.Literal;
import dev.martello.code.ir.ProcedureId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the things that a value may be. */
public sealed interface Atom {

  /** A text of known and unknown pieces; constants are one fixed piece, or none. */
  record Words(List<Part> parts) implements Atom {
    public Words {
      parts = List.copyOf(parts);
    }

    /** Returns the text, with a star for each piece that is not known. */
    public String shown() {
      var text = new StringBuilder();
      for (var part : parts) {
        text.append(part instanceof Part.Fixed(var fixed) ? fixed : "*");
      }
      return text.toString();
    }
  }

  /** A constant that is no text. */
  record Fixed(Literal literal) implements Atom {}

  /** The event, or a part of it. */
  record Event(int source, String path) implements Atom {}

  /**
   * Something that the code gets from a library.
   *
   * @param name the dotted way to it: {@code requests.get}, {@code boto3.client()}, or the name of
   *     a type that the knowledge of libraries has
   * @param call the number of the call that gave it, if that is followed; negative if it is not
   * @param part which part of what the call gave; empty text for the whole
   */
  record External(String name, int call, String part) implements Atom {
    public External(String name) {
      this(name, -1, "");
    }

    /** Returns a member, or another step of the way, as part of the same. */
    public External step(String longer, String member) {
      return call < 0 ? new External(longer) : new External(longer, call, joined(part, member));
    }

    /** Returns the member of a part as a part of the whole. */
    public static String joined(String part, String member) {
      return part.isEmpty() ? member : part + "." + member;
    }

    // What is asked most often; what the compiler makes for records is slow before it is warm.
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof External one
              && call == one.call
              && name.equals(one.name)
              && part.equals(one.part));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * name.hashCode() + call) + part.hashCode();
    }
  }

  /** An object made by the code. */
  record Reference(int object) implements Atom {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reference one && object == one.object;
    }

    @Override
    public int hashCode() {
      return object;
    }
  }

  /**
   * A function of the code.
   *
   * @param scope the object with the variables of the procedure around; negative for none
   * @param self the receiver that it is bound to, for languages whose receiver is no parameter
   * @param first values that become its first arguments
   */
  record Function(ProcedureId id, int scope, Value self, List<Value> first) implements Atom {
    public Function {
      first = List.copyOf(first);
    }

    public static Function of(ProcedureId id, int scope) {
      return new Function(id, scope, Value.none(), List.of());
    }

    /** Returns the same function with a receiver. */
    public Function on(Value receiver) {
      return self.isNone() ? new Function(id, scope, receiver, first) : this;
    }

    /** Returns the same function with its first arguments given. */
    public Function with(List<Value> more) {
      var all = new java.util.ArrayList<>(first);
      all.addAll(more);
      return new Function(id, scope, self, all);
    }
  }

  /** A method of a value that is not known better. */
  record Method(Value receiver, String name) implements Atom {}

  /** A truth value with what follows from it. */
  record Test(Condition condition) implements Atom {}

  /** Anything. */
  record Opaque() implements Atom {}

  /** What a parameter is when no argument was given. */
  record Absent() implements Atom {}
}
