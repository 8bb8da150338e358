package dev.martello.code.value;

import dev.martello.code.ir.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a register, field or result may be: a set of alternatives, and data from outside in it. */
public final class Value {
  /** More alternatives than this are not kept apart. */
  private static final int MANY = 16;

  /** More texts than this are one text of which nothing is known. */
  private static final int MANY_WORDS = 8;

  /** More alternatives of whatever kind than this are forgotten. */
  private static final int MOST = 3 * MANY + 1;

  /** Texts of more parts than this keep their beginning only. */
  private static final int LONG_WORDS = 24;

  private static final Atoms OPAQUE = Atoms.of(new Atom.Opaque());
  private static final Value NONE = new Value(Atoms.none(), Map.of());
  private static final Value UNKNOWN = new Value(OPAQUE, Map.of());

  private final Atoms atoms;
  private final Map<Label, Taint> taints;
  private final boolean isTainted;
  private final int hash;

  private Value(Atoms atoms, Map<Label, Taint> taints) {
    this.atoms = atoms;
    this.taints = taints;
    this.isTainted = !taints.isEmpty() && isTainted(taints);
    this.hash = 31 * atoms.hash() + (taints.isEmpty() ? 0 : taints.hashCode());
  }

  /** Returns the value of what is never reached. */
  public static Value none() {
    return NONE;
  }

  public static Value of(Atom atom) {
    return new Value(Atoms.of(atom), Map.of());
  }

  public static Value unknown() {
    return UNKNOWN;
  }

  public static Value text(String text) {
    return of(new Atom.Words(text.isEmpty() ? List.of() : List.of(new Part.Fixed(text))));
  }

  public static Value words(List<Part> parts) {
    if (parts.size() <= LONG_WORDS) {
      return of(new Atom.Words(parts));
    }
    var kept = new ArrayList<>(parts.subList(0, LONG_WORDS - 1));
    kept.add(new Part.Some());
    return of(new Atom.Words(kept));
  }

  public static Value of(Literal literal) {
    return literal instanceof Literal.Text text ? text(text.value()) : of(new Atom.Fixed(literal));
  }

  public static Value external(String name) {
    return of(new Atom.External(name));
  }

  /** Returns the alternatives, no two of which are equal, in the order in which they came. */
  public List<Atom> atoms() {
    return atoms;
  }

  public Map<Label, Taint> taints() {
    return taints;
  }

  public boolean isNone() {
    return atoms.isEmpty() && taints.isEmpty();
  }

  /** Returns whether data from outside is part of it. */
  public boolean isTainted() {
    return isTainted;
  }

