package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides where each certain finding is told, so that none is told twice. */
final class Chapters {
  /*
   * What one function has stands on its card. What several have, a line of Globals, a shared role or
   * the same omission, stands once in a chapter of its own, and the cards point to it. What belongs
   * to no function stands with its resource.
   */
  private static final String IN = "in ";

  private final Map<String, List<Finding>> ofFunction = new HashMap<>();
  private final Map<String, List<Finding>> elsewhere = new HashMap<>();
  private final List<Finding> shared = new ArrayList<>();
  private final Map<String, List<Finding>> others = new LinkedHashMap<>();

  private Chapters() {}

  /** Sorts findings into chapters. */
  static Chapters of(List<Finding> findings) {
    var chapters = new Chapters();
    var repeated = repeated(findings);
    for (var finding : findings) {
      if (finding.functions().isEmpty()) {
        var resource = finding.resource();
        chapters
            .others
            .computeIfAbsent(resource.stack() + "#" + resource.writtenId(), _ -> new ArrayList<>())
            .add(finding);
      } else if (FindingList.isShared(finding)
          || samenesses(finding).stream().anyMatch(repeated::contains)) {
        chapters.shared.add(finding);
        for (var function : finding.functions()) {
          chapters.elsewhere.computeIfAbsent(function.key(), _ -> new ArrayList<>()).add(finding);
        }
      } else {
        chapters
            .ofFunction
            .computeIfAbsent(finding.functions().getFirst().key(), _ -> new ArrayList<>())
            .add(finding);
      }
    }
    return chapters;
  }

  private static Set<String> repeated(List<Finding> findings) {
    var functions = new HashMap<String, Set<String>>();
    for (var finding : findings) {
      finding.functions().stream()
          .limit(1)
          .forEach(
              function ->
                  samenesses(finding)
                      .forEach(
                          same ->
                              functions
                                  .computeIfAbsent(same, _ -> new HashSet<>())
                                  .add(function.key())));
    }
    functions.entrySet().removeIf(entry -> entry.getValue().size() < enough(entry.getKey()));
    return functions.keySet();
  }

  /**
   * Findings say the same if they do so in the same words and prove it by nothing of their own: at
   * one place, or of functions of one template. What is low is said once for all templates.
   */
  private static List<String> samenesses(Finding finding) {
    if (!finding.evidence().isEmpty()) {
      return List.of();
    }
    var words =
        String.join("\n", finding.rule().id(), finding.severity().word(), finding.message());
    var there = "at " + FindingList.at(finding) + "\n" + words;
    return finding.severity() == Severity.LOW
        ? List.of(there, "anywhere\n" + words)
        : List.of(there, IN + finding.resource().stack() + "\n" + words);
  }

  private static int enough(String sameness) {
    return sameness.startsWith(IN) ? 3 : 2;
  }

  /** Returns what is told on a function's card. */
  List<Finding> of(LambdaFunction function) {
    return ofFunction.getOrDefault(function.identity().key(), List.of());
  }

  /** Returns what is told of a function together with others. */
  List<Finding> elsewhere(LambdaFunction function) {
    return elsewhere.getOrDefault(function.identity().key(), List.of());
  }

  /** Returns what several functions have. */
  List<Finding> shared() {
    return shared;
  }

  /** Returns what belongs to no function, for each resource. */
  List<List<Finding>> others() {
    return List.copyOf(others.values());
  }
}
