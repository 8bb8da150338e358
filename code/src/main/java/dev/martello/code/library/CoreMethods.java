package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;

/** The methods of the languages' own types by name, whatever the type is called. */
final class CoreMethods {

  private static final Map<String, Behaviour> METHODS =
      Behaviour.table(
          Maps.METHODS, Lists.METHODS, Texts.METHODS, Callbacks.METHODS, Records.METHODS);

  private CoreMethods() {}

  /** Does what a method does; empty if it is none of theirs. */
  static Optional<Value> call(String method, CallEvent event, Interpreter run) {
    return of(method, event.language()).map(behaviour -> behaviour.run(event, run));
  }

  /** Returns what a method does in a language. */
  static Optional<Behaviour> of(String method, Language language) {
    return Optional.ofNullable(language.isScript() ? ScriptCore.METHODS.get(method) : null)
        .or(() -> Optional.ofNullable(METHODS.get(method)));
  }
}
