package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a register, field or result may be: a set of alternatives, and data from outside in it. */
final class Value {
  /** More alternatives than this are not kept apart. */
  private static final int MANY = 16;

  /** More texts than this are one text of which nothing is known. */
  private static final int MANY_WORDS = 8;

  /** Texts of more parts than this keep their beginning only. */
  private static final int LONG_WORDS = 24;

  private static final Atom.Opaque OPAQUE = new Atom.Opaque();
  private static final Value NONE = new Value(new LinkedHashSet<>(), Map.of());

  private final SequencedSet<Atom> atoms;
  private final Map<Label, Taint> taints;
  private final int hash;

  private Value(SequencedSet<Atom> atoms, Map<Label, Taint> taints) {
    this.atoms = Collections.unmodifiableSequencedSet(atoms);
    this.taints = taints;
    this.hash = 31 * atoms.hashCode() + taints.hashCode();
  }

  /** Returns the value of what is never reached. */
  static Value none() {
    return NONE;
  }

  static Value of(Atom atom) {
    var one = new LinkedHashSet<Atom>();
    one.add(atom);
    return new Value(one, Map.of());
  }

  static Value unknown() {
    return of(OPAQUE);
  }

  static Value text(String text) {
    return of(new Atom.Words(text.isEmpty() ? List.of() : List.of(new Part.Fixed(text))));
  }

  static Value words(List<Part> parts) {
    if (parts.size() <= LONG_WORDS) {
      return of(new Atom.Words(parts));
    }
    var kept = new ArrayList<>(parts.subList(0, LONG_WORDS - 1));
    kept.add(new Part.Some());
    return of(new Atom.Words(kept));
  }

  static Value of(Literal literal) {
    return literal instanceof Literal.Text text ? text(text.value()) : of(new Atom.Fixed(literal));
  }

  static Value external(String name) {
    return of(new Atom.External(name));
  }

  SequencedSet<Atom> atoms() {
    return atoms;
  }

  Map<Label, Taint> taints() {
    return taints;
  }

  boolean isNone() {
    return atoms.isEmpty() && taints.isEmpty();
  }

  /** Returns whether data from outside is part of it. */
  boolean isTainted() {
    return !taints.isEmpty() && !taints.values().stream().allMatch(Taint::isChoice);
  }

  /** Returns the one thing that it is, if there is only one. */
  Optional<Atom> only() {
    return atoms.size() == 1 ? Optional.of(atoms.getFirst()) : Optional.empty();
  }

  /** Returns the text, if it is one that the code tells completely. */
  Optional<String> constantText() {
    return only().flatMap(Value::textOf);
  }

