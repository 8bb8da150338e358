package dev.martello.engine;

import dev.martello.check.Finding;
import dev.martello.check.Remedy;
import dev.martello.fix.Draft;
import dev.martello.syntax.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tries remedies on copies of the files and keeps those that end their findings and do no harm. */
final class Trial {
  /*
   * All remedies are tried at once. Where a file got no worse and its findings are gone they are
   * kept; where it got worse they are tried again in halves, so that one bad remedy of n costs about
   * log2(n) scans and not the others; files do not wait for one another. What an attempt makes worse
   * in files that it does not change is held against all its remedies.
   *
   * What a remedy makes necessary, such as an alarm on the queue that it adds, comes with it: findings
   * that a batch causes are ended by their own remedies where they have some, and only then is it
   * judged.
   *
   * After the first attempt only the files in question are checked, with the templates that they
   * deploy and are deployed by. What is kept in the end is checked with everything else once more; if
   * that shows something that the smaller scans did not, the trial starts again with whole scans.
   */
  private static final int LARGEST_TEMPLATE = 1_000_000;
  private static final int MOST_RESOURCES = 500;
  private static final int MOST_COMPANIONS = 3;

  private final State state;
  private final Map<String, List<Finding>> candidates;
  private final Map<String, String> faults = new LinkedHashMap<>();
  private final Set<String> fixed = new HashSet<>();
  private final Map<String, Draft> proven = new HashMap<>();
  private final Set<Remedy> keptRemedies = new LinkedHashSet<>();
  private final Mode mode;
  private Draft kept;

  /** What was scanned and written last, of which the next attempt takes over what is the same. */
  private State latest;

  private Draft.Written written;

  /**
   * Remedies of one file that are tried together.
   *
   * @param findings what they are to end
   * @param companions what the remedies cause in turn, with the state in which that is seen
   */
  private record Batch(List<Finding> findings, List<Companions> companions) {}

  private record Companions(List<Finding> findings, State seen) {}

  /** Whether remedies are to hold together, or each alone. */
  private enum Mode {
    TOGETHER,
    ALONE
  }

  /**
   * What was found out.
   *
   * @param kept the draft with the remedies that proved themselves
   * @param after the application with them
   * @param fixed ids of the findings that they end
   * @param faults by id of a finding: what speaks against its remedy
   */
  record Result(Draft kept, State after, Set<String> fixed, Map<String, String> faults) {}

  /**
   * What was found out about each remedy by itself.
   *
   * @param proven drafts by id of the finding that they end
   * @param faults by id of a finding: what speaks against its remedy
   */
  record Alone(Map<String, Draft> proven, Map<String, String> faults) {}

  /**
   * Tries each remedy alone.
   *
   * @return for each that proved itself the draft with nothing but the remedy, and what it makes
   *     necessary
   */
  static Alone alone(State state, Map<String, List<Finding>> candidates) throws IOException {
    var trial = new Trial(state, Draft.empty(), candidates, Mode.ALONE);
    trial.run(true);
    return new Alone(trial.proven, trial.faults);
  }

  private Trial(State state, Draft start, Map<String, List<Finding>> candidates, Mode mode) {
    this.mode = mode;
    this.state = state;
    this.latest = state;
    this.written = start.write();
    this.kept = start;
    this.candidates = candidates;
  }

  /**
   * Runs a trial.
   *
   * @param state the application with the remedies of a draft
   * @param candidates findings whose remedies fit into the draft together, by template
   */
  static Result run(State state, Draft start, Map<String, List<Finding>> candidates)
      throws IOException {
    var quick = new Trial(state, start, candidates, Mode.TOGETHER).run(true);
    if (quick.after().tally().newSince(state.tally(), Map.of()).isEmpty()) {
      return quick;
    }
    return new Trial(state, start, candidates, Mode.TOGETHER).run(false);
  }

  private Result run(boolean isQuick) throws IOException {
    var waiting = new TreeMap<String, Deque<Batch>>();
    candidates.forEach((file, findings) -> waiting.put(file, batches(findings)));
    var attempt = new Attempt(waiting, Tally.of(state.report()), Optional.empty());
    var after = attempt.run();
    boolean isWhole = attempt.areAllKept();
    Optional<Scope> scope = Optional.empty();
    while (!waiting.isEmpty()) {
      if (isQuick && scope.isEmpty()) {
        scope = Optional.of(scope(waiting.keySet()));
      }
      var baseline = scope.isPresent() ? scope.get().tally() : attempt.baseline();
      attempt = new Attempt(waiting, baseline, scope);
      after = attempt.run();
      isWhole = attempt.areAllKept() && scope.isEmpty();
    }
    var last = isWhole || mode == Mode.ALONE ? after : scan(texts(kept));
    return new Result(kept, last, fixed, faults);
  }