  private static boolean isTainted(Map<Label, Taint> taints) {
    for (var taint : taints.values()) {
      if (!taint.isChoice()) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there can be no data from outside in it, and in nothing that it holds. */
  public boolean isPlain() {
    return taints.isEmpty() && !atoms.isHolding();
  }

  /** Returns the one thing that it is, if there is only one. */
  public Optional<Atom> only() {
    return atoms.size() == 1 ? Optional.of(atoms.getFirst()) : Optional.empty();
  }

  /** Returns the text, if it is one that the code tells completely. */
  public Optional<String> constantText() {
    return only().flatMap(Value::textOf);
  }

  public static Optional<String> textOf(Atom atom) {
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
  public Optional<Double> constantNumber() {
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
  public Optional<Boolean> constantTruth() {
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

  /** Returns a constant as the text that knowledge files use. */
  public Optional<String> constant() {
    return constantText()
        .or(
            () ->
                only()
                    .flatMap(
                        atom ->
                            switch (atom) {
                              case Atom.Fixed(Literal.Truth(var truth)) ->
                                  Optional.of(Boolean.toString(truth));
                              case Atom.Fixed(Literal.Whole(var number)) ->
                                  Optional.of(Long.toString(number));
                              case Atom.Fixed(Literal.Decimal(var number)) ->
                                  Optional.of(Double.toString(number));
                              case Atom.Fixed(Literal.Nothing()) -> Optional.of("null");
                              case Atom.External external -> Optional.of(external.name());
                              default -> Optional.empty();
                            }));
  }

  public Value join(Value other) {
    if (this == other || other.isNone()) {
      return this;
    }
    if (isNone()) {
      return other;
    }
    var all = atoms.covers(other.atoms) ? atoms : bounded(atoms.and(other.atoms));
    return with(all.same(atoms) ? atoms : all, joined(taints, other.taints));
  }

  private Value with(Atoms otherAtoms, Map<Label, Taint> otherTaints) {
    return otherAtoms == atoms && otherTaints == taints ? this : new Value(otherAtoms, otherTaints);
  }

  private static boolean covers(Map<Label, Taint> taints, Map<Label, Taint> others) {
    for (var entry : others.entrySet()) {
      var ours = taints.get(entry.getKey());
      if (ours == null || !ours.join(entry.getValue()).equals(ours)) {
        return false;
      }
    }
    return true;
  }

  /** A field that several triggers have was tested as one, whichever sent it. */
  private static Atoms oneTest(Atoms atoms) {
    var tests = new ArrayList<Condition>();
    for (var atom : atoms) {
      if (atom instanceof Atom.Test(Condition condition)) {
        tests.add(condition);
      }
    }
    boolean isOne =
        tests.size() > 1 && tests.stream().allMatch(each -> each.isLike(tests.getFirst()));
    return isOne
        ? atoms
            .only(atom -> !(atom instanceof Atom.Test))
            .and(Atoms.of(new Atom.Test(tests.stream().reduce(Condition::with).orElseThrow())))
        : atoms;
  }

  private static Atoms bounded(Atoms all) {
    var atoms = oneTest(all);
    int words = 0;
    int tests = 0;
    int constants = 0;
    for (var atom : atoms) {
      words += atom instanceof Atom.Words ? 1 : 0;
      tests += atom instanceof Atom.Test ? 1 : 0;
      constants += atom instanceof Atom.Fixed ? 1 : 0;
    }
    if (words <= MANY_WORDS && tests <= 1 && atoms.size() <= MANY) {
      return atoms;
    }
    boolean hasManyWords = words > MANY_WORDS;
    if (!hasManyWords && tests + constants == 0) {
      return atoms.first(MOST).and(OPAQUE);
    }
    var fewer =
        atoms.only(
            atom ->
                switch (atom) {
                  case Atom.Words _ -> !hasManyWords;
                  case Atom.Fixed _ -> atoms.size() <= MANY;
                  case Atom.Test _ -> false;
                  case Atom.Event _,
                      Atom.External _,
                      Atom.Reference _,
                      Atom.Function _,
                      Atom.Method _,
                      Atom.Opaque _,
                      Atom.Absent _ ->
                      true;
                });
    return fewer.first(MOST).and(OPAQUE);
  }

  private static Map<Label, Taint> joined(Map<Label, Taint> left, Map<Label, Taint> right) {
    if (left == right || covers(left, right)) {
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
  public Value widened() {
    return with(atoms.each(Value::widened), taints);
  }

  private static Atom widened(Atom atom) {
    boolean isTooFine =
        switch (atom) {
          case Atom.Words words -> words.parts().size() > 1;
          case Atom.Fixed(Literal literal) ->
              literal instanceof Literal.Whole || literal instanceof Literal.Decimal;
          default -> false;
        };
    return isTooFine ? OPAQUE.getFirst() : atom;
  }

  /** Returns the same with other data from outside in it. */
  public Value with(Map<Label, Taint> others) {
    return others == taints ? this : new Value(atoms, Map.copyOf(others));
  }

  /** Returns the same with more data from outside in it. */
  public Value tainted(Map<Label, Taint> more) {
    return with(atoms, joined(taints, more));
  }

  public Value tainted(Label label, Taint taint) {
    return tainted(Map.of(label, taint));
  }

  /** Returns the same with every taint changed. */
  public Value each(UnaryOperator<Taint> change) {
    if (taints.isEmpty()) {
      return this;
    }
    var changed = new TreeMap<Label, Taint>();
    boolean isChanged = false;
    for (var entry : taints.entrySet()) {
      var next = change.apply(entry.getValue());
      isChanged |= next != entry.getValue();
      changed.put(entry.getKey(), next);
    }
    return isChanged ? new Value(atoms, changed) : this;
  }

  /** Returns the same with what libraries gave marked as part of what a call gave. */
  public Value marked(int call, String part) {
    return with(
        atoms.each(
            atom ->
                atom instanceof Atom.External one && one.call() < 0
                    ? new Atom.External(one.name(), call, part)
                    : atom),
        taints);
  }

  /** Returns the same with other labels in place of its own. */
  public Value labelled(UnaryOperator<Label> other) {
    var relabelled = new HashMap<Label, Taint>();
    taints.forEach((label, taint) -> relabelled.merge(other.apply(label), taint, Taint::join));
    var all =
        atoms.each(
            atom -> {
              if (!(atom instanceof Atom.Event(int source, var path))) {
                return atom;
              }
              var label = other.apply(new Label(source, path));
              return new Atom.Event(label.source(), label.path());
            });
    return relabelled.equals(taints) && all.equals(atoms)
        ? this
        : with(all, Map.copyOf(relabelled));
  }

  /** Returns the same without the atoms of a kind. */
  public Value without(Class<? extends Atom> kind) {
    return with(atoms.only(atom -> !kind.isInstance(atom)), taints);
  }

  /** Returns the pieces of the text that it is; {@link Part.Some} where it may be several. */
  public List<Part> parts() {
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
            && atoms.same(value.atoms)
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
