package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** RxJS: what is observed is led through operators, each of which calls a function of the code. */
final class Observables {
  /*
   * What is observed is a list of what comes. An operator is what the library gives, together with the
   * functions that it was given; they are called where the operator is put into a pipe.
   * https://rxjs.dev/guide/operators
   */

  private static final String FROM = "rxjs/operators.";
  private static final String ALSO_FROM = "rxjs.";

  /** Give what their functions give for each element. */
  private static final Set<String> CHANGING = Set.of("map", "scan", "reduce", "mapTo");

  /** Give what comes of what their functions give for each element. */
  private static final Set<String> JOINING =
      Set.of("mergeMap", "concatMap", "switchMap", "exhaustMap", "flatMap", "expand");

  /** Give the elements, or some of them. */
  private static final Set<String> KEEPING =
      Set.of(
          "tap",
          "filter",
          "takeWhile",
          "skipWhile",
          "first",
          "last",
          "find",
          "distinct",
          "distinctUntilChanged",
          "delayWhen",
          "groupBy");

  private static final Set<String> GATHERING =
      Set.of("toArray", "bufferCount", "bufferTime", "buffer");

  /** A list within the list of what comes. */
  private static final int GATHERED = 90;

  static final Map<String, Behaviour> FUNCTIONS = functions();

  private Observables() {}

  private static Map<String, Behaviour> functions() {
    var all = new HashMap<String, Behaviour>();
    for (var names : Set.of(CHANGING, JOINING, KEEPING, Set.of("catchError"))) {
      for (var name : names) {
        all.put(FROM + name, Observables::operator);
        all.put(ALSO_FROM + name, Observables::operator);
      }
    }
    all.put(ALSO_FROM + "from", (event, run) -> observed(event.arguments().at(0), event, run));
    all.put(
        ALSO_FROM + "of",
        (event, run) ->
            Lists.list(event, run, event.arguments().all().reduce(Value.none(), Value::join)));
    for (var name : Set.of("firstValueFrom", "lastValueFrom")) {
      all.put(
          ALSO_FROM + name, (event, run) -> run.objects().elements(event.arguments().at(0), false));
    }
    all.put(
        ALSO_FROM + "defer",
        (event, run) ->
            observed(
                Callbacks.callback(event.arguments().at(0), event, run, Arguments.none()),
                event,
                run));
    return Map.copyOf(all);
  }

  private static Value observed(Value source, CallEvent event, Interpreter run) {
    return Lists.isAmong(source, run) ? source : Lists.list(event, run, source);
  }

  private static Value operator(CallEvent event, Interpreter run) {
    var functions =
        event.arguments().all().map(Callbacks::functions).reduce(Value.none(), Value::join);
    var observer = run.objects().element(event.arguments().at(0), "next");
    return Value.external(event.name() + "()").join(functions).join(Callbacks.functions(observer));
  }

  /** Returns whether something is put into a pipe that is such an operator. */
  static boolean isOperator(Value into) {
    return into.atoms().stream()
        .anyMatch(atom -> atom instanceof Atom.External(var name, _, _) && isOperator(name));
  }

  private static boolean isOperator(String name) {
    return name.endsWith("()") && (name.startsWith(FROM) || name.startsWith(ALSO_FROM));
  }

  /** {@code observed.pipe(...operators)}. */
  static Value piped(CallEvent event, Interpreter run) {
    var elements = run.objects().elements(event.receiver(), false);
    for (var operator : event.arguments().placed()) {
      elements = through(operator, elements, event, run);
    }
    return Lists.list(event, run, elements);
  }

  private static Value through(Value operator, Value elements, CallEvent event, Interpreter run) {
    var name = name(operator);
    var functions = Callbacks.functions(operator);
    if (GATHERING.contains(name)) {
      return run.make(event, GATHERED, HeapObject.of(HeapObject.Kind.LIST).withAny(elements));
    }
    if (functions.isNone()) {
      return elements;
    }
    if (name.equals("catchError")) {
      var error = run.semantics().error("", event.where());
      var instead = Callbacks.callback(functions, event, run, Arguments.of(error));
      return elements.join(elementsOf(instead, run));
    }
    boolean isFolding = name.equals("scan") || name.equals("reduce");
    var given = isFolding ? Arguments.of(elements, elements) : Arguments.of(elements);
    var answer = run.repeatedly(() -> Callbacks.callback(functions, event, run, given));
    return CHANGING.contains(name)
        ? answer
        : JOINING.contains(name) ? elementsOf(answer, run) : elements;
  }

  /** A promise is observed as well: what it gives comes once. */
  private static Value elementsOf(Value source, Interpreter run) {
    return Lists.isAmong(source, run) ? run.objects().elements(source, false) : source;
  }

  private static String name(Value operator) {
    for (var atom : operator.atoms()) {
      if (atom instanceof Atom.External(var name, _, _) && isOperator(name)) {
        return name.substring(name.lastIndexOf('.') + 1, name.length() - 2);
      }
    }
    return "";
  }

  /** {@code observed.subscribe(function)}, or with an object that has it as {@code next}. */
  static Value subscribed(CallEvent event, Interpreter run) {
    var observer = event.arguments().at(0);
    var functions =
        Callbacks.functions(observer)
            .join(Callbacks.functions(run.objects().element(observer, "next")));
    var element = run.objects().elements(event.receiver(), false);
    Callbacks.callback(functions, event, run, Arguments.of(element));
    return Value.unknown();
  }
}
