package dev.martello.code.library;

import static dev.martello.code.library.Behaviour.named;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Calls;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Partials;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Calls functions that are values: handed over, bound, or waiting for a promise. */
final class Callbacks {
  /** The method that a promise of the code is ended by: it adds to a list of results. */
  private static final String RESOLVE = "push";

  static final Map<String, Behaviour> METHODS =
      Behaviour.table(
          named(Callbacks::called, "call"),
          named(Callbacks::applied, "apply"),
          named(Callbacks::bound, "bind"),
          named(Callbacks::then, "then", "thenApply", "thenCompose", "thenAccept"),
          named(Callbacks::caught, "catch"),
          named(
              handing((event, _) -> event.receiver()), "finally", "exceptionally", "whenComplete"),
          named((event, _) -> event.receiver(), "promise", "orElse", "orElseThrow", "orElseGet"),
          named(handing((_, _) -> Interpreter.NOTHING), "ifPresent"));

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          named(Callbacks::partial, "functools.partial", "functools.partialmethod"),
          named(
              Callbacks::submitted,
              "concurrent.futures.ThreadPoolExecutor().submit",
              "concurrent.futures.ProcessPoolExecutor().submit",
              "asyncio.to_thread"),
          // What a stack or an object calls in the end.
          named(
              (event, run) -> afterwards(event, run, 0),
              "contextlib.ExitStack().callback",
              "contextlib.AsyncExitStack().callback",
              "contextlib.AsyncExitStack().push_async_callback"),
          named((event, run) -> afterwards(event, run, 1), "weakref.finalize"),
          named(Callbacks::newPromise, "new Promise"),
          named(
              handing((_, _) -> Interpreter.NOTHING),
              "setTimeout",
              "setImmediate",
              "process.nextTick",
              "setInterval",
              "asyncio.get_event_loop().run_until_complete"));

  private Callbacks() {}

  /** Calls a function that was handed over, with the elements of the receiver. */
  static Value callback(Value function, CallEvent event, Interpreter run) {
    if (Maps.hasEntries(event.receiver(), run)) {
      return callback(function, event, run, Maps.entry(event.receiver(), run));
    }
    var element = run.objects().elements(event.receiver(), false);
    return callback(
        function, event, run, Arguments.of(element.isNone() ? Value.unknown() : element));
  }

  /** Calls a function that was handed over. */
  public static Value callback(
      Value function, CallEvent event, Interpreter run, Arguments arguments) {
    var result = Value.none();
    for (var atom : function.atoms()) {
      if (atom instanceof Atom.Function each) {
        result = result.join(run.call(each, Value.none(), arguments, event.where().span()));
        run.frame().goOn();
      } else if (atom instanceof Atom.Method
          || atom instanceof Atom.External
          || isCallable(atom, event, run)) {
        result =
            result.join(
                new Calls(run, run.frame(), run.objects(), event.language())
                    .value(Value.of(atom), Value.none(), arguments, event.where().span()));
        run.frame().goOn();
      } else if (atom instanceof Atom.Reference reference && event.language().isOfJvm()) {
        result =
            result.join(
                JvmFunctions.called(reference, event, run, arguments)
                    .or(() -> JvmFunctions.ofObject(reference, event, run, arguments))
                    .orElseGet(Value::none));
      }
    }
    return result;
  }

  /** Python: classes and objects are called as functions are, {@code map(Order, records)}. */
  private static boolean isCallable(Atom atom, CallEvent event, Interpreter run) {
    return event.language() == Language.PYTHON
        && atom instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && (held.kind() == HeapObject.Kind.CLASS || held.kind() == HeapObject.Kind.INSTANCE);
  }

  /**
   * Runs functions that an unknown call was given, as it may call them, and returns what they
   * return.
   */
  static Value callbacks(CallEvent event, Interpreter run, Value given) {
    var answers = Value.none();
    for (var argument : event.arguments().all().toList()) {
      for (var atom : argument.join(listed(argument, run)).atoms()) {
        if (atom instanceof Atom.Function function) {
          var parameters = run.program().procedure(function.id()).parameters();
          var values = new ArrayList<Value>();
          for (int at = function.first().size(); at < parameters.size(); at++) {
            boolean isAnswer = values.size() == 1 && event.name().startsWith(SECOND_SDK);
            var name = parameters.get(at).name();
            boolean isError =
                event.language().isScript() && values.isEmpty() && isError(name, event);
            var value =
                isAnswer
                    ? answer(event, run)
                    : isError ? run.semantics().error("", event.where()) : Value.unknown();
            values.add(value.tainted(given.taints()));
          }
          var answer = run.call(function, Value.none(), Arguments.of(values), event.where().span());
          run.fates().taken(answer, event.name(), run);
          answers = answers.join(answer);
          run.frame().goOn();
        } else if (atom instanceof Atom.Reference reference && event.language() == Language.JVM) {
          JvmKotlin.handed(reference, event, run, given);
        }
      }
    }
    return answers;
  }

  /** Node.js: the first thing that is handed back is an error, and so is what such an event has. */
  private static boolean isError(String parameter, CallEvent event) {
    return ERRORS.matcher(parameter).matches()
        || event.arguments().at(0).constantText().filter("error"::equals).isPresent();
  }

  private static final Pattern ERRORS = Pattern.compile("(?i)e?rr|error|failure|problem");

  private static final String SECOND_SDK = "new aws-sdk.";

  /** Version 2 of AWS's SDK calls back with an error and the answer. */
  private static Value answer(CallEvent event, Interpreter run) {
    var promised = Value.external(event.name() + "().promise()");
    return run.fates().follow(promised, event, run);
  }

  /** The elements of lists that are handed over: {@code parallel([one, two])}. */
  private static Value listed(Value argument, Interpreter run) {
    return Lists.isAmong(argument, run) || JvmCollections.isAmong(argument, run)
        ? run.objects().elements(argument, false)
        : Value.none();
  }

  /** Returns the functions of the code among what a value may be. */
  static Value functions(Value value) {
    return value.atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(Value::of)
        .reduce(Value.none(), Value::join);
  }

  /** Returns whether something is the function that ends a promise. */
  static boolean isResolving(Atom atom) {
    return atom instanceof Atom.Method method && method.name().equals(RESOLVE);
  }

  /**
   * Calls the function that is given with the elements of the receiver, and gives another thing.
   */
  static Behaviour handing(Behaviour result) {
    return (event, run) -> {
      callback(event.arguments().at(0), event, run);
      return result.run(event, run);
    };
  }

  private static Value called(CallEvent event, Interpreter run) {
    return callback(event.receiver(), event, run, rest(event.arguments(), 1));
  }

  private static Value applied(CallEvent event, Interpreter run) {
    var elements = run.objects().elements(event.arguments().at(1), false);
    return callback(
        event.receiver(), event, run, new Arguments(List.of(), Map.of(), elements, Value.none()));
  }

  private static Value bound(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var result = Value.none();
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Function function && !placed.isEmpty()) {
        result =
            result.join(
                Value.of(function.on(placed.getFirst()).with(placed.subList(1, placed.size()))));
      } else {
        result = result.join(Value.of(atom));
      }
    }
    return result;
  }

  private static Value then(CallEvent event, Interpreter run) {
    var result = callback(event.arguments().at(0), event, run, Arguments.of(event.receiver()));
    if (event.arguments().count() > 1) {
      var error =
          event.language().isScript() ? run.semantics().error("", event.where()) : Value.unknown();
      result = result.join(callback(event.arguments().at(1), event, run, Arguments.of(error)));
    }
    return result.isNone() ? event.receiver() : result;
  }

  /** A promise that failed hands over why. */
  private static Value caught(CallEvent event, Interpreter run) {
    if (!event.language().isScript()) {
      callback(event.arguments().at(0), event, run);
      return event.receiver();
    }
    var error = run.semantics().error("", event.where());
    var answer = callback(event.arguments().at(0), event, run, Arguments.of(error));
    return event.receiver().join(answer);
  }

  private static Value newPromise(CallEvent event, Interpreter run) {
    var resolve = run.make(event, 3, HeapObject.of(HeapObject.Kind.LIST));
    var reject = run.make(event, 4, HeapObject.of(HeapObject.Kind.LIST));
    callback(event.arguments().at(0), event, run, Arguments.of(ending(resolve), ending(reject)));
    var result = run.objects().elements(resolve, false);
    return result.isNone() ? Value.unknown() : result;
  }

  /** What a promise was rejected with is thrown, and no part of what it gives. */
  private static Value ending(Value into) {
    return Value.of(new Atom.Method(into, RESOLVE));
  }

  private static Value partial(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var result = Value.none();
    for (var atom : event.arguments().at(0).atoms()) {
      if (atom instanceof Atom.Function function && event.arguments().named().isEmpty()) {
        result = result.join(Value.of(function.with(placed.subList(1, placed.size()))));
      }
    }
    return result.isNone() ? Partials.of(event, run) : result;
  }

  /** Calls a function with the arguments that are given behind it. */
  private static Value submitted(CallEvent event, Interpreter run) {
    var answer = callback(event.arguments().at(0), event, run, rest(event.arguments(), 1));
    return Value.external("concurrent.futures.Future").join(answer);
  }

  /** Python: {@code stack.callback(shutil.rmtree, folder)}. */
  private static Value afterwards(CallEvent event, Interpreter run, int at) {
    var all = event.arguments();
    callback(all.at(at), event, run, rest(all, at + 1));
    return all.at(at);
  }

  private static Arguments rest(Arguments all, int first) {
    var placed = all.placed();
    return new Arguments(
        placed.subList(Math.min(first, placed.size()), placed.size()),
        all.named(),
        all.elements(),
        Value.none());
  }
}