  static Optional<String> textOf(Atom atom) {
    if (!(atom instanceof Atom.Words words)) {
      return Optional.empty();
    }
    return switch (words.parts().size()) {
      case 0 -> Optional.of("");
      case 1 ->
          words.parts().getFirst() instanceof Part.Fixed fixed
              ? Optional.of(fixed.text())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Returns the number, if it is one that the code tells. */
  Optional<Double> constantNumber() {
    return only()
        .flatMap(
            atom ->
                switch (atom) {
                  case Atom.Fixed(Literal.Whole(var number)) -> Optional.of((double) number);
                  case Atom.Fixed(Literal.Decimal(var number)) -> Optional.of(number);
                  default -> Optional.empty();
                });
  }

  /** Returns the truth value, if it is one that the code tells. */
  Optional<Boolean> constantTruth() {
    return only()
        .flatMap(
            atom ->
                switch (atom) {
                  case Atom.Fixed(Literal.Truth(var truth)) -> Optional.of(truth);
                  case Atom.Fixed(Literal.Nothing()) -> Optional.of(false);
                  case Atom.Fixed(Literal.Whole(var number)) -> Optional.of(number != 0);
                  default -> Optional.empty();
                });
  }

  Value join(Value other) {
    if (this == other || other.isNone()) {
      return this;
    }
    if (isNone()) {
      return other;
    }
    if (atoms.containsAll(other.atoms) && covers(other.taints)) {
      return this;
    }
    var all = new LinkedHashSet<>(atoms);
    all.addAll(other.atoms);
    return new Value(bounded(all), joined(taints, other.taints));
  }

  private boolean covers(Map<Label, Taint> others) {
    for (var entry : others.entrySet()) {
      var ours = taints.get(entry.getKey());
      if (ours == null || !ours.join(entry.getValue()).equals(ours)) {
        return false;
      }
    }
    return true;
  }

  private static SequencedSet<Atom> bounded(SequencedSet<Atom> atoms) {
    long words = atoms.stream().filter(Atom.Words.class::isInstance).count();
    long tests = atoms.stream().filter(Atom.Test.class::isInstance).count();
    if (words <= MANY_WORDS && tests <= 1 && atoms.size() <= MANY) {
      return atoms;
    }
    var fewer = new LinkedHashSet<Atom>();
    for (var atom : atoms) {
      boolean isDropped =
          switch (atom) {
            case Atom.Words _ -> words > MANY_WORDS;
            case Atom.Fixed _ -> atoms.size() > MANY;
            case Atom.Test _ -> true;
            case Atom.Event _,
                Atom.External _,
                Atom.Reference _,
                Atom.Function _,
                Atom.Method _,
                Atom.Opaque _,
                Atom.Absent _ ->
                fewer.size() > 3 * MANY;
          };
      if (!isDropped) {
        fewer.add(atom);
      }
    }
    fewer.add(OPAQUE);
    return fewer;
  }

  private static Map<Label, Taint> joined(Map<Label, Taint> left, Map<Label, Taint> right) {
    if (right.isEmpty() || left == right) {
      return left;
    }
    if (left.isEmpty()) {
      return right;
    }
    var all = new TreeMap<>(left);
    right.forEach((label, taint) -> all.merge(label, taint, Taint::join));
    return all;
  }

  /** Returns the same with only texts that nothing is known of, so that loops come to an end. */
  Value widened() {
    if (atoms.stream()
        .noneMatch(atom -> atom instanceof Atom.Words || atom instanceof Atom.Fixed)) {
      return this;
    }
    var fewer = new LinkedHashSet<Atom>();
    for (var atom : atoms) {
      boolean isTooFine =
          atom instanceof Atom.Words words && words.parts().size() > 1
              || atom instanceof Atom.Fixed(Literal.Whole _)
              || atom instanceof Atom.Fixed(Literal.Decimal _);
      fewer.add(isTooFine ? OPAQUE : atom);
    }
    return new Value(fewer, taints);
  }

  /** Returns the same with other data from outside in it. */
  Value with(Map<Label, Taint> others) {
    return others == taints ? this : new Value(atoms, Map.copyOf(others));
  }

  /** Returns the same with more data from outside in it. */
  Value tainted(Map<Label, Taint> more) {
    return more.isEmpty() ? this : new Value(atoms, joined(taints, more));
  }

  Value tainted(Label label, Taint taint) {
    return tainted(Map.of(label, taint));
  }

  /** Returns the same with every taint changed. */
  Value each(UnaryOperator<Taint> change) {
    if (taints.isEmpty()) {
      return this;
    }
    var changed = new TreeMap<Label, Taint>();
    taints.forEach((label, taint) -> changed.put(label, change.apply(taint)));
    return new Value(atoms, changed);
  }

  /** Returns the same with what libraries gave marked as part of what a call gave. */
  Value marked(int call, String part) {
    if (atoms.stream().noneMatch(atom -> atom instanceof Atom.External one && one.call() < 0)) {
      return this;
    }
    var all = new LinkedHashSet<Atom>();
    for (var atom : atoms) {
      all.add(
          atom instanceof Atom.External one && one.call() < 0
              ? new Atom.External(one.name(), call, part)
              : atom);
    }
    return new Value(all, taints);
  }

  /** Returns the same without the atoms of a kind. */
  Value without(Class<? extends Atom> kind) {
    if (atoms.stream().noneMatch(kind::isInstance)) {
      return this;
    }
    var fewer = new LinkedHashSet<>(atoms);
    fewer.removeIf(kind::isInstance);
    return new Value(fewer, taints);
  }

  /** Returns the pieces of the text that it is; {@link Part.Some} where it may be several. */
  List<Part> parts() {
    if (atoms.size() == 1) {
      return switch (atoms.getFirst()) {
        case Atom.Words words -> words.parts();
        case Atom.Event event -> List.of(new Part.Field(event.source(), event.path()));
        case Atom.Fixed(Literal.Whole(var number)) ->
            List.of(new Part.Fixed(Long.toString(number)));
        default -> List.of(new Part.Some());
      };
    }
    return List.of(new Part.Some());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Value value
            && hash == value.hash
            && atoms.equals(value.atoms)
            && taints.equals(value.taints));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return atoms + (taints.isEmpty() ? "" : " tainted by " + taints.keySet());
  }
}
