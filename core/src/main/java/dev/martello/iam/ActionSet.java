package dev.martello.iam;

import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.Power;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of actions: those of the catalogue exactly, and beside them the actions that the catalogue
 * does not know, by the patterns that describe them. Immutable.
 */
public final class ActionSet {
  /*
   * Bits for the actions of the catalogue; for the rest a union of pieces, a piece being the texts
   * that all patterns of `within` and none of `without` match. Bits are exact under every operation.
   * Pieces are exact too until there are more than MOST of them; then the set keeps too many unknown
   * actions rather than too few.
   */
  private static final int MOST = 2_000;

  private record Piece(List<String> within, List<String> without) {

    boolean contains(String action) {
      return within.stream().allMatch(pattern -> ActionPattern.matches(pattern, action))
          && without.stream().noneMatch(pattern -> ActionPattern.matches(pattern, action));
    }

    /** Returns this without a pattern's actions, or nothing if none is left. */
    Stream<Piece> minus(String pattern) {
      if (within.stream().anyMatch(own -> ActionPattern.covers(pattern, own))) {
        return Stream.empty();
      }
      return within.stream().allMatch(own -> ActionPattern.overlaps(pattern, own))
          ? Stream.of(new Piece(within, plus(without, pattern)))
          : Stream.of(this);
    }

    /** Returns what of this a pattern matches, or nothing if none is left. */
    Stream<Piece> and(String pattern) {
      if (without.stream().anyMatch(own -> ActionPattern.covers(own, pattern))
          || !within.stream().allMatch(own -> ActionPattern.overlaps(pattern, own))) {
        return Stream.empty();
      }
      boolean isNarrower = within.stream().anyMatch(own -> ActionPattern.covers(pattern, own));
      return Stream.of(isNarrower ? this : new Piece(plus(within, pattern), without));
    }

    private static List<String> plus(List<String> patterns, String pattern) {
      if (patterns.contains(pattern)) {
        return patterns;
      }
      var longer = new ArrayList<>(patterns);
      longer.add(pattern);
      return List.copyOf(longer);
    }
  }

  private final Catalogue catalogue;
  private final BitSet bits;
  private final List<Piece> others;

  private ActionSet(Catalogue catalogue, BitSet bits, List<Piece> others) {
    this.catalogue = catalogue;
    this.bits = bits;
    this.others = others;
  }

  public static ActionSet none(Catalogue catalogue) {
    return new ActionSet(catalogue, new BitSet(), List.of());
  }

  public static ActionSet everything(Catalogue catalogue) {
    return of(catalogue, List.of("*"));
  }

  /** Returns the actions that at least one of the patterns matches. */
  public static ActionSet of(Catalogue catalogue, Collection<String> patterns) {
    if (catalogue != Catalogue.standard()) {
      return made(catalogue, patterns);
    }
    var key = List.copyOf(patterns);
    var known = Made.SETS.get(key);
    if (known == null) {
      known = made(catalogue, key);
      if (Made.SETS.size() < Made.MOST) {
        Made.SETS.put(key, known);
      }
    }
    return known;
  }

  /** What was made of the standard catalogue: roles of an application are granted alike. */
  private static final class Made {
    static final int MOST = 1_000;
    static final Map<List<String>, ActionSet> SETS = new ConcurrentHashMap<>();
  }

  private static ActionSet made(Catalogue catalogue, Collection<String> patterns) {
    var bits = new BitSet();
    Set<String> unknown = new LinkedHashSet<>();
    for (var text : patterns) {
      var pattern = ActionPattern.of(text);
      if (!addKnown(catalogue, pattern, bits)) {
        unknown.add(pattern.text());
      }
    }
    return new ActionSet(
        catalogue,
        bits,
        unknown.stream().map(pattern -> new Piece(List.of(pattern), List.of())).toList());
  }

  /** Returns the actions of the standard catalogue that give a power. */
  public static ActionSet of(Power power) {
    return Powers.SETS.getOrDefault(power, none(Catalogue.standard()));
  }