  private Deque<Batch> batches(List<Finding> findings) {
    var batches = new ArrayDeque<Batch>();
    switch (mode) {
      case TOGETHER -> batches.add(new Batch(findings, List.of()));
      case ALONE ->
          findings.forEach(finding -> batches.add(new Batch(List.of(finding), List.of())));
    }
    return batches;
  }

  /**
   * The templates that are looked at after the first attempt.
   *
   * @param tally what is told of them with what is kept so far
   */
  private record Scope(Set<String> paths, Tally tally) {}

  private Scope scope(Set<String> files) throws IOException {
    var paths = state.around(files);
    return new Scope(paths, scan(texts(kept), paths).tally());
  }

  private State scan(Map<String, String> texts) throws IOException {
    latest = latest.with(texts);
    return latest;
  }

  private State scan(Map<String, String> texts, Set<String> only) throws IOException {
    latest = latest.with(texts, only);
    return latest;
  }

  private Draft.Written write(Draft draft) {
    written = draft.write(written);
    return written;
  }

  private Map<String, String> texts(Draft draft) {
    var texts = new TreeMap<String, String>();
    write(draft).patches().forEach(patch -> texts.put(patch.file().path(), patch.after()));
    return texts;
  }

  /** One scan with the next batch of every file. */
  private final class Attempt {
    private final Map<String, Deque<Batch>> waiting;
    private final Map<String, Batch> batches = new TreeMap<>();
    private final Tally baseline;
    private final Optional<Scope> scope;
    private final Map<String, String> refused = new TreeMap<>();
    private boolean areAllKept = true;

    Attempt(Map<String, Deque<Batch>> waiting, Tally baseline, Optional<Scope> scope) {
      this.waiting = waiting;
      this.baseline = baseline;
      this.scope = scope;
      waiting.forEach((file, left) -> batches.put(file, left.removeFirst()));
    }

    boolean areAllKept() {
      return areAllKept;
    }

    /** Returns what the next attempt is to be compared with. */
    Tally baseline() {
      return baseline;
    }

    State run() throws IOException {
      var texts = texts();
      var after = scope.isPresent() ? scan(texts, scope.get().paths()) : scan(texts);
      judge(after);
      waiting.values().removeIf(Deque::isEmpty);
      return after;
    }

    private Map<String, String> texts() {
      var draft = kept;
      for (var batch : batches.values()) {
        draft = with(draft, batch);
      }
      var tried = write(draft);
      refused.putAll(tried.refused());
      var texts = new TreeMap<String, String>();
      for (var patch : tried.patches()) {
        var after = patch.after();
        if (isTooLarge(after) && !isTooLarge(patch.file().text())) {
          refused.put(
              patch.file().path(), "CloudFormation takes no template of more than 1,000,000 bytes");
        } else {
          texts.put(patch.file().path(), after);
        }
      }
      return texts;
    }

    private void judge(State after) {
      var wanted = new HashMap<Tally.Key, Integer>();
      batches.values().forEach(batch -> wanted.putAll(counts(batch)));
      var worse = new TreeMap<String, Set<Tally.Key>>();
      var elsewhere = new LinkedHashSet<Tally.Key>();
      for (var key : after.tally().newSince(baseline, wanted)) {
        if (batches.containsKey(key.stack())) {
          worse.computeIfAbsent(key.stack(), _ -> new LinkedHashSet<>()).add(key);
        } else {
          elsewhere.add(key);
        }
      }
      batches.forEach(
          (file, batch) -> {
            var bad = new LinkedHashSet<>(worse.getOrDefault(file, Set.of()));
            bad.addAll(elsewhere);
            var fault = fault(file, batch, bad, after);
            if (fault.isEmpty()) {
              keep(file, batch, after);
            } else {
              areAllKept = false;
              var companions = companions(batch, bad, after);
              if (companions.isEmpty()) {
                reject(batch, fault.get(), queue(file));
              } else {
                queue(file).addFirst(companions.get());
              }
            }
          });
    }

