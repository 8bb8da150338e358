package dev.martello.code.flow;

import java.util.regex.Pattern;

/** Finds texts of HTML that hold data: they are pages or parts of one, whatever shows them. */
final class Markup {
  /** A tag that is open or closed before the data comes. */
  private static final Pattern TAG =
      Pattern.compile("<(?:[a-zA-Z][a-zA-Z0-9]*(?:[\\s>/]|$)|!DOCTYPE)", Pattern.CASE_INSENSITIVE);

  private static final int DEEP = 4;

  private Markup() {}

  /** Returns those of a value's texts, and of the texts inside it, that are HTML with data. */
  static Value in(Value value, Interpreter interpreter) {
    return in(value, interpreter, DEEP);
  }

  private static Value in(Value value, Interpreter interpreter, int depth) {
    var found = Value.none();
    boolean isMarkup =
        value.isTainted()
            && value.atoms().stream()
                .anyMatch(atom -> atom instanceof Atom.Words words && isMarkup(words));
    if (isMarkup) {
      found = found.join(value);
    }
    for (var atom : value.atoms()) {
      if (depth > 0
          && atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MODULE) {
        found = found.join(in(interpreter.objects().all(held), interpreter, depth - 1));
      }
    }
    return found;
  }

  private static boolean isMarkup(Atom.Words words) {
    boolean isInside = false;
    for (var part : words.parts()) {
      switch (part) {
        case Part.Fixed fixed -> isInside |= TAG.matcher(fixed.text()).find();
        case Part.Field _, Part.Some _ -> {
          if (isInside) {
            return true;
          }
        }
        case Part.Environment _ -> {}
      }
    }
    return false;
  }
}
