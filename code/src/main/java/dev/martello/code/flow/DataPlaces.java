package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where in objects, and in the texts of JSON that are made of them, data from outside stands. */
public final class DataPlaces {
  /*
   * Members of maps and elements of lists are steps of a path. Data that stands under keys that are not
   * known, or in objects of classes, may be anywhere below the place of the object.
   */
  private static final int DEEP = 9;

  private DataPlaces() {}

  /** Takes a piece of data with the path to where it stands; empty text for anywhere. */
  public interface Taking {
    /** Takes a piece of data at one place. */
    void take(String place, Label label, Taint taint);
  }

  /** Hands over each piece of data in a value, once for each of its places. */
  public static void each(Interpreter interpreter, Value value, Taking taking) {
    each(interpreter, value, "", DEEP, new HashSet<>(), taking);
  }

  private static void each(
      Interpreter interpreter,
      Value value,
      String place,
      int depth,
      Set<Integer> above,
      Taking taking) {
    if (value.isPlain()) {
      return;
    }
    value
        .taints()
        .forEach(
            (label, taint) -> {
              if (!taint.isChoice()) {
                inside(place, taint.trace().inside(), each -> taking.take(each, label, taint));
              }
            });
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && depth > 0
          && above.add(reference.object())) {
        members(
            held,
            interpreter,
            (name, member) ->
                each(interpreter, member, joined(place, name), depth - 1, above, taking));
        above.remove(reference.object());
      }
    }
  }

  private static void members(
      HeapObject held, Interpreter interpreter, BiConsumer<String, Value> taking) {
    switch (held.kind()) {
      case LIST, TUPLE, SET, MAP -> {
        held.members()
            .forEach((name, member) -> taking.accept(interpreter.names().name(name), member));
        taking.accept("", Masks.others(held, interpreter));
      }
      case INSTANCE, CLASS, SCOPE -> taking.accept("", Objects.all(held, interpreter));
      case MODULE -> {}
    }
  }

  private static void inside(String place, String inside, Consumer<String> taking) {
    if (inside.isEmpty()) {
      taking.accept(place);
    } else {
      inside.lines().forEach(each -> taking.accept(joined(place, each)));
    }
  }

  private static String joined(String place, String name) {
    return place.isEmpty() ? name : name.isEmpty() ? place : place + "." + name;
  }
}
