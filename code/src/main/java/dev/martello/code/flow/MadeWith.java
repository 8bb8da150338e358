package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/**
 * What clients and streams of scripts are made with: clients have it as their {@code defaults}, and
 * streams call the functions in it.
 */
public final class MadeWith {
  private static final String DEFAULTS = "defaults";

  /** https://axios-http.com/docs/config_defaults */
  private static final String CLIENT = "axios.Client";

  private static final Set<String> MAKING =
      Set.of(
          "axios.create",
          "new stream.Transform",
          "new stream.Writable",
          "new stream.Duplex",
          "new readable-stream.Transform",
          "new readable-stream.Writable",
          "through2",
          "through2.obj");

  private MadeWith() {}

  /** Returns whether a call makes such a thing. */
  public static boolean isMaking(String call) {
    return MAKING.contains(call);
  }

  /** Takes note of what a thing is made with, which is known by the number of the call. */
  static void made(CallEvent event, int call, Interpreter interpreter) {
    if (isMaking(event.name())) {
      var given = event.arguments().all().reduce(Value.none(), Value::join);
      new Globals(interpreter).note(name(call), given);
    }
  }

  /** Returns what such things were made with; nothing for others. */
  public static Value given(Value things, Interpreter interpreter) {
    var given = Value.none();
    for (var atom : things.atoms()) {
      if (atom instanceof Atom.External made && made.call() >= 0 && made.part().isEmpty()) {
        given = given.join(given(made, interpreter).orElseGet(Value::none));
      }
    }
    return given;
  }

  private static Optional<Value> given(Atom.External made, Interpreter interpreter) {
    return new Globals(interpreter).get(name(made.call()));
  }

  /** Returns the options that a member of a client is; empty for other members. */
  static Optional<Value> defaults(Atom.External client, String member, Interpreter interpreter) {
    return client.call() >= 0 && member.equals(DEFAULTS) && client.name().equals(CLIENT)
        ? given(client, interpreter)
        : Optional.empty();
  }

  private static String name(int call) {
    return "made by " + call;
  }
}
