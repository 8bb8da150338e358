package dev.martello.code.check.code;

import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of Python: its coroutines by class and name, its names, and the classes of objects. */
final class CoroutineModule {
  /*
   * Of what class an object is tell all places of the file that set a variable or member of the name,
   * and annotations. All of it is read once, when it is asked for first.
   */
  private static final Pattern SET =
      Pattern.compile(
          "\\b(\\w+)(?=\\s*(?::[^=\\n]{1,60})?=(?!=)\\s*(?:await\\s+)?(?:([A-Z]\\w*)\\()?)");

  private static final Pattern ANNOTATED =
      Pattern.compile("[(,]\\s*(\\w+)\\s*:\\s*[\"']?([A-Z]\\w*)[\"']?(?=\\s*[,)=])");

  private static final Pattern ENTERED =
      Pattern.compile(
          "(?:(?<![\\w.])([A-Z]\\w*)\\([^\\n()]*(?:\\([^\\n()]*\\)[^\\n()]*){0,9}\\))?\\s+as\\s+(\\w+)");

  private final Unit unit;
  private final Map<String, Boolean> coroutines = new HashMap<>();
  private @Nullable BoundNames names;
  private @Nullable Map<String, List<Optional<String>>> objects;

  CoroutineModule(Unit unit) {
    this.unit = unit;
    for (var procedure : unit.procedures()) {
      if (!procedure.owner().isEmpty() || procedure.parent() == 0) {
        coroutines.merge(
            procedure.owner() + "." + procedure.name(),
            procedure.is(Procedure.Trait.ASYNC),
            Boolean::logicalAnd);
      }
    }
  }

  String name() {
    return unit.name();
  }

  /**
   * Returns whether all functions of a name are coroutines.
   *
   * @param owner the class that they are methods of; empty text for functions of the module
   */
  boolean isCoroutine(String owner, String name) {
    return coroutines.getOrDefault(owner + "." + name, false);
  }

  BoundNames.Meaning meaning(String name) {
    if (names == null) {
      names = new BoundNames(unit);
    }
    return names.of(name);
  }

  /** Returns what an object is said to be: classes, or nothing that could be one. */
  List<Optional<String>> classes(String object) {
    if (objects == null) {
      objects = objects(unit.file().text());
    }
    return objects.getOrDefault(object, List.of());
  }

  private static Map<String, List<Optional<String>>> objects(String text) {
    var found = new HashMap<String, List<Optional<String>>>();
    add(SET, 1, 2, text, found);
    add(ANNOTATED, 1, 2, text, found);
    add(ENTERED, 2, 1, text, found);
    return found;
  }

  private static void add(
      Pattern pattern, int name, int type, String text, Map<String, List<Optional<String>>> to) {
    var told = pattern.matcher(text);
    while (told.find()) {
      to.computeIfAbsent(told.group(name), _ -> new ArrayList<>())
          .add(Optional.ofNullable(told.group(type)));
    }
  }
}
