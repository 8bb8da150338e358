package dev.martello.code.check.code;

import dev.martello.code.ir.Unit;
import dev.martello.know.WrittenSecrets;
import dev.martello.value.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds credentials in comments and docstrings, which are no values: what the code has of texts is
 * judged by {@link Constants}.
 */
final class CommentSecrets {
  private final Map<SourceFile, List<WrittenSecrets.Hit>> known = new HashMap<>();

  /** Returns the credentials of a file that stand in no text of its code. */
  List<WrittenSecrets.Hit> of(Unit unit) {
    return known.computeIfAbsent(unit.file(), _ -> search(unit));
  }

  private static List<WrittenSecrets.Hit> search(Unit unit) {
    var hits = WrittenSecrets.inComments(unit.file().text());
    if (hits.isEmpty()) {
      return hits;
    }
    var texts = texts(unit);
    return hits.stream().filter(hit -> !isIn(texts, hit)).toList();
  }

  /** Where texts of the code begin and end; what overlaps is one. */
  private static TreeMap<Integer, Integer> texts(Unit unit) {
    var spans = new TreeMap<Integer, Integer>();
    for (var procedure : unit.procedures()) {
      for (var block : procedure.blocks()) {
        block.instructions().stream()
            .flatMap(instruction -> Constants.place(instruction).stream())
            .forEach(span -> spans.merge(span.start(), span.end(), Math::max));
      }
    }
    return merged(spans);
  }

  private static TreeMap<Integer, Integer> merged(TreeMap<Integer, Integer> spans) {
    var merged = new TreeMap<Integer, Integer>();
    for (var span : spans.entrySet()) {
      var last = merged.lastEntry();
      boolean isApart = last == null || last.getValue() < span.getKey();
      merged.merge(isApart ? span.getKey() : last.getKey(), span.getValue(), Math::max);
    }
    return merged;
  }

  private static boolean isIn(TreeMap<Integer, Integer> texts, WrittenSecrets.Hit hit) {
    var last = texts.lowerEntry(hit.end());
    return last != null && last.getValue() > hit.start();
  }
}
