package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Java joins texts with: a collector of streams, and {@code StringJoiner}. */
public final class JvmJoining {
  static final String COLLECTOR = "java.util.stream.Collectors.joining";
  static final String JOINER = "java.util.StringJoiner";

  private static final List<String> AROUND = List.of("separator", "prefix", "suffix");

  private JvmJoining() {}

  /** Returns the collector that a call of {@code Collectors.joining} makes. */
  static Value collector(CallEvent event, Interpreter run) {
    var made = HeapObject.of(HeapObject.Kind.INSTANCE).withType(COLLECTOR);
    return run.make(event, 24, around(made, event.arguments(), run));
  }

  /** Returns an object with what stands between and around the texts that it joins. */
  static HeapObject around(HeapObject held, Arguments given, Interpreter run) {
    var filled = held;
    for (int at = 0; at < AROUND.size(); at++) {
      var text = at < given.count() ? Formats.text(run, given.at(at)) : Value.text("");
      filled = filled.with(run.names().of(AROUND.get(at)), text);
    }
    return filled;
  }

  /** Returns the one text that a stream is collected into; empty for other collectors. */
  static Optional<Value> collected(CallEvent event, Interpreter run) {
    return of(event.arguments().at(0), COLLECTOR, run)
        .map(
            joining ->
                Concatenation.of(
                    List.of(
                        member(joining, "prefix", run),
                        Texts.joined(event.receiver(), member(joining, "separator", run), run),
                        member(joining, "suffix", run))));
  }

  /** Returns what a joiner holds after a text is added to it; null before is nothing yet. */
  static List<Value> added(HeapObject joiner, @Nullable Value before, Value more, Interpreter run) {
    return before == null
        ? List.of(member(joiner, "prefix", run), more)
        : List.of(before, member(joiner, "separator", run), more);
  }

  /** Returns what a call puts between texts; nothing where it joins none. */
  public static Value separator(CallEvent event, Interpreter run) {
    return switch (event.name()) {
      case "java.lang.String.join" -> event.arguments().at(0);
      case JOINER + ".add" -> separator(event.receiver(), JOINER, run);
      default -> separator(event.arguments().at(0), COLLECTOR, run);
    };
  }

  private static Value separator(Value held, String type, Interpreter run) {
    return of(held, type, run)
        .map(joining -> member(joining, "separator", run))
        .orElseGet(Value::none);
  }

  private static Optional<HeapObject> of(Value value, String type, Interpreter run) {
    return value.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.type().equals(type)
        ? Optional.of(held)
        : Optional.empty();
  }

  static Value member(HeapObject held, String name, Interpreter run) {
    var text = held.member(run.names().of(name));
    return text == null ? Value.text("") : text;
  }
}
