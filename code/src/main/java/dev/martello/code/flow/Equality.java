package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what follows from whether two values are the same. */
final class Equality {
  private Equality() {}

  static Value test(Value left, Value right, Interpreter interpreter) {
    var first = left.only();
    var second = right.only();
    if (first.isPresent()
        && second.isPresent()
        && isConstant(first.get())
        && isConstant(second.get())) {
      return Conditions.truth(first.get().equals(second.get()));
    }
    return truthTested(left, right)
        .or(() -> truthTested(right, left))
        .or(() -> Contents.equal(left, right))
        .or(() -> Contents.equal(right, left))
        .or(() -> TypeTests.named(left, right))
        .or(() -> TypeTests.named(right, left))
        .orElseGet(
            () -> {
              if (left.isTainted() == right.isTainted()) {
                return Value.unknown();
              }
              return left.isTainted()
                  ? compared(left, right, interpreter)
                  : compared(right, left, interpreter);
            });
  }

  private static boolean isConstant(Atom atom) {
    return Value.textOf(atom).isPresent() || atom instanceof Atom.Fixed;
  }

  /** {@code isKnown(x) == true}, and Go's {@code switch true}. */
  private static Optional<Value> truthTested(Value truth, Value test) {
    if (!(truth.only().orElse(null) instanceof Atom.Fixed(Literal.Truth(var wanted)))) {
      return Optional.empty();
    }
    return Conditions.of(test)
        .map(known -> Value.of(new Atom.Test(wanted ? known : known.negated())));
  }

  private static Value compared(Value tested, Value with, Interpreter interpreter) {
    boolean isParent = Membership.isParent(tested) || Membership.isParent(with);
    long other =
        Masks.unlessNamed(tested, with, interpreter)
            | (Contents.isElement(tested) ? Contents.without(with) : 0);
    return Value.of(
        new Atom.Test(
            new Condition(
                isParent || isScheme(tested, with) || isMadeOfAll(tested) || isStatus(tested, with)
                    ? List.of()
                    : Conditions.oneOf(tested, SinkKind.ALL, interpreter),
                Conditions.checked(tested, isParent ? SinkKind.PROTOTYPE.bit() : other))));
  }

  /** What code that nobody knows made of a whole request, or of several fields, is none of them. */
  private static boolean isMadeOfAll(Value tested) {
    var guessed =
        tested.taints().entrySet().stream()
            .filter(each -> each.getValue().isGuess() || each.getKey().path().equals(REQUEST))
            .map(each -> each.getKey().path())
            .toList();
    return !(tested.only().orElse(null) instanceof Atom.Event)
        && (guessed.size() > 1 || guessed.stream().anyMatch(WHOLE::contains));
  }

  /** A number that code which nobody knows answers tells how that went: {@code statusCode()}. */
  private static boolean isStatus(Value tested, Value with) {
    return with.constantNumber().isPresent()
        && tested.taints().values().stream().allMatch(Taint::isGuess);
  }

  /** The word in front of what authenticates a caller tells nothing of that. */
  private static boolean isScheme(Value tested, Value word) {
    return word.constantText().filter(text -> SCHEME.matcher(text).matches()).isPresent()
        && tested.taints().keySet().stream()
            .anyMatch(label -> RequestFields.isCredential(label.path()));
  }

  private static final String REQUEST = "request";

  /** Paths of a request that hold more than one thing that a caller says. */
  private static final Set<String> WHOLE = Set.of("", REQUEST, "body", "headers");

  private static final Pattern SCHEME =
      Pattern.compile("(?i)(?:bearer|basic|token|digest|negotiate|api-?key)\\s?");
}
