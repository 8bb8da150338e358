package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/** What clients of scripts are made with, which can be read as their {@code defaults}. */
final class ClientDefaults {
  private static final String DEFAULTS = "defaults";

  /** https://axios-http.com/docs/config_defaults */
  private static final Set<String> MAKING = Set.of("axios.create");

  private static final Set<String> CLIENTS = Set.of("axios.Client");

  private final Interpreter interpreter;

  ClientDefaults(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Takes note of the options of a client, which is known by the number of the call. */
  void made(CallEvent event, int call) {
    if (MAKING.contains(event.name())) {
      new Globals(interpreter).note(name(call), event.arguments().at(0));
    }
  }

  /** Returns the options that a member of a client is; empty for other members. */
  Optional<Value> member(Atom.External client, String member) {
    return client.call() >= 0 && member.equals(DEFAULTS) && CLIENTS.contains(client.name())
        ? new Globals(interpreter).get(name(client.call()))
        : Optional.empty();
  }

  private static String name(int call) {
    return DEFAULTS + " " + call;
  }
}
