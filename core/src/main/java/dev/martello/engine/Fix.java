package dev.martello.engine;

import dev.martello.check.Finding;
import dev.martello.fix.Draft;
import dev.martello.fix.Patch;
import dev.martello.report.Fixes;
import dev.martello.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the patches that end findings, each of them tried before it is offered. */
public final class Fix {
  /*
   * In rounds. A round takes every finding that has a remedy and was not tried, and tries their
   * remedies; see {@link Trial}. Remedies that want different values at one place wait for the next
   * round, which starts from what was kept. There a check may write another remedy than the one that
   * failed, since it sees what the others did; that one is tried as well. Nothing is written.
   */
  private static final int MOST_ROUNDS = 6;

  private final Scan.Request request;
  private final Predicate<Finding> isWanted;
  private final Progress progress;
  private final Map<String, String> reasons = new HashMap<>();
  private final Set<String> fixed = new HashSet<>();
  private final Map<String, List<Deed>> tried = new HashMap<>();
  private Draft kept = Draft.empty();

  /** What became of a finding that was to be fixed. */
  public sealed interface Outcome {
    Finding finding();

    /** It is gone once the patches are applied. */
    record Fixed(Finding finding) implements Outcome {}

    /**
     * It stays.
     *
     * @param reason for people: lower case, no full stop
     */
    record Left(Finding finding, String reason) implements Outcome {}

    /** No machine can mend it. */
    record ForPeople(Finding finding) implements Outcome {}
  }

  /**
   * All that a run of fixes has to tell.
   *
   * @param before the report on what is written now
   * @param outcomes one for each finding that was to be fixed, in the report's order
   * @param patches the difference for each file, sorted by path
   * @param paths where those files lie, by their path in the report
   */
  public record Result(
      Report before, List<Outcome> outcomes, List<Patch> patches, Map<String, Path> paths) {
    public Result {
      outcomes = List.copyOf(outcomes);
      patches = List.copyOf(patches);
      paths = Map.copyOf(paths);
    }
  }

  private Fix(Scan.Request request, Predicate<Finding> isWanted, Progress progress) {
    this.request = request;
    this.isWanted = isWanted;
    this.progress = progress;
  }

  /**
   * Finds patches.
   *
   * @param request what to scan; its rules are all that a patch must not break
   * @param isWanted which findings to fix
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  public static Result run(Scan.Request request, Predicate<Finding> isWanted, Progress progress)
      throws IOException {
    return new Fix(request, isWanted, progress).run();
  }

  /**
   * Finds what ends each finding by itself; whoever applies it needs no other fix.
   *
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  public static Fixes each(Scan.Request request, Predicate<Finding> isWanted, Progress progress)
      throws IOException {
    return new Fix(request, isWanted, progress).each();
  }

  private Fixes each() throws IOException {
    var state = State.of(request, progress);
    var alone = new TreeMap<String, List<Finding>>();
    for (var finding : state.report().failures()) {
      if (finding.remedy().isNone() || !isWanted.test(finding)) {
        continue;
      }
      switch (kept.with(finding.remedy(), state)) {
        case Draft.Drafted.Taken _ ->
            alone.computeIfAbsent(finding.resource().stack(), _ -> new ArrayList<>()).add(finding);
        case Draft.Drafted.Refused(String reason) -> reasons.put(finding.id(), reason);
        case Draft.Drafted.Waits _ ->
            throw new IllegalStateException("nothing is there to wait for");
      }
    }
    var patches = new TreeMap<String, List<Patch>>();
    if (!alone.isEmpty()) {
      var found = Trial.alone(state, alone);
      found.proven().forEach((id, draft) -> patches.put(id, draft.write().patches()));
      reasons.putAll(found.faults());
    }
    return new Fixes(patches, reasons);
  }

  private Result run() throws IOException {
    var first = State.of(request, progress);
    var state = first;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      kept = kept.nextRound();
      var candidates = candidates(state);
      if (candidates.isEmpty()) {
        break;
      }
      var result = Trial.run(state, kept, candidates);
      kept = result.kept();
      fixed.addAll(result.fixed());
      reasons.putAll(result.faults());
      state = result.after();
    }
    return result(first, state);
  }

  /** Returns the findings whose remedies fit together and were not tried yet, by template. */
  private Map<String, List<Finding>> candidates(State state) {
    var found = new TreeMap<String, List<Finding>>();
    var draft = kept;
    for (var finding : state.report().failures()) {
      var deeds = finding.remedy().changes().stream().map(Deed::of).toList();
      if (finding.remedy().isNone()
          || !isWanted.test(finding)
          || deeds.equals(tried.get(finding.id()))) {
        continue;
      }
      switch (draft.with(finding.remedy(), state)) {
        case Draft.Drafted.Taken(Draft more) -> {
          draft = more;
          tried.put(finding.id(), deeds);
          found.computeIfAbsent(finding.resource().stack(), _ -> new ArrayList<>()).add(finding);
        }
        case Draft.Drafted.Waits() ->
            reasons.put(finding.id(), "another fix wants another value at the same place");
        case Draft.Drafted.Refused(String reason) -> {
          tried.put(finding.id(), deeds);
          reasons.put(finding.id(), reason);
        }
      }
    }
    return found;
  }

  private Result result(State first, State last) {
    var left = new HashMap<Told, Integer>();
    last.report().failures().forEach(finding -> left.merge(Told.by(finding), 1, Integer::sum));
    var outcomes = new ArrayList<Outcome>();
    for (var finding : first.report().failures()) {
      if (isWanted.test(finding)) {
        boolean stays = !fixed.contains(finding.id()) && left.getOrDefault(Told.by(finding), 0) > 0;
        if (stays) {
          left.merge(Told.by(finding), -1, Integer::sum);
        }
        outcomes.add(outcome(finding, stays));
      }
    }
    var patches = kept.write().patches();
    var paths = new TreeMap<String, Path>();
    for (var patch : patches) {
      var path = patch.file().path();
      paths.put(path, first.reading().rootOf(path).orElseThrow().resolve(path));
    }
    return new Result(first.report(), outcomes, patches, paths);
  }

  /**
   * What several findings tell alike: when one of them goes, the ids of the others move up.
   *
   * @param resource its key
   */
  private record Told(String check, String resource, String message) {
    static Told by(Finding finding) {
      return new Told(finding.rule().id(), finding.resource().key(), finding.message());
    }
  }

  /** A finding without a remedy of its own may be ended by that of another one. */
  private Outcome outcome(Finding finding, boolean stays) {
    if (!stays) {
      return new Outcome.Fixed(finding);
    }
    return finding.remedy().isNone()
        ? new Outcome.ForPeople(finding)
        : new Outcome.Left(finding, reasons.getOrDefault(finding.id(), "it takes too many rounds"));
  }
}
