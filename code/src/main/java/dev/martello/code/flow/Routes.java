package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells by which of the routes of a function a request can have come where the code has asked for
 * its method or path: what others send is not there.
 */
final class Routes {
  private Routes() {}

  /** Adds what follows from whether two values are the same to what is known of that. */
  static Value compared(Value left, Value right, Value known, Interpreter interpreter) {
    return left.constantText()
        .map(text -> asked(right, Set.of(text), known, interpreter))
        .or(() -> right.constantText().map(text -> asked(left, Set.of(text), known, interpreter)))
        .orElse(known);
  }

  /** Adds what follows from whether a value is one of a few to what is known of that. */
  static Value chosen(Value one, Value few, Value known, Interpreter interpreter) {
    if (one.atoms().stream().noneMatch(Atom.Event.class::isInstance)
        || !Containers.isOfWords(few, interpreter)) {
      return known;
    }
    var texts =
        interpreter.objects().elements(few, false).atoms().stream()
            .flatMap(atom -> Value.textOf(atom).stream())
            .collect(Collectors.toSet());
    return asked(one, texts, known, interpreter);
  }

  private static Value asked(Value one, Set<String> texts, Value known, Interpreter interpreter) {
    return known.constantTruth().isPresent()
        ? known
        : asked(one, texts, interpreter).map(more -> joined(known, more)).orElse(known);
  }

  private static Value joined(Value known, Condition more) {
    var condition = Conditions.of(known).orElseGet(() -> new Condition(List.of(), List.of()));
    return Value.of(
            new Atom.Test(
                new Condition(
                    both(condition.whenTrue(), more.whenTrue()),
                    both(condition.whenFalse(), more.whenFalse()))))
        .tainted(known.taints());
  }

  private static List<Condition.Checked> both(
      List<Condition.Checked> known, List<Condition.Checked> more) {
    return Stream.concat(known.stream(), more.stream()).toList();
  }

  /** Returns the routes that are out of question, if it is one of some texts and if it is not. */
  private static Optional<Condition> asked(Value one, Set<String> texts, Interpreter interpreter) {
    boolean isOther = false;
    for (var atom : one.atoms()) {
      if (!(atom instanceof Atom.Event)) {
        // The default of what is missing, which is another text or nothing.
        isOther = true;
        boolean isKnown =
            atom instanceof Atom.Fixed
                || Value.textOf(atom).filter(text -> !texts.contains(text)).isPresent();
        if (!isKnown) {
          return Optional.empty();
        }
      }
    }
    var sources = interpreter.semantics().ofEvents();
    var unlessTrue = new ArrayList<Condition.Checked>();
    var unlessFalse = new ArrayList<Condition.Checked>();
    for (int number = 0; number < sources.size(); number++) {
      var answer = answer(number, one, texts, interpreter);
      var way = new Condition.Checked(Label.ofWay(number), SinkKind.ALL);
      if (answer.isNo()) {
        unlessTrue.add(way);
      } else if (answer.isYes() && !isOther) {
        unlessFalse.add(way);
      }
    }
    // What no route brings may come by one that is not known.
    boolean isNever = unlessTrue.size() == sources.size();
    boolean isAlways = unlessFalse.size() == sources.size();
    var condition =
        new Condition(isNever ? List.of() : unlessTrue, isAlways ? List.of() : unlessFalse);
    return condition.whenTrue().isEmpty() && condition.whenFalse().isEmpty()
        ? Optional.empty()
        : Optional.of(condition);
  }

  /** Which of the fields an event has is a matter of the API, and of its version of payloads. */
  private static boolean isThere(String field, String trigger) {
    boolean isOfHttp = OF_HTTP.contains(field);
    return switch (trigger) {
      case "http-api" -> isOfHttp;
      case "rest-api" -> !isOfHttp;
      case "websocket-api" -> field.equals("requestContext.routeKey");
      default -> false;
    };
  }

  private static final Set<String> OF_HTTP =
      Set.of("routeKey", "requestContext.routeKey", "requestContext.http.method");

  private static Tri answer(int source, Value one, Set<String> texts, Interpreter interpreter) {
    var way = interpreter.semantics().ofEvents().get(source);
    return one.atoms().stream()
        .filter(Atom.Event.class::isInstance)
        .map(Atom.Event.class::cast)
        .filter(field -> field.source() == source)
        .map(
            field ->
                texts.stream()
                    .map(text -> way.route().has(field.path(), text))
                    .reduce(Tri.NO, Tri::or)
                    .and(isThere(field.path(), way.trigger()) ? Tri.YES : Tri.UNKNOWN))
        .reduce(Tri::eitherOf)
        .orElse(Tri.UNKNOWN);
  }
}
