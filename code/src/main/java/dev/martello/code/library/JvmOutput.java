package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.JsonTexts;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;

/** What handlers of streams write is their answer. */
final class JvmOutput {
  /** What Lambda gives to write to. */
  static final String STREAM = "java.io.OutputStream";

  private static final int WRAPPED = 3;

  private JvmOutput() {}

  /** Takes note of an answer that a call writes. */
  static void called(CallEvent event, String method, Interpreter run) {
    var arguments = event.arguments();
    var written =
        switch (method) {
          case "write", "print", "println", "append" ->
              isAnswer(event.receiver(), WRAPPED, run)
                  ? Optional.of(arguments.at(0))
                  : isAnswer(arguments.at(1), WRAPPED, run)
                      ? Optional.of(arguments.at(0))
                      : Optional.<Value>empty();
          case "writeValue" ->
              isAnswer(arguments.at(0), WRAPPED, run)
                  ? Optional.of(arguments.at(1))
                  : Optional.<Value>empty();
          case "toJson" ->
              isAnswer(arguments.at(1), WRAPPED, run)
                  ? Optional.of(arguments.at(0))
                  : Optional.<Value>empty();
          default -> Optional.<Value>empty();
        };
    written.ifPresent(
        value -> {
          var answer = JsonTexts.objectOf(value);
          var at = run.event("return", Value.none(), Arguments.of(answer), event.where().span());
          run.watch().answered(answer, at, run);
        });
  }

  private static boolean isAnswer(Value stream, int depth, Interpreter run) {
    for (var atom : stream.atoms()) {
      boolean isStream =
          switch (atom) {
            case Atom.External external -> external.name().equals(STREAM);
            case Atom.Reference reference ->
                depth > 0
                    && run.get(reference.object()) instanceof HeapObject held
                    && held.type().startsWith("java.io.")
                    && isAnswer(held.any(), depth - 1, run);
            default -> false;
          };
      if (isStream) {
        return true;
      }
    }
    return false;
  }
}
