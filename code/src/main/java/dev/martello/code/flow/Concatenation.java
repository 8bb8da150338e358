package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Part;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Puts texts one after the other, as sums, templates and formats of every language do. */
public final class Concatenation {
  /** The step that data takes which becomes part of a longer text. */
  public static final String STEP = "becomes part of a text";

  private Concatenation() {}

  /** Puts texts one after the other. */
  public static Value of(List<Value> values) {
    List<List<Part>> texts = List.of(List.of());
    var taints = Value.none();
    for (var value : values) {
      var several = alternatives(value);
      boolean isFew = texts.size() * several.size() <= FEW_TEXTS;
      var longer = new ArrayList<List<Part>>();
      for (var text : texts) {
        for (var more : isFew ? several : List.of(value.parts())) {
          var parts = new ArrayList<>(text);
          append(parts, more);
          longer.add(parts);
        }
      }
      texts = longer;
      taints = taints.tainted(value.taints());
    }
    return texts.stream()
        .map(Value::words)
        .reduce(Value.none(), Value::join)
        .tainted(taints.taints());
  }

  /** More alternatives than this are one text of which nothing is known. */
  private static final int FEW_TEXTS = 4;

  /** Returns the texts that a value is one of, if the code tells all of them. */
  private static List<List<Part>> alternatives(Value value) {
    boolean isSeveral =
        value.atoms().size() > 1
            && !value.isTainted()
            && value.atoms().stream().allMatch(Atom.Words.class::isInstance);
    return isSeveral
        ? value.atoms().stream().map(atom -> ((Atom.Words) atom).parts()).toList()
        : List.of(value.parts());
  }

  /** Adds pieces of a text; neighbouring fixed ones become one. */
  private static void append(List<Part> parts, List<Part> more) {
    for (var part : more) {
      if (part instanceof Part.Fixed(String next)
          && !parts.isEmpty()
          && parts.getLast() instanceof Part.Fixed(String before)
          && before.length() + next.length() < 10_000) {
        parts.set(parts.size() - 1, new Part.Fixed(before + next));
      } else {
        parts.add(part);
      }
    }
  }
}
