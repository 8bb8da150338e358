package dev.martello.engine;

import dev.martello.triage.Baseline;
import dev.martello.triage.Foreign;
import dev.martello.triage.Suppression;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Set;

/**
 * What people decided about the findings of a scan outside of the templates themselves.
 *
 * @param excluded patterns of paths that are not read
 * @param countsSuppressions whether suppressions count; without them everything is told
 * @param honored other scanners whose suppressions count
 * @param suppressions those of the configuration
 * @param baselines an earlier scan to compare with; one at most
 * @param knowledge files with what the project knows of its own libraries
 */
public record Decisions(
    List<String> excluded,
    boolean countsSuppressions,
    Set<Foreign> honored,
    List<Suppression> suppressions,
    List<Baseline> baselines,
    List<SourceFile> knowledge) {
  public Decisions {
    excluded = List.copyOf(excluded);
    honored = Set.copyOf(honored);
    suppressions = List.copyOf(suppressions);
    baselines = List.copyOf(baselines);
    knowledge = List.copyOf(knowledge);
  }

  /** Returns the decisions of nobody; suppressions in templates count. */
  public static Decisions none() {
    return new Decisions(List.of(), true, Set.of(), List.of(), List.of(), List.of());
  }
}
