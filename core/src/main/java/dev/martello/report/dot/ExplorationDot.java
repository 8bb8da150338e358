package dev.martello.report.dot;

import dev.martello.join.path.Asset;
import dev.martello.join.path.Step;
import dev.martello.report.Exploration;
import dev.martello.report.Printable;
import dev.martello.value.Origin;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes attack paths, or what single functions reach, as a graph in Graphviz's language. */
public final class ExplorationDot {
  /*
   * A node is an asset, an edge the step that leads from one to the next; where a step needs several
   * others, each has its edge. Steps that occur in several paths are drawn once. Dashed is what hangs
   * on a condition, an unknown value or a flaw in code.
   */
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Set<String> edges = new LinkedHashSet<>();

  private ExplorationDot() {}

  /** Writes the paths that were asked for, and all that is reached if that was asked for. */
  public static void write(Exploration asked, Appendable target) throws IOException {
    var graph = new ExplorationDot();
    asked.paths().forEach(path -> graph.add(path.steps(), "the internet"));
    if (asked.isDetailed()) {
      for (var radius : asked.radii()) {
        var start = asked.foothold().phrase();
        radius.reached().forEach(reached -> graph.add(reached.derivation(), start));
      }
    }
    graph.print(target);
  }

  private void add(List<Step> steps, String start) {
    for (var step : steps) {
      var to = node(step.asset());
      if (step.after().isEmpty()) {
        edge(node(start, start), to, step);
      }
      for (int before : step.after()) {
        var from = node(steps.get(before).asset());
        if (!from.equals(to)) {
          edge(from, to, step);
        }
      }
    }
  }

  private String node(Asset asset) {
    return node(asset.key(), asset.show());
  }

  private String node(String key, String label) {
    var name = nodes.computeIfAbsent(key, _ -> "n" + nodes.size());
    labels.putIfAbsent(name, label);
    return name;
  }

  private void edge(String from, String to, Step step) {
    var place = step.origin().written().map(at -> "\\n" + escaped(place(at))).orElse("");
    edges.add(
        "  %s -> %s [label=\"%s%s\"%s];"
            .formatted(
                from,
                to,
                step.technique().word(),
                place,
                step.isCertain() ? "" : ", style=dashed"));
  }

  private static String place(Origin.Written at) {
    return at.file().path() + ":" + at.line();
  }

  private void print(Appendable target) throws IOException {
    target.append("digraph reach {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
    target.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (var node : labels.entrySet()) {
      target.append("  %s [label=\"%s\"];\n".formatted(node.getKey(), escaped(node.getValue())));
    }
    for (var edge : edges) {
      target.append(edge).append('\n');
    }
    target.append("}\n");
  }

  private static String escaped(String text) {
    return Printable.line(text).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
