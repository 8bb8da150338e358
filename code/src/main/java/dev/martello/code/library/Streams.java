package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.MadeWith;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Streams of Node.js that are led through functions of the code, piece by piece. */
final class Streams {
  /*
   * A stream that the code fills is a list of its pieces. A stage that only writes pieces on gives
   * what it was given; one whose function hands pieces over gives these.
   * https://nodejs.org/api/stream.html#api-for-stream-implementers
   */

  private static final List<String> OF_OPTIONS = List.of("transform", "write");

  private static final List<String> OF_CLASSES = List.of("_transform", "_write");

  /** Where several functions stand beside one another, each has a list of its own. */
  private static final int FIRST_LIST = 60;

  private static final int FIRST_SOURCE = 80;
  private static final int MOST_STAGES = 16;

  private static final Pattern CALLED_BACK = Pattern.compile("(?i)_?(?:e|err|error|failure)");

  private Streams() {}

  /** {@code Readable.from(list)}: a text is one piece. */
  static Value from(CallEvent event, Interpreter run) {
    var given = event.arguments().at(0);
    return Lists.isAmong(given, run) ? given : Lists.list(event, run, given);
  }

  /** {@code pipeline(source, ...stages)}, of which the last may be told when all is done. */
  static Value led(CallEvent event, Interpreter run) {
    var all = new ArrayList<>(event.arguments().placed());
    var listed = run.objects().elements(event.arguments().at(0), false);
    if (all.size() == 1 && Lists.isAmong(event.arguments().at(0), run)) {
      all.add(listed);
    }
    var pieces = all.isEmpty() ? Value.none() : run.objects().elements(all.getFirst(), false);
    for (int at = 1; at < all.size() && at <= MOST_STAGES; at++) {
      boolean isTold = at == all.size() - 1 && isToldOfEnd(all.get(at), run);
      pieces =
          isTold
              ? Callbacks.callback(
                  all.get(at), event, run, Arguments.of(run.semantics().error("", event.where())))
              : through(all.get(at), pieces, at, event, run);
    }
    return Value.unknown().tainted(Objects.deep(run, pieces));
  }

  private static boolean isToldOfEnd(Value stage, Interpreter run) {
    return functions(stage).findAny().isPresent()
        && functions(stage)
            .allMatch(
                function -> {
                  var parameters = run.program().procedure(function.id()).parameters();
                  return parameters.isEmpty()
                      || CALLED_BACK.matcher(parameters.getFirst().name()).matches();
                });
  }

  private static Stream<Atom.Function> functions(Value value) {
    return value.atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(Atom.Function.class::cast);
  }

  /** Returns whether a stage calls functions of the code with each piece. */
  static boolean isOfCode(Value stage, Interpreter run) {
    return !steps(stage, run).isNone();
  }

  /** Returns the pieces that come out of a stage. */
  static Value through(Value stage, Value pieces, int at, CallEvent event, Interpreter run) {
    var functions = Callbacks.functions(stage);
    if (!functions.isNone()) {
      var source =
          run.make(event, FIRST_SOURCE + at, HeapObject.of(HeapObject.Kind.LIST).withAny(pieces));
      return run.objects()
          .elements(Callbacks.callback(functions, event, run, Arguments.of(source)), false);
    }
    var steps = steps(stage, run);
    if (steps.isNone()) {
      return Value.unknown().tainted(Objects.deep(run, pieces));
    }
    var out = run.make(event, FIRST_LIST + at, HeapObject.of(HeapObject.Kind.LIST));
    var given = Arguments.of(pieces, Value.unknown(), Value.of(new Atom.Method(out, "push")));
    // What a function of options is called on hands pieces over as well: `this.push(piece)`.
    for (var atom : steps.atoms()) {
      if (atom instanceof Atom.Function step) {
        boolean isOfClass = stage.atoms().stream().anyMatch(Atom.Reference.class::isInstance);
        run.call(step, isOfClass ? stage : out, given, event.where().span());
        run.frame().goOn();
      }
    }
    var handed = run.objects().elements(out, false);
    return handed.isNone() ? Value.unknown().tainted(Objects.deep(run, pieces)) : handed;
  }

  /** Returns the functions of the code that a stream calls with each piece. */
  private static Value steps(Value stage, Interpreter run) {
    var options = MadeWith.given(stage, run);
    var steps = Callbacks.functions(options);
    for (var name : OF_OPTIONS) {
      steps = steps.join(Callbacks.functions(run.objects().element(options, name)));
    }
    for (var atom : stage.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.INSTANCE) {
        for (var name : OF_CLASSES) {
          var member = run.objects().load(Value.of(atom), new Key.Member(name), run.place());
          steps = steps.join(Callbacks.functions(member));
        }
      }
    }
    return steps;
  }
}
