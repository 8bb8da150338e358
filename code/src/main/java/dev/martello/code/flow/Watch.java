package dev.martello.code.flow;

import dev.martello.code.ir.Procedure;
import dev.martello.code.value.Label;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.List;

/** Is told what the interpreter comes across; the same thing may be told several times. */
public interface Watch {
  /** A call of a library, before its result is known. */
  void called(CallEvent event, Interpreter interpreter);

  /** A write into something that is no object of the code: a member of a library's object. */
  void stored(String name, Value value, CallEvent at, Interpreter interpreter);

  /** A write into an object that outlives the invocation. */
  void kept(Value value, CallEvent at, Interpreter interpreter);

  /** A write of data, or under a name of data, into a member of an object. */
  void changed(Value object, CallEvent at, Interpreter interpreter);

  /** A test that takes the caller's word for what the caller may do. */
  void believed(Label said, Value value, CallEvent at, Interpreter interpreter);

  /** A value that is compared with another one, or looked for among others. */
  void compared(Value value, Value other, boolean isEqual);

  /** A value that is compared with one that stands in the code. */
  void decided(Value value, CallEvent at, Interpreter interpreter);

  /** Two values that are compared, neither of which the code says. */
  void matched(Value both);

  /** A value that a variable or a member of a name gets. */
  void named(String name, Value value, Origin.Written at, Interpreter interpreter);

  /** What a function of the code gives. */
  void made(Procedure by, Value value, Origin.Written at, Interpreter interpreter);

  /** Values that become one text. */
  void joined(List<Value> parts, Origin.Written at, Interpreter interpreter);

  /** The handler's answer. */
  void answered(Value value, CallEvent at, Interpreter interpreter);
}
