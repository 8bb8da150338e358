package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Calls;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Classes of Python whose methods frameworks call for the methods of requests. */
final class Views {
  /** Methods that are called after those of HTTP, as Flask, Django, Starlette and Falcon do. */
  private static final List<String> METHODS =
      List.of(
          "get",
          "post",
          "put",
          "patch",
          "delete",
          "head",
          "options",
          "dispatch_request",
          "on_get",
          "on_post",
          "on_put",
          "on_patch",
          "on_delete");

  /**
   * Methods of viewsets. https://www.django-rest-framework.org/api-guide/viewsets/#viewset-actions
   */
  private static final List<String> ACTIONS =
      List.of("list", "create", "retrieve", "update", "partial_update", "destroy");

  private static final String VIEWSETS = "rest_framework.";

  /** What is given a view, or is asked of it. */
  private static final Pattern TAKING =
      Pattern.compile(
          "(?:flask|django|rest_framework)\\..*\\.as_view|.*\\.add_resource|falcon\\..*\\.add_route"
              + "|flask_\\w+\\.\\w+\\(\\)\\.route\\(\\)|starlette\\.routing\\.Route");

  private Views() {}

  /** Returns whether a call of a framework of Python takes classes, or objects of them. */
  static boolean areTakenBy(CallEvent event) {
    return event.language() == Language.PYTHON && TAKING.matcher(event.name()).matches();
  }

  private static boolean isOwn(Atom.Reference one, Interpreter run) {
    return run.get(one.object()) instanceof HeapObject held
        && (held.kind() == HeapObject.Kind.CLASS || held.kind() == HeapObject.Kind.INSTANCE);
  }

  /**
   * Returns the methods of a view, bound to an object of it.
   *
   * @param request what methods find in {@code self.request}
   * @param arguments what they find in {@code self.kwargs}
   */
  static Stream<Atom.Function> methods(
      Value view, Value request, Value arguments, CallEvent event, Interpreter run) {
    return view.atoms().stream()
        .filter(atom -> atom instanceof Atom.Reference one && isOwn(one, run))
        .map(atom -> made((Atom.Reference) atom, event, run))
        .flatMap(self -> of(self, request, arguments, event, run));
  }

  private static Value made(Atom.Reference view, CallEvent event, Interpreter run) {
    boolean isClass =
        run.get(view.object()) instanceof HeapObject held && held.kind() == HeapObject.Kind.CLASS;
    return isClass
        ? new Calls(run, run.frame(), run.objects(), event.language())
            .value(Value.of(view), Value.none(), Arguments.of(), event.where().span())
        : Value.of(view);
  }

  private static Stream<Atom.Function> of(
      Value self, Value request, Value arguments, CallEvent event, Interpreter run) {
    var span = event.where().span();
    run.objects().store(self, new Key.Member("request"), request, span);
    run.objects().store(self, new Key.Member("kwargs"), arguments, span);
    var actions = event.name().startsWith(VIEWSETS) ? ACTIONS : List.<String>of();
    return Stream.concat(METHODS.stream(), actions.stream())
        .flatMap(name -> run.objects().load(self, new Key.Member(name), span).atoms().stream())
        .filter(Atom.Function.class::isInstance)
        .map(Atom.Function.class::cast);
  }
}
