package dev.martello.report.text;

import dev.martello.check.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Tells many places in few words: {@code app/template.yaml:12, 40, 61; infra.yaml:7}. */
final class Places {
  private static final int MOST = 12;
  private static final int MOST_FILES = 4;

  private record Place(String path, int line) {}

  private Places() {}

  /** Returns the places of findings, each line once. */
  static String of(List<Finding> findings) {
    var places =
        findings.stream()
            .map(finding -> new Place(finding.path(), finding.line()))
            .distinct()
            .toList();
    var files = places.stream().map(Place::path).distinct().limit(MOST_FILES).toList();
    var told = places.stream().filter(place -> files.contains(place.path())).limit(MOST).toList();
    var byFile =
        files.stream()
            .filter(path -> told.stream().anyMatch(place -> place.path().equals(path)))
            .map(path -> path + ":" + lines(told, path))
            .collect(Collectors.joining("; "));
    int more = places.size() - told.size();
    return more == 0 ? byFile : byFile + " and %d more".formatted(more);
  }

  private static String lines(List<Place> places, String path) {
    return places.stream()
        .filter(place -> place.path().equals(path))
        .map(place -> String.valueOf(place.line()))
        .collect(Collectors.joining(", "));
  }
}
