package dev.martello.code.flow;

import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Tells of tests, in case they decide who the caller is or what he may do. */
public final class Comparisons {
  private final Interpreter interpreter;
  private final Watch watch;

  Comparisons(Interpreter interpreter, Watch watch) {
    this.interpreter = interpreter;
    this.watch = watch;
  }

  /** Takes note of a comparison. */
  public void compared(Value left, Value right, Span span) {
    compared(left, right, true, span);
  }

  private void compared(Value left, Value right, boolean isEqual, Span span) {
    if (left.only().isEmpty() || right.only().isEmpty() || isOpen(left) && isOpen(right)) {
      watch.matched(left.join(right));
    }
    if (isWord(left) != isWord(right)) {
      var value = isWord(left) ? right : left;
      watch.decided(value, test(value, span), interpreter);
    }
    for (var value : List.of(left, right)) {
      watch.compared(value, value == left ? right : left, isEqual);
      // Who reads what comes next looks at it only where it matters.
      Rights.compared(left, right, true)
          .flatMap(_ -> Rights.compared(left, right, Refusals.isNext(interpreter)))
          .filter(value.taints()::containsKey)
          .ifPresent(said -> watch.believed(said, value, test(value, span), interpreter));
    }
  }

  /** Takes note of a test whether something is among others: a rank among those that may. */
  public void contained(Value one, Value all, Span span) {
    asked(one, "is_within", span);
    var each = interpreter.objects().elements(all.without(Atom.External.class), false);
    if (one.isTainted()) {
      Rights.highest(each)
          .ifPresentOrElse(
              rank -> compared(one, Value.text(rank), false, span),
              () ->
                  Rights.amongFew(one, each)
                      .filter(_ -> Refusals.isNext(interpreter))
                      .ifPresent(said -> watch.believed(said, one, test(one, span), interpreter)));
    } else {
      compared(one, all.isTainted() ? all : each, false, span);
    }
  }

  private static final Pattern ADDRESS =
      Pattern.compile("ipaddress\\.(?:ip_(?:address|network|interface)|IPv[46]\\w+)\\(\\)");

  /** Takes note of what an address is asked that Python knows as an object, as if by a call. */
  void asked(Value address, String question, Span span) {
    if (question.startsWith("is_")) {
      address.atoms().stream()
          .filter(
              atom ->
                  atom instanceof Atom.External(var name, _, _) && ADDRESS.matcher(name).matches())
          .map(atom -> ((Atom.External) atom).name() + "." + question)
          .map(name -> interpreter.event(name, address, Arguments.none(), span))
          .forEach(event -> watch.called(event, interpreter));
    }
  }

  /** Takes note of a condition that ways part by. */
  void tested(Value condition, Span span) {
    Rights.decisive(condition, true)
        .flatMap(_ -> Rights.decisive(condition, Refusals.isNext(interpreter)))
        .ifPresent(said -> watch.believed(said, condition, test(condition, span), interpreter));
  }

  private static boolean isWord(Value value) {
    return value.constantText().filter(text -> !text.isEmpty()).isPresent();
  }

  private static boolean isOpen(Value value) {
    return value.constantText().isEmpty() && !(value.only().orElse(null) instanceof Atom.Fixed);
  }

  private CallEvent test(Value value, Span span) {
    return interpreter.event("test", Value.none(), Arguments.of(value), span);
  }
}
