package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds texts of HTML that hold data: they are pages or parts of one, whatever shows them. */
public final class Markup {
  /** A tag that is open or closed before the data comes. */
  private static final Pattern TAG =
      Pattern.compile("<(?:[a-zA-Z][a-zA-Z0-9]*(?:[\\s>/]|$)|!DOCTYPE)", Pattern.CASE_INSENSITIVE);

  private static final int DEEP = 4;

  /** Python: texts whose operators and methods escape what is no markup yet. */
  private static final Set<String> ESCAPING =
      Set.of("markupsafe.Markup()", "flask.Markup()", "jinja2.Markup()");

  private Markup() {}

  /**
   * Returns what an operator of Python makes of markup and something else: markup again. Empty for
   * other operands.
   *
   * <p>Source: https://markupsafe.palletsprojects.com/en/stable/escaping/
   */
  static Optional<Value> joined(Value left, Value right) {
    return Stream.of(left, right)
        .flatMap(value -> value.atoms().stream())
        .filter(atom -> atom instanceof Atom.External made && ESCAPING.contains(made.name()))
        .findFirst()
        .map(
            markup ->
                Value.of(markup)
                    .tainted(left.taints())
                    .tainted(right.taints())
                    .each(taint -> taint.clear(SinkKind.HTML.bit())));
  }

  /** Returns those of a value's texts, and of the texts inside it, that are HTML with data. */
  public static List<Value> in(Value value, Interpreter interpreter) {
    var found = new ArrayList<Value>();
    collect(value, interpreter, DEEP, found);
    return found;
  }

  /**
   * Returns a text among the elements of a list in which a tag stands. Where it will stand when all
   * are put together is not known.
   */
  public static Optional<Value> among(Value list, Interpreter interpreter) {
    if (!(list.only().orElse(null) instanceof Atom.Reference reference)
        || !(interpreter.get(reference.object()) instanceof HeapObject held)) {
      return Optional.empty();
    }
    for (var atom : interpreter.objects().all(held).atoms()) {
      if (atom instanceof Atom.Words(var parts) && parts.stream().anyMatch(Markup::isTag)) {
        return Optional.of(Value.of(atom));
      }
    }
    return Optional.empty();
  }

  private static boolean isTag(Part part) {
    return part instanceof Part.Fixed(var text) && TAG.matcher(text).find();
  }

  /** Returns where the text was put together, which is where the data must be escaped. */
  public static Optional<Origin.Written> place(Taint taint) {
    return taint.trace().steps().reversed().stream()
        .filter(step -> !step.message().equals(Objects.STORED))
        .map(Trace::where)
        .findFirst();
  }

  private static void collect(Value value, Interpreter interpreter, int depth, List<Value> found) {
    boolean isMarkup =
        value.isTainted()
            && value.atoms().stream()
                .anyMatch(atom -> atom instanceof Atom.Words words && isMarkup(words));
    if (isMarkup) {
      found.add(value);
    }
    for (var atom : value.atoms()) {
      if (depth > 0
          && atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MODULE) {
        collect(held.any(), interpreter, depth - 1, found);
        held.members().forEach((_, member) -> collect(member, interpreter, depth - 1, found));
      }
    }
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
