package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What code does so that secrets are not shown: it takes the members out that have them, writes
 * something else in their place, or asks what a member is called before it shows it.
 */
public final class Masks {
  /** What must be taken out of an event, or of settings, before the rest may be shown. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)authorization|headers|cookie|pass(?:word|wd|phrase)|^pass$|secret|token|api.?key|private.?key|credential|^key$|^pwd$|plaintext");

  private static final long SHOWN = SinkKind.SECRET_LOG.bit();

  private Masks() {}

  /** Returns whether a member of this name is one that must not be shown. */
  static boolean isSecret(String name) {
    return SECRET.matcher(name).find();
  }

  /** Returns what is in a map under keys that are not known, if a secret one of them was masked. */
  static Value others(HeapObject map, Interpreter run) {
    boolean isMap = map.kind() == HeapObject.Kind.MAP || map.kind() == HeapObject.Kind.INSTANCE;
    return isMap && map.any().isTainted() && hasMask(map, run) ? shown(map.any()) : map.any();
  }

  private static boolean hasMask(HeapObject map, Interpreter run) {
    var found = new boolean[1];
    map.members()
        .forEach(
            (name, value) -> found[0] |= !isHolding(value) && isSecret(run.names().name(name)));
    return found[0];
  }

  private static boolean isHolding(Value value) {
    return value.taints().values().stream()
        .anyMatch(taint -> SinkKind.SECRET_LOG.isHarmedBy(taint.cleared()));
  }

  /** Returns the same without secrets. */
  public static Value shown(Value value) {
    return value.each(taint -> taint.clear(SHOWN));
  }

  /** Takes note that a member has another value from now on, or is gone. */
  public static void replaced(Value holder, String member, Value value, Interpreter run) {
    if (!value.isTainted() && holder.isTainted() && isSecret(member)) {
      run.state(run.state().after(masked(holder, member)));
    }
  }

  private static List<Condition.Checked> masked(Value holder, String member) {
    var masked = new ArrayList<Condition.Checked>();
    holder
        .taints()
        .forEach(
            (label, _) -> {
              masked.add(new Condition.Checked(label, SHOWN));
              if (label.source() >= 0) {
                masked.add(part(label, "*"));
                masked.add(part(label, member));
                whole(label).forEach(masked::add);
              }
            });
    return masked.stream().distinct().limit(MOST).toList();
  }

  private static final int MOST = 24;

  private static Condition.Checked part(Label whole, String member) {
    var path = whole.path().isEmpty() ? member : whole.path() + "." + member;
    return new Condition.Checked(new Label(whole.source(), path), SHOWN);
  }

  /** A request whose headers have nothing secret has none either. */
  private static List<Condition.Checked> whole(Label part) {
    return part.path().endsWith("eaders")
        ? List.of(
            new Condition.Checked(new Label(part.source(), ""), SHOWN),
            new Condition.Checked(new Label(part.source(), "*"), SHOWN))
        : List.of();
  }

  /** Returns what a member that is taken out of something is: the only secret of it. */
  public static Value takenOut(Value member, String name) {
    if (member.taints().keySet().stream().noneMatch(Label::isSecret)) {
      return member;
    }
    var taints = new TreeMap<Label, Taint>();
    member
        .taints()
        .forEach(
            (label, taint) ->
                taints.put(
                    label.isSecret()
                        ? new Label(label.source(), "`" + name + "` of " + label.path())
                        : label,
                    taint));
    return member.with(taints);
  }

  /** Returns the data of what holds secrets as that of the names of its members. */
  static Map<Label, Taint> keys(Map<Label, Taint> whole) {
    var names = new TreeMap<Label, Taint>();
    whole.forEach(
        (label, taint) -> {
          if (label.isSecret()) {
            names.put(Pieces.of(label), taint.clear(SinkKind.ALL));
          }
        });
    return names;
  }

  /**
   * Returns whether what stands first in a text that is cut says no more than what the secret is:
   * {@code Bearer ...}, {@code name=...}.
   */
  public static boolean isLabelled(Value pieces, Value separator) {
    return isHolding(pieces) && separator.constantText().filter(LABELLING::contains).isPresent();
  }

  private static final Set<String> LABELLING = Set.of(" ", ":", "=", ".", "Bearer ", "Basic ");

  /**
   * Returns the kinds that a name is harmless for if it is none of those that must not be shown.
   */
  static long unlessNamed(Value name, Value names, Interpreter run) {
    boolean isNamed =
        name.isTainted() && words(names, run).anyMatch(word -> word.length() > 2 && isSecret(word));
    return isNamed ? SHOWN : 0;
  }

  /** Returns the texts that a value is or that are in it, or the keys that it has. */
  private static Stream<String> words(Value names, Interpreter run) {
    return names.atoms().stream()
        .flatMap(
            atom ->
                atom instanceof Atom.Reference reference
                        && run.get(reference.object()) instanceof HeapObject held
                    ? words(held, run).stream()
                    : Value.textOf(atom).stream());
  }

  private static List<String> words(HeapObject held, Interpreter run) {
    var words = new ArrayList<String>();
    boolean isMap = held.kind() == HeapObject.Kind.MAP && held.type().isEmpty();
    held.members()
        .forEach(
            (name, value) -> {
              if (isMap) {
                words.add(run.names().name(name));
              } else {
                value.constantText().ifPresent(words::add);
              }
            });
    held.any().atoms().stream().flatMap(atom -> Value.textOf(atom).stream()).forEach(words::add);
    return words;
  }

  /** Returns the kinds that a name is harmless for which a regular expression does not find. */
  public static long unlessFound(Optional<String> pattern) {
    return pattern.filter(text -> !VALUE.matcher(text).find()).filter(Masks::isSecret).isPresent()
        ? SHOWN
        : 0;
  }

  /** Expressions that look for what stands behind a name rather than for the name. */
  private static final Pattern VALUE = Pattern.compile("[=:]|\\\\s");
}
