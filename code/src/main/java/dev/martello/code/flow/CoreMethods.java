package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;

/** The methods of the languages' own types by name, whatever the type is called. */
public final class CoreMethods {

  private static final Map<String, Behaviour> METHODS =
      Behaviour.table(Maps.METHODS, Lists.METHODS, Texts.METHODS, Callbacks.METHODS);

  private CoreMethods() {}

  /** Does what a method does; empty if it is none of theirs. */
  public static Optional<Value> call(String method, CallEvent event, Interpreter run) {
    return of(method, event.language()).map(behaviour -> behaviour.run(event, run));
  }

  /** Returns what a method does in a language. */
  public static Optional<Behaviour> of(String method, Language language) {
    return Optional.ofNullable(language.isScript() ? ScriptCore.METHODS.get(method) : null)
        .or(() -> Optional.ofNullable(METHODS.get(method)));
  }
}
