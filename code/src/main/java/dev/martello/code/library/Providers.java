package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Provided;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** FastAPI: functions whose results routes, and other such functions, get as parameters. */
final class Providers {
  private static final Set<String> MAKING =
      Set.of("fastapi.Depends", "fastapi.Security", "fastapi.params.Depends");

  private static final Set<String> ANNOTATED =
      Set.of("typing.Annotated", "typing_extensions.Annotated");

  /** What takes the token out of the header. */
  private static final String SECURITY = "fastapi.security.";

  private static final String TOKEN = "request.headers.authorization";

  private final Entrances entrances;
  private final Events events;

  Providers(Entrances entrances, Events events) {
    this.entrances = entrances;
    this.events = events;
  }

  /** Makes what stands for what a function will give; empty for other calls. */
  Optional<Value> made(CallEvent event, Interpreter run) {
    if (!MAKING.contains(event.name())) {
      return Optional.empty();
    }
    var dependency = event.arguments().get(0, "dependency");
    var provider = Value.none();
    for (var atom : functions(dependency, event, run).atoms()) {
      if (atom instanceof Atom.Function function) {
        // Routes may name it without getting what it gives.
        var given = entrances.arguments(List.of("data"), function, run);
        run.registrations().add(Registrations.Registered.of(function, event, given));
        provider = provider.join(Value.of(function.with(given)));
      }
    }
    return Optional.of(run.make(event, 45, Provided.by(provider.join(others(dependency)), run)));
  }

  /** Functions, and objects that are called like them. */
  private static Value functions(Value dependency, CallEvent event, Interpreter run) {
    var result = Callbacks.functions(dependency);
    for (var atom : dependency.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.INSTANCE) {
        var call =
            run.objects().load(Value.of(atom), new Key.Member("__call__"), event.where().span());
        result = result.join(Callbacks.functions(call));
      }
    }
    return result;
  }

  private static Value others(Value dependency) {
    return dependency.atoms().stream()
        .filter(Atom.External.class::isInstance)
        .map(Value::of)
        .reduce(Value.none(), Value::join);
  }

  /** Returns what stands for results among what is written at a type. */
  static Optional<Value> annotated(String name, Value key, Interpreter run) {
    if (!ANNOTATED.contains(name)) {
      return Optional.empty();
    }
    var result = Value.none();
    for (var atom : key.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        result = result.join(Provided.in(run.objects().all(held), run));
      }
    }
    return result.isNone() ? Optional.empty() : Optional.of(result);
  }

  /** Returns what a parameter is given, if that is what a function gives. */
  Optional<Value> of(Procedure.Parameter parameter, Atom.Function function, Interpreter run) {
    var module = run.get(run.sites().module(function.id().unit()));
    if (module == null || parameter.name().isEmpty()) {
      return Optional.empty();
    }
    var type = parameter.type();
    var written = function.id().procedure() + "(" + parameter.name() + ")";
    var found =
        Provided.in(member(module, written, run), run)
            .join(
                type.indexOf('.') < 0
                    ? Value.none()
                    : Provided.in(
                        member(module, type.substring(type.lastIndexOf('.') + 1), run), run));
    var providers =
        found.atoms().stream()
            .map(atom -> Provided.provider(atom, run))
            .reduce(Value.none(), Value::join);
    if (providers.atoms().stream().anyMatch(Atom.Function.class::isInstance)) {
      return Optional.of(found);
    }
    boolean isOfToken =
        providers.atoms().stream()
            .anyMatch(
                atom -> atom instanceof Atom.External(var name, _, _) && name.startsWith(SECURITY));
    return isOfToken ? Optional.of(events.request(TOKEN, run)) : Optional.empty();
  }

  private static Value member(HeapObject module, String name, Interpreter run) {
    return module.member(run.names().of(name)) instanceof Value value ? value : Value.none();
  }
}
