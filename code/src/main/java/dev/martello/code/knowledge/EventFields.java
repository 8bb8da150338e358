package dev.martello.code.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of events are, by what invokes the function. Whether letters are large does not
 * count: Go reads JSON into fields without asking for it.
 */
public final class EventFields {

  /** Who decides what a field says. */
  public enum Kind {
    /** Whoever causes the event. */
    DATA,
    /** The caller, but somebody checked it. */
    IDENTITY,
    /** AWS. */
    SERVICE
  }

  private record Line(Kind kind, List<String[]> patterns) {}

  private final Map<String, List<Line>> triggers;

  private EventFields(Map<String, List<Line>> triggers) {
    this.triggers = triggers;
  }

  /** Reads what comes with the product. */
  public static EventFields standard() {
    return of(KnowledgeFiles.content("events"));
  }

  static EventFields read(String text) {
    return of(KnowledgeFiles.parse("events.yaml", text));
  }

  private static EventFields of(@Nullable Object content) {
    if (!(content instanceof Map<?, ?> all)) {
      throw new IllegalArgumentException("the table of events is no map");
    }
    var triggers = new HashMap<String, List<Line>>();
    all.forEach((trigger, lines) -> triggers.put(String.valueOf(trigger), lines(lines)));
    return new EventFields(triggers);
  }

  private static List<Line> lines(Object content) {
    var lines = new ArrayList<Line>();
    if (content instanceof List<?> list) {
      for (var each : list) {
        if (each instanceof Map<?, ?> map) {
          map.forEach(
              (kind, patterns) ->
                  lines.add(
                      new Line(
                          Kind.valueOf(String.valueOf(kind).toUpperCase(Locale.ROOT)),
                          ((List<?>) patterns)
                              .stream().map(text -> String.valueOf(text).split("\\.")).toList())));
        }
      }
    }
    return lines;
  }

  /** Returns the names of the triggers whose events are known. */
  public Set<String> triggers() {
    return triggers.keySet();
  }

  /** Returns what a field is; data, where nothing is known of the trigger. */
  public Kind of(String trigger, String path) {
    var steps = path.split("\\.");
    for (var line : triggers.getOrDefault(trigger, triggers.getOrDefault("unknown", List.of()))) {
      for (var pattern : line.patterns()) {
        if (fits(pattern, 0, steps, 0)) {
          return line.kind();
        }
      }
    }
    return Kind.DATA;
  }

  private static boolean fits(String[] pattern, int from, String[] steps, int at) {
    if (from == pattern.length) {
      return at == steps.length;
    }
    if (pattern[from].equals("**")) {
      return from + 1 == pattern.length || fitsSomewhere(pattern, from + 1, steps, at);
    }
    return at < steps.length
        && (pattern[from].equals("*") || pattern[from].equalsIgnoreCase(steps[at]))
        && fits(pattern, from + 1, steps, at + 1);
  }

  private static boolean fitsSomewhere(String[] pattern, int from, String[] steps, int at) {
    for (int start = at; start <= steps.length; start++) {
      if (fits(pattern, from, steps, start)) {
        return true;
      }
    }
    return false;
  }
}
