package dev.martello.syntax;

import dev.martello.value.SourceFile;

/** Reads a text as YAML or JSON, whichever it is, whatever its name says. */
public final class TreeReader {
  private TreeReader() {}

  /** Reads a text whose own YAML tags mean what the rule says. */
  public static Parsed read(SourceFile file, TagRule tags) {
    return looksLikeJson(file.text())
        ? jsonOrYaml(JsonReader.read(file), file, tags)
        : YamlReader.read(file, tags);
  }

  /**
   * As {@link #read}, for a text in which {@code ${name}} may stand for a value. YAML takes that
   * for a text as it is.
   */
  public static Parsed readWithPlaceholders(SourceFile file, TagRule tags) {
    return looksLikeJson(file.text())
        ? jsonOrYaml(JsonReader.readWithPlaceholders(file), file, tags)
        : YamlReader.read(file, tags);
  }

  private static Parsed jsonOrYaml(Parsed json, SourceFile file, TagRule tags) {
    if (json.isComplete()) {
      return json;
    }
    // YAML may start with a bracket too: `{Resources: {}}` is no JSON but good YAML.
    var yaml = YamlReader.read(file, tags);
    return yaml.problems().isEmpty() ? yaml : json;
  }

  /** Returns whether a text's first visible characters start a JSON object, list or comment. */
  public static boolean looksLikeJson(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return text.startsWith("{", at)
        || text.startsWith("[", at)
        || text.startsWith("//", at)
        || text.startsWith("/*", at);
  }
}
