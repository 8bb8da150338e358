package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.value.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads how code makes the key of an object out of another key: what of that it keeps. */
final class KeyTexts {
  /*
   * The engine follows what a key is made of, and not which part of it a library cuts out. The
   * expression in the call is read, or what its first variable was set to last above the call.
   */
  private static final int STEPS = 3;

  private static final Pattern KEY =
      Pattern.compile("\\b(?:Key|key)\\s*[=:]\\s*(?:str\\()?([^\\n]*)");

  private static final Pattern NAME =
      Pattern.compile("[frFR]?[\"'`]?\\$?\\{?\\s*(\\w+)\\s*(?:[,)}+!:].*|$)");

  /** What keeps the folders of a path, or all but its ending. */
  private static final Pattern KEEPING =
      Pattern.compile(
          "[frFR]?[\"'`]?\\$?\\{?\\s*(?:str\\()?(?:"
              + "(?:[\\w.]*\\.)?(?:dirname|splitext)\\("
              + "|[\\w.]+\\.(?:rsplit|rpartition)\\([^()]*\\)\\[0\\]|[\\w.]+\\.removesuffix\\("
              + "|(?:\\w+\\.)*(?:Pure)?(?:Posix)?Path\\([^()]*\\)\\.(?:with_(?:suffix|name|stem)\\(|parent\\b)"
              + "|[\\w.]+\\.(?:substring|slice|substr)\\(0,).*");

  private static final Pattern DROPPING =
      Pattern.compile("\\.(?:removeprefix|lstrip|trimStart)\\(|TrimPrefix\\(");

  /** What variables, or the first of two, are set to; looked for on each line. */
  private static final Pattern SET =
      Pattern.compile(
          "(?m)^(?=[ \\t]*(?:const |let |var )?\\(?(\\w+)"
              + "(?:,\\s*\\w+)?\\)?\\s*=(?!=)\\s*([^\\n;]+))");

  /** By file and name, where variables are set, and to what. */
  private final Map<SourceFile, Map<String, NavigableMap<Integer, String>>> set = new HashMap<>();

  /** Returns whether the key that a call writes begins as the one does that it is made of. */
  boolean isBeginningKept(Usage usage) {
    return expression(usage)
        .filter(text -> KEEPING.matcher(text).matches() && !DROPPING.matcher(text).find())
        .isPresent();
  }

  /** Returns whether the beginning is cut off. */
  boolean isBeginningDropped(Usage usage) {
    return expression(usage).filter(text -> DROPPING.matcher(text).find()).isPresent();
  }

  private Optional<String> expression(Usage usage) {
    var found = KEY.matcher(usage.where().text());
    var text = found.find() ? Optional.of(found.group(1).strip()) : last(usage.where().text());
    int call = usage.where().span().start();
    for (int step = 0; step < STEPS && text.isPresent(); step++) {
      var name = NAME.matcher(text.get());
      var set =
          name.matches()
              ? assigned(name.group(1), usage.where().file(), call)
              : Optional.<String>empty();
      if (set.isEmpty()) {
        return text;
      }
      text = set;
    }
    return text;
  }

  /** Python: what is uploaded goes under the last thing that is given by place. */
  private static Optional<String> last(String call) {
    int end = call.lastIndexOf(')');
    int comma = call.lastIndexOf(',', Math.max(end, 0));
    return end > 0 && comma > 0 && call.contains(".upload_file")
        ? Optional.of(call.substring(comma + 1, end).strip())
        : Optional.empty();
  }

  /** What a variable, or the first of two, was set to last. */
  private Optional<String> assigned(String name, SourceFile file, int before) {
    var places = set.computeIfAbsent(file, KeyTexts::in).get(name);
    return places == null
        ? Optional.empty()
        : Optional.ofNullable(places.lowerEntry(before)).map(Map.Entry::getValue);
  }

  private static Map<String, NavigableMap<Integer, String>> in(SourceFile file) {
    var found = new HashMap<String, NavigableMap<Integer, String>>();
    SET.matcher(file.text())
        .results()
        .forEach(
            line ->
                found
                    .computeIfAbsent(line.group(1), _ -> new TreeMap<>())
                    .put(line.start(), line.group(2).strip()));
    return found;
  }
}
