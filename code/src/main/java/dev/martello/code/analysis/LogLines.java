package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.library.GoTexts;
import dev.martello.code.library.JvmEntrance;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Value;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the texts that a call writes to the log as they are: such may forge lines. */
final class LogLines {
  private static final Pattern JSON_LOGS =
      Pattern.compile(
          "(?i)json(?:logger\\b|_?(?:log_?)?formatter\\(|renderer\\(|_log_formatter\\b)");

  /** Whether a file speaks of such a formatter; each is searched once. */
  private final Map<Unit, Boolean> jsonLogs = new IdentityHashMap<>();

  /** Returns what of a call's arguments holds data and stands in the log as a text. */
  Stream<Value> of(CallEvent event, Interpreter interpreter) {
    return written(event, interpreter)
        .filter(value -> value.isTainted() && Sinks.isText(value))
        .filter(_ -> !isJson(event, interpreter))
        .filter(_ -> !JvmEntrance.isStructured(event, interpreter));
  }

  /** Python: a formatter that writes each entry as JSON escapes the ends of lines. */
  private boolean isJson(CallEvent event, Interpreter interpreter) {
    return event.language() == Language.PYTHON
        && !event.name().equals("print")
        && interpreter.program().units().stream()
            .anyMatch(
                unit ->
                    jsonLogs.computeIfAbsent(
                        unit, one -> JSON_LOGS.matcher(one.file().text()).find()));
  }

  /**
   * What is written: Go's functions whose names end so, and those of Python and Node.js, take a
   * format first.
   */
  private static Stream<Value> written(CallEvent event, Interpreter interpreter) {
    if (event.name().startsWith("log/slog.")) {
      // What stands behind the message is quoted.
      return Stream.of(event.arguments().at(event.name().endsWith("Context") ? 1 : 0));
    }
    if (event.name().startsWith("structlog.")) {
      return Stream.of(event.arguments().get(0, "event"));
    }
    int format = event.name().startsWith("fmt.Fprint") ? 1 : 0;
    boolean isFormat =
        event.language() == Language.GO
            && event.name().endsWith("f")
            && event.arguments().at(format).constantText().isPresent();
    if (isFormat) {
      return Stream.of(GoTexts.formatted(event.arguments(), format, interpreter));
    }
    if (event.language() == Language.JVM) {
      return event.arguments().all().flatMap(value -> inArray(value, interpreter));
    }
    if (event.language() == Language.GO) {
      return event.arguments().all().map(value -> printed(value, interpreter));
    }
    var placed = event.arguments().placed();
    boolean isOfPython =
        event.language() == Language.PYTHON
            && placed.size() > 1
            && placed.getFirst().constantText().filter(text -> text.contains("%")).isPresent();
    if (isOfPython) {
      return Stream.of(
          Formats.percent(interpreter, placed.getFirst(), placed.subList(1, placed.size())));
    }
    boolean isOfNode =
        event.language().isScript()
            && placed.size() > 1
            && placed.getFirst().constantText().filter(text -> text.contains("%j")).isPresent();
    return isOfNode
        ? Stream.of(
            Formats.ofNode(interpreter, placed.getFirst(), placed.subList(1, placed.size())))
        : event.arguments().all();
  }

  /** Go prints the texts of lists and of structs as they are. */
  private static Value printed(Value value, Interpreter interpreter) {
    var pointed = GoPointers.followed(value, interpreter);
    boolean isOfTexts =
        pointed.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && interpreter.get(reference.object()) instanceof HeapObject held
                        && (held.kind() == HeapObject.Kind.LIST || isStruct(held)));
    return isOfTexts ? Formats.text(interpreter, pointed) : value;
  }

  private static boolean isStruct(HeapObject held) {
    return held.kind() == HeapObject.Kind.INSTANCE
        && !(held.members() instanceof IntMap.Empty<Value>)
        && !held.type().contains("/");
  }

  /** Bytecode puts arguments of variable number into an array. */
  private static Stream<Value> inArray(Value value, Interpreter interpreter) {
    boolean isArray =
        value.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST
            && held.type().isEmpty();
    return isArray
        ? interpreter.objects().elements(value, false).atoms().stream()
            .map(atom -> Value.of(atom).with(interpreter.objects().elements(value, false).taints()))
        : Stream.of(value);
  }
}
