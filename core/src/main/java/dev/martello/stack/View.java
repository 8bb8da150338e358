package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a template seen through its parameters and conditions. A view can have several
 * meanings where a condition is undecided; every question takes all of them into account.
 */
public final class View {
  private final Origin origin;
  private final Node node;
  private final Scope scope;
  private final Tri reached;
  private final int depth;
  private @Nullable List<Meaning> meanings;

  private View(
      Origin origin,
      Node node,
      Scope scope,
      Tri reached,
      int depth,
      @Nullable List<Meaning> known) {
    this.origin = origin;
    this.node = node;
    this.scope = scope;
    this.reached = reached;
    this.depth = depth;
    this.meanings = known;
  }

  static View of(Node node, Scope scope) {
    return of(node, scope, 0);
  }

  /** Returns a view inside an evaluation that is already some steps deep, so that cycles end. */
  static View of(Node node, Scope scope, int depth) {
    return new View(node.origin(), node, scope, Tri.YES, depth, null);
  }

  private View of(List<Meaning> known, Origin at, Tri isReached) {
    return new View(at, node, scope, isReached, depth, known);
  }

  /** One field of a mapping. */
  public record Field(String key, Origin keyOrigin, View value) {}

  /** Returns where this is written, or where it would be. */
  public Origin origin() {
    return origin;
  }

  /** Returns where the decisive value is written: the default of a parameter says so. */
  public Origin valueOrigin() {
    var known = meanings();
    if (known.size() == 1) {
      return known.getFirst().origin();
    }
    var from = new LinkedHashSet<Origin>();
    from.add(origin);
    known.stream()
        .flatMap(meaning -> meaning.origin().derivations(View::isChoice).stream())
        .forEach(phrase -> from.add(new Origin.Derived(phrase, List.of())));
    return new Origin.Derived("condition", List.copyOf(from));
  }

  /** Returns whether a derivation says what chooses between several meanings. */
  private static boolean isChoice(String by) {
    return by.startsWith("allowed value of parameter `")
        || by.startsWith("asked of parameter `")
        || by.startsWith("condition `");
  }

  /** Asks whether a value is there: UNKNOWN where an undecided condition may leave it out. */
  public Tri exists() {
    int absent = 0;
    for (var meaning : meanings()) {
      absent += meaning instanceof Meaning.Absent ? 1 : 0;
    }
    var present = absent == meanings().size() ? Tri.NO : absent == 0 ? Tri.YES : Tri.UNKNOWN;
    return present.and(reached);
  }

  /** Returns one view for each meaning: both arms of an undecided condition. */
  public List<View> alternatives() {
    return meanings().stream()
        .map(meaning -> of(List.of(meaning), meaning.origin(), reached))
        .toList();
  }

  /** Returns the value of a key of a mapping. */
  public View get(String key) {
    var found = new ArrayList<Meaning>();
    Origin at = origin;
    for (var meaning : meanings()) {
      switch (meaning) {
        case Meaning.Literal(Node.Mapping mapping, Scope inner, Origin from) -> {
          var entry = mapping.entry(key);
          if (entry.isPresent()) {
            at = entry.get().value().origin();
            for (var one : Intrinsics.meanings(entry.get().value(), inner, depth)) {
              found.add(passOn(one, from));
            }
          } else {
            found.add(new Meaning.Absent(from));
          }
        }
        case Meaning.Opaque opaque -> found.add(opaque);
        case Meaning.Absent absent -> found.add(absent);
        case Meaning.Literal wrongType -> found.add(new Meaning.Absent(wrongType.origin()));
      }
    }
    var distinct = found.size() < 2 ? found : new LinkedHashSet<>(found);
    return of(List.copyOf(distinct), at, Tri.YES);
  }

  /** Follows several keys. */
  public View get(String key, String... more) {
    var view = get(key);
    for (var next : more) {
      view = view.get(next);
    }
    return view;
  }

