package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.name.SecretNames;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Scripts: secrets that a middleware fetches before the handler, which finds them in the context.
 */
final class FetchedSecrets {
  private static final String OF_PARAMETERS = "@middy/ssm";

  private static final Set<String> FETCHING = Set.of("@middy/secrets-manager", OF_PARAMETERS);

  private static final String SECRET = "a secret that a middleware fetched";

  private static final Set<String> CONTEXTS = Set.of("context", "middy.Request.context");

  private final Set<String> names = new HashSet<>();

  /** Takes note of a middleware that puts what it fetches into the context. */
  void called(CallEvent event, Interpreter run) {
    if (!FETCHING.contains(event.name())) {
      return;
    }
    var options = event.arguments().at(0);
    boolean isInContext =
        run.objects()
            .element(options, "setToContext")
            .constant()
            .filter("true"::equals)
            .isPresent();
    if (isInContext) {
      boolean isSecret = !event.name().equals(OF_PARAMETERS);
      for (var atom : run.objects().element(options, "fetchData").atoms()) {
        if (atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held) {
          held.members()
              .forEach(
                  (number, _) -> {
                    var name = run.names().name(number);
                    if (isSecret || SecretNames.isSecret(name)) {
                      names.add(name);
                    }
                  });
        }
      }
    }
  }

  /** Returns a member of the context that is such a secret. */
  Optional<Value> member(String holder, Value key, Interpreter run) {
    return names.isEmpty() || !CONTEXTS.contains(holder)
        ? Optional.empty()
        : key.constantText().filter(names::contains).map(_ -> secret(run));
  }

  private static Value secret(Interpreter run) {
    var trace = Trace.from(run.where(run.place()), SECRET + " is fetched");
    return Value.unknown()
        .tainted(
            new Label(Label.SECRET, SECRET), new Taint(~SinkKind.SECRET_LOG.bit(), false, trace));
  }
}
