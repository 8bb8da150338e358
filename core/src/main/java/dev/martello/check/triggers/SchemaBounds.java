package dev.martello.check.triggers;

import dev.martello.model.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of a JSON schema at which a text or list may be of any length.
 *
 * @param missing their names, in the order they were written; empty text for the body itself
 */
record SchemaBounds(List<String> missing) {
  /*
   * A text is bounded by a length, by the values that it may have, by a pattern or by a format; a list
   * by the number of its items (JSON Schema draft 4, "Validation keywords"). References are followed
   * inside the document, a few steps, because schemas can refer in circles.
   */
  private static final int DEEPEST = 6;
  private static final int MOST = 20;
  private static final int SHOWN = 3;

  private static final List<String> OF_TEXTS =
      List.of("maxLength", "enum", "const", "pattern", "format");

  SchemaBounds {
    missing = List.copyOf(missing);
  }

  /** Looks through a schema that refers to nothing. */
  static SchemaBounds of(Settings schema) {
    return of(schema, schema);
  }

  /** Looks through a schema of a document. */
  static SchemaBounds of(Settings schema, Settings document) {
    var missing = new ArrayList<String>();
    collect("", schema, document, DEEPEST, new HashSet<>(), missing);
    return new SchemaBounds(missing);
  }

  /** Returns the places as a phrase. */
  String show() {
    var names = missing.stream().distinct().map(SchemaBounds::show).toList();
    var named = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.size() > SHOWN ? named + " and more" : named;
  }

  private static String show(String name) {
    return name.isEmpty() ? "a body" : "`" + name + "`";
  }

  private static void collect(
      String name,
      Settings schema,
      Settings document,
      int depth,
      Set<String> followed,
      List<String> missing) {
    if (depth == 0 || missing.size() >= MOST) {
      return;
    }
    var reference = schema.get("$ref").text().candidates();
    if (reference.size() == 1 && reference.getFirst().startsWith("#/")) {
      if (followed.add(reference.getFirst())) {
        var path = reference.getFirst().substring(2).split("/", DEEPEST);
        collect(name, document.get(path), document, depth - 1, followed, missing);
      }
      return;
    }
    var type = schema.get("type").text();
    if (type.isEqualTo("string").isYes()) {
      if (OF_TEXTS.stream().allMatch(word -> schema.get(word).exists().isNo())) {
        missing.add(name);
      }
      return;
    }
    if (type.isEqualTo("array").isYes()) {
      if (schema.get("maxItems").exists().isNo()) {
        missing.add(name);
      }
      collect(name, schema.get("items"), document, depth - 1, followed, missing);
      return;
    }
    for (var property : schema.get("properties").parts()) {
      collect(property.name(), property.value(), document, depth - 1, followed, missing);
    }
  }
}
