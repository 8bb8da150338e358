package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the library of Kotlin does, as its compiled classes call it: regular expressions, pairs and
 * maps that are made of pairs, and functions that are objects.
 */
final class JvmKotlin {
  private static final String REGEX = "kotlin.text.Regex";
  private static final String PAIR = "kotlin.Pair";
  private static final String MAPS = "kotlin.collections.MapsKt";

  private static final String FUNCTION = "kotlin.jvm.functions.Function";
  private static final String COLLECTOR = "kotlinx.coroutines.flow.FlowCollector";

  private static final int MOST_PARAMETERS = 24;

  private JvmKotlin() {}

  /** Returns what a method of Kotlin's library gives; empty where nothing is known of it. */
  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    if (!type.startsWith("kotlin.")) {
      return Optional.empty();
    }
    var arguments = event.arguments();
    return switch (type) {
      case REGEX -> regex(event, method, run);
      case "kotlin.TuplesKt" ->
          method.equals("to")
              ? Optional.of(run.make(event, 24, pair(arguments, run)))
              : Optional.empty();
      case PAIR -> ofPair(event, method, run);
      case MAPS -> map(event, method, run);
      default -> Optional.empty();
    };
  }

  // regular expressions

  private static Optional<Value> regex(CallEvent event, String method, Interpreter run) {
    var expression = Patterns.of(event.receiver()).map(Literal.Pattern::source);
    var tested = event.arguments().at(0);
    return switch (method) {
      case "<init>" -> {
        // Options change what an expression means.
        tested
            .constantText()
            .filter(_ -> event.arguments().count() == 1)
            .ifPresent(
                text ->
                    run.frame().becomes(event.receiver(), Value.of(new Literal.Pattern(text, ""))));
        yield Optional.of(Interpreter.NOTHING);
      }
      case "matches" -> Optional.of(Patterns.test(expression, tested, true));
      case "containsMatchIn" -> Optional.of(Patterns.test(expression, tested, false));
      case "replace" -> Optional.of(replaced(expression, event, run));
      default -> Optional.empty();
    };
  }

  /** What an expression leaves over is harmless if it removes everything else. */
  private static Value replaced(Optional<String> expression, CallEvent event, Interpreter run) {
    var by = event.arguments().at(1);
    var text = Objects.deep(run, event.arguments().at(0));
    var result = Value.unknown().tainted(text).tainted(Objects.deep(run, by));
    if (expression.isEmpty() || by.constantText().isEmpty()) {
      return result;
    }
    long kinds = Replacements.ofPattern(expression.get(), by);
    return result.each(taint -> taint.clear(kinds));
  }

  // pairs and maps

  private static HeapObject pair(Arguments given, Interpreter run) {
    return HeapObject.of(HeapObject.Kind.TUPLE)
        .with(run.names().of("0"), given.at(0))
        .with(run.names().of("1"), given.at(1));
  }

  private static Optional<Value> ofPair(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "<init>" -> {
        run.frame().becomes(event.receiver(), run.make(event, 24, pair(event.arguments(), run)));
        yield Optional.of(Interpreter.NOTHING);
      }
      case "getFirst", "component1" -> element(event, "0", run);
      case "getSecond", "component2" -> element(event, "1", run);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> element(CallEvent event, String name, Interpreter run) {
    return event.receiver().only().filter(Atom.Reference.class::isInstance).isPresent()
        ? Optional.of(run.objects().element(event.receiver(), name))
        : Optional.empty();
  }

  private static Optional<Value> map(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf" -> {
        var map = HeapObject.of(HeapObject.Kind.MAP);
        for (var pair : pairs(event.arguments().at(0), run)) {
          var key = run.objects().element(pair, "0");
          map = JvmStatics.entry(map, key, run.objects().element(pair, "1"), run);
        }
        yield Optional.of(run.make(event, 25, map));
      }
      default -> Optional.empty();
    };
  }

  /** A map of one entry is made of the pair itself, others of an array. */
  private static List<Value> pairs(Value given, Interpreter run) {
    boolean isOne =
        given.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.TUPLE;
    return isOne ? List.of(given) : JvmArrays.elements(given, run);
  }

  // functions

  /**
   * Runs an object that was compiled of a lambda and handed to code that nobody knows. Such an
   * object that is running hands itself on to be gone on with, which calls nothing anew.
   *
   * @param given what may be handed to it
   */
  static void handed(Atom.Reference function, CallEvent event, Interpreter run, Value given) {
    if (!(run.get(function.object()) instanceof HeapObject held)
        || held.kind() != HeapObject.Kind.INSTANCE
        || held.type().equals(run.program().unit(event.in().unit()).name())) {
      return;
    }
    var type = run.program().type(held.type(), event.in().unit());
    type.flatMap(JvmKotlin::called)
        .flatMap(name -> method(held.type(), name, event, run))
        .ifPresent(
            method -> {
              var values = new ArrayList<Value>();
              for (var _ : run.program().procedure(method).parameters()) {
                values.add(Value.unknown().tainted(given.taints()));
              }
              run.call(
                  Atom.Function.of(method, -1),
                  Value.of(function),
                  Arguments.of(values),
                  event.where().span());
              run.frame().goOn();
            });
  }

  private static Optional<String> called(TypeDeclaration type) {
    for (var above : type.supertypes()) {
      if (above.startsWith(FUNCTION)) {
        return Optional.of("invoke");
      }
      if (above.equals(COLLECTOR)) {
        return Optional.of("emit");
      }
    }
    return Optional.empty();
  }

  /** Functions of Kotlin take up to 22 values, and what goes on behind them. */
  private static Optional<ProcedureId> method(
      String type, String name, CallEvent event, Interpreter run) {
    for (int count = 0; count < MOST_PARAMETERS; count++) {
      var found = run.program().method(type, name, "", count, event.in().unit());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