  private static final class Powers {
    static final Map<Power, ActionSet> SETS =
        Arrays.stream(Power.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    power -> power, power -> of(Catalogue.standard(), power.actions())));
  }

  /** Adds the bits of a pattern; returns false if the pattern may match unknown actions too. */
  private static boolean addKnown(Catalogue catalogue, ActionPattern pattern, BitSet bits) {
    if (pattern.isEverything()) {
      bits.set(0, catalogue.size());
      return false;
    }
    if (!pattern.hasWildcard()) {
      int number = catalogue.numberOf(pattern.text());
      if (number >= 0) {
        bits.set(number);
      }
      return number >= 0;
    }
    int colon = pattern.text().indexOf(':');
    var prefix = colon < 0 ? "*" : pattern.text().substring(0, colon);
    if (prefix.indexOf('*') >= 0 || prefix.indexOf('?') >= 0) {
      for (var service : catalogue.services()) {
        if (colon < 0 || ActionPattern.overlaps(prefix + ":*", service.prefix() + ":*")) {
          addMatching(catalogue, service, pattern, bits);
        }
      }
    } else {
      catalogue
          .service(prefix)
          .ifPresent(service -> addMatching(catalogue, service, pattern, bits));
    }
    return false;
  }

  private static void addMatching(
      Catalogue catalogue, Catalogue.Service service, ActionPattern pattern, BitSet bits) {
    if (pattern.text().equals(service.prefix() + ":*")) {
      bits.set(service.first(), service.first() + service.count());
      return;
    }
    int colon = pattern.text().indexOf(':');
    boolean isPlainPrefix =
        colon >= 0 && pattern.text().substring(0, colon).equals(service.prefix());
    var names = catalogue.lowerNames(service);
    for (int at = 0; at < names.size(); at++) {
      boolean isMatch =
          isPlainPrefix
              ? ActionPattern.matches(pattern.text().substring(colon + 1), names.get(at))
              : ActionPattern.matches(pattern.text(), service.prefix() + ":" + names.get(at));
      if (isMatch) {
        bits.set(service.first() + at);
      }
    }
  }

  /** Returns all actions that are not in this set. */
  public ActionSet complement() {
    return everything(catalogue).minus(this);
  }

  public ActionSet union(ActionSet other) {
    return union(catalogue, List.of(this, other));
  }

  /** Returns the actions that are in at least one of the sets. */
  static ActionSet union(Catalogue catalogue, Collection<ActionSet> sets) {
    var filled = sets.stream().filter(set -> !set.isEmpty()).toList();
    if (filled.size() == 1) {
      return filled.getFirst();
    }
    var joined = new BitSet();
    var pieces = new LinkedHashSet<Piece>();
    for (var set : filled) {
      joined.or(set.bits);
      pieces.addAll(set.others);
    }
    return new ActionSet(catalogue, joined, List.copyOf(pieces));
  }

  public ActionSet intersect(ActionSet other) {
    var shared = (BitSet) bits.clone();
    shared.and(other.bits);
    return new ActionSet(catalogue, shared, shared(others, other.others));
  }

  public ActionSet minus(ActionSet other) {
    if (other.isEmpty()) {
      return this;
    }
    var left = (BitSet) bits.clone();
    left.andNot(other.bits);
    var pieces = others;
    for (var taken : other.others) {
      if (pieces.size() > MOST) {
        break;
      }
      pieces = pieces.stream().flatMap(piece -> minus(piece, taken)).distinct().toList();
    }
    return new ActionSet(catalogue, left, pieces);
  }

  /** Without both: not within one pattern of the other piece, or within one it leaves out. */
  private static Stream<Piece> minus(Piece piece, Piece taken) {
    return Stream.concat(
        taken.within().stream().flatMap(piece::minus),
        taken.without().stream().flatMap(piece::and));
  }

  private static List<Piece> shared(List<Piece> some, List<Piece> others) {
    if ((long) some.size() * others.size() > MOST) {
      return some;
    }
    var found = new LinkedHashSet<Piece>();
    for (var one : some) {
      for (var two : others) {
        var pieces = Stream.of(one);
        for (var pattern : two.within()) {
          pieces = pieces.flatMap(piece -> piece.and(pattern));
        }
        for (var pattern : two.without()) {
          pieces = pieces.flatMap(piece -> piece.minus(pattern));
        }
        pieces.forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns the actions of the catalogue that are also in the other set; says nothing of others.
   */
  ActionSet intersectKnown(BitSet other) {
    var shared = (BitSet) bits.clone();
    shared.and(other);
    return new ActionSet(catalogue, shared, others);
  }

  /** Returns the actions of the catalogue that are in both sets; leaves others out. */
  public ActionSet among(ActionSet other) {
    var shared = (BitSet) bits.clone();
    shared.and(other.bits);
    return new ActionSet(catalogue, shared, List.of());
  }

  /** Says whether an action such as {@code s3:GetObject} is in the set. */
  public boolean contains(String action) {
    int number = catalogue.numberOf(action);
    if (number >= 0) {
      return bits.get(number);
    }
    var lower = action.toLowerCase(Locale.ROOT);
    return others.stream().anyMatch(piece -> piece.contains(lower));
  }

  public boolean contains(Action action) {
    return bits.get(action.index());
  }

  /** Says whether the other set's actions, as far as the catalogue knows them, are all in this. */
  public boolean containsAll(ActionSet other) {
    for (int at = other.bits.nextSetBit(0); at >= 0; ) {
      if (!bits.get(at)) {
        return false;
      }
      at = other.bits.nextSetBit(bits.nextClearBit(at));
    }
    return true;
  }

  /** Says whether the sets share an action that the catalogue knows. */
  public boolean intersects(ActionSet other) {
    return bits.intersects(other.bits);
  }

  public boolean isEmpty() {
    return bits.isEmpty() && others.isEmpty();
  }

  /** Says whether every action of the catalogue is in the set. */
  public boolean isEverything() {
    return bits.nextClearBit(0) >= catalogue.size();
  }

  /** Returns how many actions of the catalogue are in the set. */
  public int size() {
    return bits.cardinality();
  }

  /** Returns the set's actions that the catalogue knows, by service and name. */
  public Stream<Action> actions() {
    return bits.stream().mapToObj(catalogue::action);
  }

  /** Returns those actions of the catalogue in the set that pass a test. */
  public ActionSet where(Predicate<Action> wanted) {
    var found = new BitSet();
    actions().filter(wanted).forEach(action -> found.set(action.index()));
    return new ActionSet(catalogue, found, List.of());
  }

  /** Returns the set's actions of an access level. */
  public Stream<Action> ofAccess(AccessLevel level) {
    return actions().filter(action -> action.level() == level);
  }

  /** Returns the services of which at least one action is in the set. */
  public List<Catalogue.Service> services() {
    var found = new ArrayList<Catalogue.Service>();
    for (int at = bits.nextSetBit(0); at >= 0; ) {
      var service = catalogue.serviceOf(at);
      found.add(service);
      at = bits.nextSetBit(service.first() + service.count());
    }
    return found;
  }

  /** Returns the services of which every action is in the set. */
  public List<Catalogue.Service> wholeServices() {
    return services().stream()
        .filter(service -> bits.nextClearBit(service.first()) >= service.first() + service.count())
        .toList();
  }

  /** Returns the patterns that stand for actions which the catalogue does not know. */
  public List<String> unknownPatterns() {
    return others.stream().map(piece -> piece.within().getLast()).distinct().toList();
  }

  BitSet bits() {
    return bits;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActionSet set && bits.equals(set.bits) && others.equals(set.others);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bits, others);
  }

  @Override
  public String toString() {
    return size() > 20
        ? size() + " actions"
        : String.join(", ", actions().map(Action::id).toList());
  }
}
