package dev.martello.code.value;

import dev.martello.code.ir.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps in values what tests told of them, where ways meet of which only one made the test. */
public final class Guards {
  private Guards() {}

  /**
   * Returns the registers of one way with its tests counted in.
   *
   * @param guards what this way tested
   * @param others what the other way tested
   * @param their the registers of the other way
   */
  public static IntMap<Value> keep(
      IntMap<Value> registers,
      Map<Label, Long> guards,
      Map<Label, Long> others,
      IntMap<Value> their) {
    var lost = new HashMap<Label, Long>();
    guards.forEach(
        (label, kinds) -> {
          long more = kinds & ~others.getOrDefault(label, 0L);
          if (more != 0) {
            lost.put(label, more);
          }
        });
    if (lost.isEmpty()) {
      return registers;
    }
    return registers.each(
        (register, value) -> told(cleared(value, lost), their.get(register), lost));
  }

  /** A test that is known to be false on the other way tells that this way was taken. */
  private static Value told(Value value, @Nullable Value other, Map<Label, Long> lost) {
    var truth = other == null ? Optional.<Boolean>empty() : truth(value, other);
    var condition =
        truth.isPresent() && isOpposite(value, truth.get())
            ? Optional.of(new Condition(List.of(), List.of()))
            : condition(value);
    if (truth.isEmpty() || condition.isEmpty()) {
      return value;
    }
    var more = checked(lost);
    return Value.of(
            new Atom.Test(
                truth.get()
                    ? new Condition(
                        condition.get().whenTrue(), joined(condition.get().whenFalse(), more))
                    : new Condition(
                        joined(condition.get().whenTrue(), more), condition.get().whenFalse())))
        .tainted(value.taints());
  }

  /** What other rounds of a loop may have made true is false on the other way if they did not. */
  private static Optional<Boolean> truth(Value value, Value other) {
    if (value.only().orElse(null) instanceof Atom.Fixed(Literal.Truth(boolean own))
        && other.constantTruth().isEmpty()) {
      var opposite = new Atom.Fixed(new Literal.Truth(!own));
      return other.atoms().stream()
              .allMatch(atom -> atom instanceof Atom.Test || atom.equals(opposite))
          ? Optional.of(!own)
          : Optional.empty();
    }
    return other.constantTruth();
  }

  /** What is true on this way alone, and false on the other one, tells which was taken. */
  private static boolean isOpposite(Value value, boolean truth) {
    return value.only().orElse(null) instanceof Atom.Fixed(Literal.Truth(boolean own))
        && own != truth;
  }

  /** Returns what follows from a truth value; nothing from one of which nothing is known. */
  private static Optional<Condition> condition(Value value) {
    return switch (value.only().orElse(null)) {
      case Atom.Test(Condition condition) -> Optional.of(condition);
      case Atom.Opaque _ when !value.isTainted() ->
          Optional.of(new Condition(List.of(), List.of()));
      case null, default -> Optional.empty();
    };
  }

  public static List<Condition.Checked> checked(Map<Label, Long> guards) {
    return guards.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(16)
        .map(entry -> new Condition.Checked(entry.getKey(), entry.getValue()))
        .toList();
  }

  public static List<Condition.Checked> joined(
      List<Condition.Checked> left, List<Condition.Checked> right) {
    return Stream.concat(left.stream(), right.stream()).distinct().limit(16).toList();
  }

  /** Returns the kinds that data is harmless for: what was tested as a whole is so in parts. */
  public static long of(Label label, Map<Label, Long> guards) {
    if (guards.isEmpty()) {
      return 0;
    }
    long kinds =
        guards.getOrDefault(label, 0L)
            | guards.getOrDefault(Label.ofWay(label.source()), 0L)
            | ofKey(label, guards);
    var path = label.path();
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      var whole = new Label(label.source(), path.substring(0, dot));
      kinds |= isOfParts(whole, guards) ? 0 : guards.getOrDefault(whole, 0L);
    }
    return kinds;
  }

  /** What stands under a name that is one of a known few is not what must be kept secret. */
  private static long ofKey(Label label, Map<Label, Long> guards) {
    return label.path().endsWith(".*") || label.source() == Label.SECRET
        ? guards.getOrDefault(Pieces.of(label), 0L) & SinkKind.SECRET_LOG.bit()
        : 0;
  }

  /** Where a part was tested as well, the test was one of that part. */
  private static boolean isOfParts(Label whole, Map<Label, Long> guards) {
    return guards.containsKey(whole)
        && guards.keySet().stream()
            .anyMatch(
                other ->
                    other.source() == whole.source()
                        && other.path().startsWith(whole.path() + "."));
  }

  /** Returns a value with the present tests counted in. */
  public static Value now(Value value, Map<Label, Long> guards) {
    return guards.isEmpty() || !value.isTainted() ? value : cleared(value, guards);
  }

  private static Value cleared(Value value, Map<Label, Long> kinds) {
    if (value.taints().keySet().stream().allMatch(label -> of(label, kinds) == 0)) {
      return value;
    }
    var taints = new HashMap<>(value.taints());
    taints.replaceAll((label, taint) -> taint.clear(of(label, kinds)));
    return value.with(taints);
  }
}