    private void keep(String file, Batch batch, State after) {
      switch (mode) {
        case TOGETHER -> {
          kept = with(kept, batch);
          keptRemedies.addAll(remedies(batch));
          batch.findings().forEach(finding -> fixed.add(finding.id()));
          baseline.replace(file, after.tally());
        }
        case ALONE -> {
          areAllKept = false;
          proven.put(batch.findings().getFirst().id(), with(Draft.empty(), batch));
        }
      }
    }

    private Optional<String> fault(String file, Batch batch, Set<Tally.Key> worse, State after) {
      if (refused.containsKey(file)) {
        return Optional.of(refused.get(file));
      }
      if (resources(after, file) > MOST_RESOURCES && resources(state, file) <= MOST_RESOURCES) {
        return Optional.of("CloudFormation takes no template of more than 500 resources");
      }
      if (!worse.isEmpty()) {
        return Optional.of(
            "it would cause "
                + String.join(", ", worse.stream().map(Tally.Key::show).sorted().toList()));
      }
      if (!after.tally().lacks(counts(batch), baseline)) {
        return Optional.of("it would not end the finding");
      }
      var wider = Widening.of(state.report().app(), after.report().app(), file, remedies(batch));
      return wider.isEmpty()
          ? Optional.empty()
          : Optional.of("it would " + String.join(", ", wider));
    }

    /** Returns the batch with the remedies of all that it causes, if there are some. */
    private Optional<Batch> companions(Batch batch, Set<Tally.Key> worse, State after) {
      var known = new HashSet<String>();
      state.report().findings().forEach(finding -> known.add(finding.id()));
      var caused =
          after.report().failures().stream()
              .filter(finding -> worse.contains(Tally.Key.of(finding)))
              .filter(finding -> !known.contains(finding.id()))
              .toList();
      var mended = new HashSet<Tally.Key>();
      caused.stream()
          .filter(finding -> !finding.remedy().isNone())
          .forEach(finding -> mended.add(Tally.Key.of(finding)));
      if (worse.isEmpty()
          || !mended.containsAll(worse)
          || batch.companions().size() >= MOST_COMPANIONS) {
        return Optional.empty();
      }
      var more = new ArrayList<>(batch.companions());
      more.add(new Companions(caused, after));
      return Optional.of(new Batch(batch.findings(), more));
    }

    private Deque<Batch> queue(String file) {
      return waiting.computeIfAbsent(file, _ -> new ArrayDeque<>());
    }

    private void reject(Batch batch, String fault, Deque<Batch> left) {
      var findings = batch.findings();
      if (findings.size() == 1) {
        faults.put(findings.getFirst().id(), fault);
        return;
      }
      int middle = findings.size() / 2;
      left.addFirst(new Batch(findings.subList(middle, findings.size()), List.of()));
      left.addFirst(new Batch(findings.subList(0, middle), List.of()));
    }
  }

  /** Returns all remedies that a template has by now, those of earlier rounds included. */
  private List<Remedy> remedies(Batch batch) {
    var remedies = new ArrayList<Remedy>();
    batch.findings().forEach(finding -> remedies.add(finding.remedy()));
    for (var companions : batch.companions()) {
      companions.findings().forEach(finding -> remedies.add(finding.remedy()));
    }
    remedies.addAll(keptRemedies);
    return remedies;
  }

  private static Map<Tally.Key, Integer> counts(Batch batch) {
    var counts = new HashMap<Tally.Key, Integer>();
    batch.findings().forEach(finding -> counts.merge(Tally.Key.of(finding), 1, Integer::sum));
    return counts;
  }

  private Draft with(Draft draft, Batch batch) {
    var result = with(draft, batch.findings(), state);
    for (var companions : batch.companions()) {
      result = with(result.nextRound(), companions.findings(), companions.seen());
    }
    return result;
  }

  private static Draft with(Draft draft, List<Finding> findings, State seen) {
    var result = draft;
    for (var finding : findings) {
      if (result.with(finding.remedy(), seen) instanceof Draft.Drafted.Taken(Draft more)) {
        result = more;
      }
    }
    return result;
  }

  /** Counts the resources of a template after its transforms, as CloudFormation does. */
  private static int resources(State state, String file) {
    return state
        .template(file)
        .flatMap(template -> template.root().mapping("Resources"))
        .map(Node.Mapping::size)
        .orElse(0);
  }

  private static boolean isTooLarge(String text) {
    return text.length() > LARGEST_TEMPLATE / 3
        && text.getBytes(StandardCharsets.UTF_8).length > LARGEST_TEMPLATE;
  }
}