  /** Values inside something that came from a parameter or import keep saying so. */
  private static Meaning passOn(Meaning inner, Origin outer) {
    if (!(outer instanceof Origin.Derived derived)) {
      return inner;
    }
    return inner instanceof Meaning.Absent
        ? inner
        : inner.from(new Origin.Derived(derived.by(), List.of(inner.origin(), outer)));
  }

  /** Returns the fields of a mapping in order, those of all meanings one after the other. */
  public List<Field> fields() {
    var fields = new LinkedHashMap<String, Field>();
    for (var meaning : meanings()) {
      if (meaning instanceof Meaning.Literal(Node.Mapping mapping, Scope _, Origin _)) {
        mapping.stream()
            .forEach(
                entry ->
                    fields.computeIfAbsent(
                        entry.key(), key -> new Field(key, entry.keyOrigin(), get(key))));
      }
    }
    return List.copyOf(fields.values());
  }

  /**
   * Returns the items of a list; a single value counts as a list of one, as AWS reads it in
   * policies. Items that only one arm of an undecided condition has {@link #exists() may exist}. A
   * list that cannot be known gives one item that may exist.
   */
  public List<View> items() {
    var known = meanings();
    var certainty = known.size() == 1 ? reached : Tri.UNKNOWN;
    var items = new ArrayList<View>();
    for (var meaning : known) {
      switch (meaning) {
        case Meaning.Literal(
                Node.Sequence(List<Node> nodes, Origin _),
                Scope inner,
                Origin from) -> {
          for (var item : nodes) {
            var means =
                Intrinsics.meanings(item, inner, depth).stream()
                    .map(one -> passOn(one, from))
                    .toList();
            boolean isNothing = means.stream().allMatch(Meaning.Absent.class::isInstance);
            if (!isNothing) {
              items.add(of(means, item.origin(), certainty));
            }
          }
        }
        case Meaning.Literal single -> items.add(of(List.of(single), single.origin(), certainty));
        case Meaning.Opaque opaque ->
            items.add(
                of(List.of(opaque), opaque.origin(), mayBeList(opaque) ? Tri.UNKNOWN : certainty));
        case Meaning.Absent _ -> {}
      }
    }
    return items;
  }

  /** A reference to a resource is one value; parameters, imports and lookups can be whole lists. */
  private static boolean mayBeList(Meaning.Opaque opaque) {
    return opaque.expression().startsWith("${Fn::")
        || !opaque.origin().derivations(by -> by.startsWith("parameter `")).isEmpty();
  }

  public boolean isMapping() {
    return meanings().stream()
        .anyMatch(meaning -> meaning instanceof Meaning.Literal(Node.Mapping _, Scope _, Origin _));
  }

  public boolean isSequence() {
    return meanings().stream()
        .anyMatch(
            meaning -> meaning instanceof Meaning.Literal(Node.Sequence _, Scope _, Origin _));
  }

  /** Returns the text; empty text with this place as origin where nothing is written. */
  public Val<String> text() {
    return convert(View::textOf, Val.known("", origin));
  }

  /** Returns the text, or AWS's documented default where nothing is written. */
  public Val<String> text(String serviceDefault, String property) {
    return convert(View::textOf, Val.serviceDefault(serviceDefault, property));
  }

  /** Returns the number, or AWS's documented default where nothing is written. */
  public Val<Long> number(long serviceDefault, String property) {
    return convert(View::numberOf, Val.serviceDefault(serviceDefault, property));
  }

  /** Returns the number in a list, or an empty list where certainly nothing is written. */
  public List<Val<Long>> number() {
    return exists().isNo()
        ? List.of()
        : List.of(convert(View::numberOf, Val.unknown("nothing", origin)));
  }

  /** Returns the number with fraction in a list, or an empty list where nothing is written. */
  public List<Val<Double>> fraction() {
    return exists().isNo()
        ? List.of()
        : List.of(convert(View::fractionOf, Val.unknown("nothing", origin)));
  }

