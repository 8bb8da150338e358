package dev.martello.triage;

import dev.martello.check.Finding;
import dev.martello.syntax.JsonReader;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings of an earlier scan, so that a later one can tell what is new. */
public final class Baseline {
  /*
   * A finding is known by its fingerprint, which survives moved lines. Where a file was renamed or
   * moved, so that no file of the old name is there any more, it is known by what the fingerprint is
   * made of without the path: check, resource and message, each entry used once.
   */
  private static final String FORMAT = "martello-baseline-1";
  private static final Origin NOWHERE = new Origin.Derived("baseline", List.of());

  private final List<Entry> entries;

  private Baseline(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** One finding as it is remembered; everything but the id helps people to read a change of it. */
  private record Entry(String id, String check, String file, String resource, String message) {
    private String withoutPath() {
      return String.join("\n", check, resource, message);
    }

    private static Entry of(Finding finding) {
      return new Entry(
          finding.id(),
          finding.rule().id(),
          finding.path(),
          finding.about().id(),
          finding.message());
    }
  }

  /** What a file of a baseline turned out to be. */
  public sealed interface Reading {
    record Read(Baseline baseline) implements Reading {}

    /** The file is no baseline, or a broken one; half a baseline would call old findings new. */
    record Broken(Problem problem) implements Reading {}
  }

  /**
   * What a scan has in common with a baseline.
   *
   * @param known ids of the findings that the baseline has
   * @param gone how many of the baseline's findings are no longer there
   */
  public record Comparison(Set<String> known, int gone) {
    public Comparison {
      known = Set.copyOf(known);
    }
  }

  /** Makes the baseline of a scan. */
  public static Baseline of(List<Finding> findings) {
    return new Baseline(findings.stream().map(Entry::of).toList());
  }

  /** Compares a scan with this baseline. */
  public Comparison compare(List<Finding> findings, Set<String> files) {
    var byId = new HashMap<String, Entry>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    var known = new HashSet<String>();
    var open = new ArrayList<Finding>();
    for (var finding : findings) {
      if (byId.remove(finding.id()) != null) {
        known.add(finding.id());
      } else {
        open.add(finding);
      }
    }
    var moved = moved(byId.values(), files);
    int found = 0;
    for (var finding : open) {
      var same = moved.get(Entry.of(finding).withoutPath());
      if (same != null && !same.isEmpty()) {
        same.remove();
        known.add(finding.id());
        found++;
      }
    }
    return new Comparison(known, byId.size() - found);
  }

  private static Map<String, Deque<Entry>> moved(Iterable<Entry> left, Set<String> files) {
    var moved = new HashMap<String, Deque<Entry>>();
    for (var entry : left) {
      if (!files.contains(entry.file())) {
        moved.computeIfAbsent(entry.withoutPath(), _ -> new ArrayDeque<>()).add(entry);
      }
    }
    return moved;
  }

  /** Returns the text of the file; one finding a line, so that a change of it reads well. */
  public String write() {
    var list =
        entries.stream()
            .map(Baseline::node)
            .map(JsonWriter::compact)
            .sorted()
            .map(line -> "    " + line)
            .toList();
    return "{\n  \"format\": \"%s\",\n  \"findings\": [%s]\n}\n"
        .formatted(FORMAT, list.isEmpty() ? "" : "\n" + String.join(",\n", list) + "\n  ");
  }

  private static Node node(Entry entry) {
    return Nodes.mapping(NOWHERE)
        .put("file", entry.file())
        .put("check", entry.check())
        .put("resource", entry.resource())
        .put("message", entry.message())
        .put("id", entry.id())
        .build();
  }

  /** Reads the text of a file. */
  public static Reading read(SourceFile file) {
    var parsed = JsonReader.read(file);
    if (!parsed.problems().isEmpty() || !parsed.isComplete()) {
      var first =
          parsed.problems().stream()
              .findFirst()
              .orElseGet(() -> Problem.of(file.path(), "the file is cut"));
      return broken(first);
    }
    if (!(parsed.root() instanceof Node.Mapping root)
        || !root.text("format").filter(FORMAT::equals).isPresent()
        || !(root.get("findings").orElse(null) instanceof Node.Sequence findings)) {
      return broken(
          Problem.at(parsed.root().origin(), "no baseline; `--write-baseline FILE` makes one"));
    }
    var entries = new ArrayList<Entry>();
    for (var item : findings.items()) {
      if (!(item instanceof Node.Mapping entry) || entry.text("id").isEmpty()) {
        return broken(Problem.at(item.origin(), "an entry of a baseline has an `id`"));
      }
      entries.add(
          new Entry(
              text(entry, "id"),
              text(entry, "check"),
              text(entry, "file"),
              text(entry, "resource"),
              text(entry, "message")));
    }
    return new Reading.Read(new Baseline(entries));
  }

  private static String text(Node.Mapping entry, String key) {
    return entry.text(key).orElse("");
  }

  private static Reading broken(Problem problem) {
    return new Reading.Broken(problem);
  }
}
