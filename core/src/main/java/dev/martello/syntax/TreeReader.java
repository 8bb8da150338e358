package dev.martello.syntax;

import dev.martello.value.SourceFile;

/** Reads a text as YAML or JSON, whichever it is, whatever its name says. */
public final class TreeReader {
  private TreeReader() {}

  /** Reads a text whose own YAML tags mean what the rule says. */
  public static Parsed read(SourceFile file, TagRule tags) {
    if (!looksLikeJson(file.text())) {
      return YamlReader.read(file, tags);
    }
    var json = JsonReader.read(file);
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
