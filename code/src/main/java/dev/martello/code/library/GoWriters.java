package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What writes into a buffer of Go is taken for that buffer: encoders, writers of tables. */
final class GoWriters {
  private static final Set<String> BUFFERS = Set.of("strings.Builder", "bytes.Buffer");

  private static final Set<String> AROUND =
      Set.of(
          "encoding/json.NewEncoder",
          "encoding/xml.NewEncoder",
          "encoding/csv.NewWriter",
          "bufio.NewWriter",
          "bufio.NewWriterSize",
          "text/tabwriter.NewWriter",
          "gopkg.in/yaml.v2.NewEncoder",
          "gopkg.in/yaml.v3.NewEncoder");

  private static final String MARSHAL = "encoding/json.Marshal";

  private static final Pattern OF_BUFFER =
      Pattern.compile("(?:strings\\.Builder|bytes\\.Buffer)\\.(?<how>Encode\\w*|WriteAll)");

  private static final Set<String> MAKING = Set.of("bytes.NewBuffer", "bytes.NewBufferString");

  private GoWriters() {}

  /** Returns what such a call gives; empty for all other calls. */
  static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    var first = event.arguments().at(0);
    if (AROUND.contains(event.name())) {
      return isBuffer(first, run) ? Optional.of(first) : Optional.empty();
    }
    boolean isMade = MAKING.contains(event.name()) && isPlain(first);
    if (isMade && Objects.deep(run, first).isEmpty()) {
      return Optional.of(made(first, event, run));
    }
    if (OF_BUFFER.matcher(event.name()).matches()) {
      GoTexts.write(event.receiver(), written(first, method, event, run), event, run);
      return Optional.of(
          run.semantics().error("encoding", event.where()).join(Interpreter.NOTHING));
    }
    return Optional.empty();
  }

  private static Value made(Value text, CallEvent event, Interpreter run) {
    var buffer = HeapObject.of(HeapObject.Kind.INSTANCE).withType("bytes.Buffer");
    var made = run.make(event, 38, buffer);
    if (text.constantText().isPresent()) {
      GoTexts.write(made, text, event, run);
    }
    return made;
  }

  private static Value written(Value value, String method, CallEvent event, Interpreter run) {
    return method.equals("Encode")
        ? run.semantics().call(event.named(MARSHAL).on(Value.none()), run)
        : Value.unknown().tainted(Objects.deep(run, value));
  }

  /** Nothing, or a text of the code. */
  private static boolean isPlain(Value value) {
    return !value.isTainted() && value.atoms().stream().noneMatch(Atom.Event.class::isInstance);
  }

  /** Returns whether all that a value may be are buffers. */
  static boolean isBuffer(Value value, Interpreter run) {
    return !value.isNone()
        && value.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Reference one
                        && run.get(one.object()) instanceof HeapObject held
                        && BUFFERS.contains(held.type()));
  }
}
