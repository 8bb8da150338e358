package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Readers of JSON of Jackson that make whatever class a text names, unless a validator chooses. */
final class DefaultTyping {
  /** What such a reader is told apart by. */
  private static final String LOOSE = "loose";

  private static final Set<String> LOOSENING =
      Set.of(
          "enableDefaultTyping",
          "enableDefaultTypingAsProperty",
          "activateDefaultTyping",
          "activateDefaultTypingAsProperty");

  /** It lets no class through but those that it is told of. */
  private static final String VALIDATOR =
      "com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator";

  private static final String VALIDATOR_OF_THREE =
      "tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator";

  /** Every class is one of these, or has such a name. */
  private static final Pattern ANYTHING =
      Pattern.compile("java\\.lang\\.Object(?:\\.class)?|java\\.io\\.Serializable(?:\\.class)?|");

  /** Readers and copies of a reader are as loose as itself. */
  private static final Set<String> ALIKE =
      Set.of(
          "reader", "readerFor", "readerForListOf", "readerForMapOf", "readerForArrayOf", "copy");

  private DefaultTyping() {}

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    boolean isValidator =
        (type.equals(VALIDATOR) || type.equals(VALIDATOR_OF_THREE)) && method.equals("builder");
    if (isValidator) {
      var builder = HeapObject.of(HeapObject.Kind.INSTANCE).withType(type + "$Builder");
      return Optional.of(run.make(event, 22, builder));
    }
    if (LOOSENING.contains(method)) {
      if (!isChoosing(event.arguments().at(0), run)) {
        loosen(event.receiver(), run);
      }
      return Optional.of(event.receiver());
    }
    return ALIKE.contains(method) && isLoose(event.receiver(), run)
        ? Optional.of(event.receiver())
        : Optional.empty();
  }

  private static void loosen(Value mapper, Interpreter run) {
    for (var atom : mapper.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        run.put(reference.object(), held.with(run.names().of(LOOSE), Value.text("true")));
      }
    }
  }

  private static boolean isLoose(Value mapper, Interpreter run) {
    int loose = run.names().of(LOOSE);
    return mapper.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject held
                    && held.member(loose) != null);
  }

  /** The validator was told which classes there may be, or is one of the code's own. */
  private static boolean isChoosing(Value validator, Interpreter run) {
    return validator.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && (run.program().type(held.type(), 0).isPresent()
            || held.type().endsWith(".BasicPolymorphicTypeValidator$Builder") && isNarrow(held));
  }

  private static boolean isNarrow(HeapObject validator) {
    var told = new ArrayList<Value>();
    validator.members().forEach((_, value) -> told.add(value));
    return told.stream().noneMatch(DefaultTyping::isAnything);
  }

  private static boolean isAnything(Value told) {
    return told.constant().filter(text -> ANYTHING.matcher(text).matches()).isPresent();
  }
}
