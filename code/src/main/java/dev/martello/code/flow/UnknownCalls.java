package dev.martello.code.flow;

import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives what may come of code that nobody knows: everything that it got may be in it. */
final class UnknownCalls {
  /** What was looked through for data from outside, and when. */
  private record Looked(Arguments arguments, IntMap<HeapObject> heap, @Nullable Frame frame) {
    boolean isSame(@Nullable Looked other) {
      return other != null
          && arguments == other.arguments
          && heap == other.heap
          && frame == other.frame;
    }
  }

  private final Interpreter interpreter;
  private @Nullable Looked looked;
  private Map<Label, Taint> seen = Map.of();

  UnknownCalls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value result(Value self, Arguments arguments) {
    var own = Value.unknown().tainted(Objects.deep(interpreter, self));
    return (isRequest(self) ? own : own.each(Taint::guessed))
        .tainted(Value.unknown().tainted(within(arguments)).each(Taint::guessed).taints());
  }

  /** Frameworks hand over requests by methods: {@code c.req.query("q")}. */
  private static boolean isRequest(Value self) {
    return self.only().orElse(null) instanceof Atom.Event(_, var path) && path.startsWith(REQUEST);
  }

  private static final String REQUEST = "request";

  /** A call of one of many things is given the same for each of them. */
  private Map<Label, Taint> within(Arguments arguments) {
    var now = new Looked(arguments, interpreter.state().heap(), interpreter.stack().top());
    if (!now.isSame(looked)) {
      var found = Value.none();
      for (var argument : arguments.all().toList()) {
        found = found.tainted(Objects.deep(interpreter, argument));
      }
      looked = now;
      seen = found.taints();
    }
    return seen;
  }
}
