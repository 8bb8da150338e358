package dev.martello.code.value;

import dev.martello.code.name.EventNames;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells which data of a value is that of one of the alternatives that it may be. */
public final class Alternatives {
  private Alternatives() {}

  /** Returns the taints that are not those of the event's fields that the value stands for. */
  public static Map<Label, Taint> own(Value object) {
    if (object.taints().isEmpty()) {
      return Map.of();
    }
    var own = new TreeMap<>(object.taints());
    object.atoms().forEach(atom -> own.keySet().removeAll(meant(atom)));
    // What authenticates a caller is in the whole, not in each of its parts.
    own.replaceAll(
        (label, taint) -> label.isSecret() ? taint : taint.clear(SinkKind.SECRET_LOG.bit()));
    // What shares its parent with all others has members of its own, which are no such parent.
    own.values().removeIf(Taint::isChoice);
    return own;
  }

  /** Returns the fields of events that something stands for, rather than being made of them. */
  private static Set<Label> meant(Atom atom) {
    var fields = new HashSet<Label>();
    switch (atom) {
      case Atom.Event event -> fields.add(new Label(event.source(), event.path()));
      // An attribute, of which nobody knows whether it is a field or a method.
      case Atom.Method method -> {
        for (var receiver : method.receiver().atoms()) {
          if (receiver instanceof Atom.Event event) {
            fields.add(new Label(event.source(), EventNames.path(event.path(), method.name())));
          }
        }
      }
      default -> {}
    }
    return fields;
  }

  /**
   * Returns one of the alternatives of a value with its data: where several triggers have the same
   * field, none has what the others send.
   */
  public static Value of(Atom atom, Value object) {
    var value = Value.of(atom).with(object.taints());
    if (object.atoms().size() == 1 || object.taints().size() < 2) {
      return value;
    }
    var own = meant(atom);
    if (own.isEmpty()) {
      return value;
    }
    var others = new TreeMap<>(object.taints());
    object.atoms().stream()
        .filter(other -> !other.equals(atom))
        .forEach(other -> others.keySet().removeAll(meant(other)));
    own.stream()
        .filter(object.taints()::containsKey)
        .forEach(label -> others.put(label, object.taints().get(label)));
    return Value.of(atom).with(others);
  }

  /** Returns one of the alternatives of a value, with the taints that are its own. */
  public static Value alone(Atom atom, Value object) {
    return Value.of(atom).tainted(own(object));
  }
}
