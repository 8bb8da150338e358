package dev.martello.fix;

import dev.martello.syntax.Node;
import dev.martello.syntax.YamlPlain;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a file is written, as far as new text should look the same.
 *
 * @param newline the line break
 * @param step by how many columns YAML indents a mapping under its key
 * @param itemOffset by how many columns YAML indents a list under its key; often none
 * @param unit what JSON puts before a line once more for each level; empty where all is on one line
 * @param colon what JSON puts between a key and its value
 * @param comma what JSON puts between two values on one line
 * @param hasLongCalls whether functions are written {@code Fn::Sub:} and not {@code !Sub}
 * @param quotes around texts that need none; a zero for no quotes
 * @param subQuotes around what {@code !Sub} takes; a zero for no quotes
 * @param needed the quotes for texts that need some
 */
record Style(
    String newline,
    int step,
    int itemOffset,
    String unit,
    String colon,
    String comma,
    boolean hasLongCalls,
    char quotes,
    char subQuotes,
    char needed) {

  static Style of(Document document) {
    return new Counter(document).count();
  }

  /** Counts what is written how; the first way wins where two are as frequent. */
  private static final class Counter {
    private final Layout layout;
    private final Document document;
    private final Map<Integer, Integer> steps = new TreeMap<>();
    private final Map<Integer, Integer> offsets = new TreeMap<>();
    private final Map<Character, Integer> plainTexts = new TreeMap<>();
    private final Map<Character, Integer> quotedTexts = new TreeMap<>();
    private final Map<Character, Integer> subTexts = new TreeMap<>();
    private int shortCalls;
    private int longCalls;
    private String unit = "";

    Counter(Document document) {
      this.document = document;
      this.layout = new Layout(document.file());
    }

    Style count() {
      walk(document.root());
      var text = document.text();
      int firstBreak = text.indexOf('\n');
      boolean isWindows = firstBreak > 0 && text.charAt(firstBreak - 1) == '\r';
      int step = most(steps, 2);
      boolean isMinified = text.strip().indexOf('\n') < 0;
      boolean isDense = isMinified && !text.contains("\": ") && text.contains("\":");
      return new Style(
          isWindows ? "\r\n" : "\n",
          step,
          most(offsets, step),
          isMinified ? "" : unit.isEmpty() ? "  " : unit,
          isDense ? ":" : ": ",
          isDense ? "," : ", ",
          longCalls > 0 && shortCalls == 0,
          most(plainTexts, '\0'),
          most(subTexts, '\0'),
          most(quotedTexts, '\''));
    }

    private static <K> K most(Map<K, Integer> counts, K otherwise) {
      K best = otherwise;
      int most = 0;
      for (var entry : counts.entrySet()) {
        if (entry.getValue() > most) {
          most = entry.getValue();
          best = entry.getKey();
        }
      }
      return best;
    }

    private void walk(Node node) {
      switch (node) {
        case Node.Mapping mapping -> {
          countCall(mapping);
          mapping.stream().forEach(entry -> walk(mapping, entry));
        }
        case Node.Sequence sequence -> sequence.items().forEach(this::walk);
        case Node.Text text -> countText(text);
        case Node.Num _, Node.Bool _, Node.Null _ -> {}
      }
    }

    private void walk(Node.Mapping parent, Node.Entry entry) {
      var key = layout.place(entry.keyOrigin());
      var value = layout.place(entry.value());
      var outer = layout.place(parent);
      boolean isOwn =
          key.isPresent()
              && value.isPresent()
              && outer.isPresent()
              && outer.get().contains(key.get().start())
              && value.get().start() >= key.get().end();
      if (isOwn && layout.at(key.get().start()) != '!') {
        countIndent(key.get().start(), entry.value(), value.get().start());
      }
      boolean isSub = entry.key().equals("Fn::Sub") && entry.value() instanceof Node.Text;
      if (isSub && value.isPresent()) {
        subTexts.merge(quotes(layout.at(value.get().start())), 1, Integer::sum);
      } else {
        walk(entry.value());
      }
    }

    private void countIndent(int key, Node value, int start) {
      char first = layout.at(start);
      if (first == '{' || first == '[' || first == '!' || layout.isSameLine(key, start)) {
        countUnit(key, value, start);
        return;
      }
      int more = layout.column(start) - layout.column(key);
      switch (value) {
        case Node.Mapping _ when more > 0 -> steps.merge(more, 1, Integer::sum);
        case Node.Sequence _ when more >= 0 -> offsets.merge(more, 1, Integer::sum);
        default -> {}
      }
    }

    /** The first key on a line of its own inside brackets shows the unit of JSON. */
    private void countUnit(int key, Node value, int start) {
      if (unit.isEmpty() && layout.at(start) == '{' && value instanceof Node.Mapping inner) {
        inner.stream()
            .findFirst()
            .flatMap(entry -> layout.place(entry.keyOrigin()))
            .filter(first -> layout.isFirstOnLine(first.start()))
            .ifPresent(
                first -> {
                  var outer = layout.indent(key);
                  var own = layout.indent(first.start());
                  if (own.length() > outer.length() && own.startsWith(outer)) {
                    unit = own.substring(outer.length());
                  }
                });
      }
    }

    private void countCall(Node.Mapping mapping) {
      if (Calls.isCall(mapping) && layout.place(mapping).isPresent()) {
        if (layout.at(layout.place(mapping).get().start()) == '!') {
          shortCalls++;
        } else if (!mapping.has("Condition")) {
          longCalls++;
        }
      }
    }

    private void countText(Node.Text text) {
      var place = layout.place(text);
      if (place.isEmpty() || place.get().length() == 0) {
        return;
      }
      char quotes = quotes(layout.at(place.get().start()));
      if (YamlPlain.isSafe(text.value(), false)) {
        plainTexts.merge(quotes, 1, Integer::sum);
      }
      if (quotes != '\0') {
        quotedTexts.merge(quotes, 1, Integer::sum);
      }
    }

    private static char quotes(char first) {
      return first == '\'' || first == '"' ? first : '\0';
    }
  }
}