  /** Returns the boolean, or AWS's documented default where nothing is written. */
  public Val<Boolean> bool(boolean serviceDefault, String property) {
    return convert(View::boolOf, Val.serviceDefault(serviceDefault, property));
  }

  /** Returns the texts of a list's items. */
  public List<Val<String>> texts() {
    return items().stream().map(View::text).toList();
  }

  /** Returns the node with everything inside as it is written, where this has one meaning. */
  public Optional<Node> written() {
    return meanings().size() == 1
            && meanings().getFirst() instanceof Meaning.Literal(Node literal, Scope _, Origin _)
        ? Optional.of(literal)
        : Optional.empty();
  }

  /** Returns this view of a tree that was read from a text of this one, such as a JSON policy. */
  public View reading(Node tree) {
    return new View(tree.origin(), tree, scope, reached, depth, null);
  }

  List<Meaning> meanings() {
    var known = meanings;
    if (known == null) {
      known = Intrinsics.meanings(node, scope, depth);
      meanings = known;
    }
    return known;
  }

  private <T> Val<T> convert(Function<String, Optional<T>> conversion, Val<T> absent) {
    if (meanings().size() == 1 && meanings().getFirst() instanceof Meaning.Absent) {
      return absent instanceof Val.Unknown ? absent : leftOut(absent);
    }
    var options = new ArrayList<T>();
    var unknowns = new ArrayList<Val<T>>();
    for (var meaning : meanings()) {
      switch (meaning) {
        case Meaning.Absent _ -> {
          options.addAll(absent.candidates());
          if (absent instanceof Val.Unknown) {
            unknowns.add(absent);
          }
        }
        case Meaning.Opaque(String expression, Origin from) ->
            unknowns.add(Val.unknown(expression, from));
        case Meaning.Literal literal -> {
          var shape = Intrinsics.shape(literal.node());
          var option = shape.filter(Shape::isLiteral).map(Shape::literalStart).flatMap(conversion);
          option.ifPresentOrElse(
              options::add,
              () ->
                  unknowns.add(
                      Val.unknown(
                          shape
                              .map(Shape::toString)
                              .orElseGet(() -> Intrinsics.describe(literal.node())),
                          literal.origin())));
        }
      }
    }
    if (unknowns.isEmpty() && !options.isEmpty()) {
      return exists().isNo() ? leftOut(absent) : Val.oneOf(options, valueOrigin());
    }
    if (unknowns.size() == 1 && options.isEmpty()) {
      return unknowns.getFirst();
    }
    var arms = new LinkedHashSet<String>();
    options.forEach(option -> arms.add(String.valueOf(option)));
    unknowns.forEach(unknown -> arms.add(unknown.show()));
    var hole = String.join(" or ", arms).replace("${", "").replace("}", "").replace("{", "");
    return Val.unknown("${" + hole + "}", valueOrigin());
  }

  /** What is not there because a default of a parameter chose so says it. */
  private <T> Val<T> leftOut(Val<T> absent) {
    var chosenBy = new LinkedHashSet<Origin.Default>();
    meanings().forEach(meaning -> chosenBy.addAll(meaning.origin().defaults()));
    if (chosenBy.isEmpty()) {
      return absent;
    }
    return absent instanceof Val.Known<T>(T value, Origin at)
        ? Val.known(value, at.chosenBy(chosenBy))
        : absent;
  }

  private static Optional<String> textOf(String text) {
    return Optional.of(text);
  }

  private static Optional<Long> numberOf(String text) {
    return decimalOf(text).filter(View::isWhole).map(BigDecimal::longValue);
  }

  private static Optional<Double> fractionOf(String text) {
    return decimalOf(text).map(BigDecimal::doubleValue);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.precision() - number.scale() <= 18
        && number.scale() <= 18
        && number.stripTrailingZeros().scale() <= 0;
  }

  private static Optional<BigDecimal> decimalOf(String text) {
    if (text.isEmpty() || text.length() > 40) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> boolOf(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return meanings().toString();
  }
}
