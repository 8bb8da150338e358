package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Value;
import java.util.HashMap;
import java.util.Map;

/** What a call of something that belongs to the languages themselves does. */
interface Behaviour {

  /** Gives what nobody knows, and nothing of what the call was given. */
  Behaviour UNKNOWN = (_, _) -> Value.unknown();

  Value run(CallEvent event, Interpreter run);

  /** Joins tables into one; a name stands in one of them only. */
  @SafeVarargs
  static Map<String, Behaviour> table(Map<String, Behaviour>... tables) {
    var all = new HashMap<String, Behaviour>();
    for (var table : tables) {
      table.forEach(
          (name, behaviour) -> {
            if (all.put(name, behaviour) != null) {
              throw new IllegalArgumentException("`" + name + "` stands twice");
            }
          });
    }
    return Map.copyOf(all);
  }

  /** Returns the table of one behaviour that has several names. */
  static Map<String, Behaviour> named(Behaviour behaviour, String... names) {
    var all = new HashMap<String, Behaviour>();
    for (var name : names) {
      all.put(name, behaviour);
    }
    return all;
  }
}
