package dev.martello.engine;

import dev.martello.check.Finding;
import dev.martello.fix.Document;
import dev.martello.fix.Draft;
import dev.martello.fix.Patch;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.file.LocalFiles;
import dev.martello.report.Report;
import dev.martello.stack.Template;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import java.util.function.Predicate;

/** Finds the patches that end findings, each of them tried before it is offered. */
public final class Fix {
  /*
   * In rounds. A round takes every finding that has a remedy and was not tried, drafts all remedies
   * together, and scans the drafted texts with all checks; nothing is written. Where a file got no
   * worse and its findings are gone the remedies are kept. Where it got worse they are tried again in
   * halves, so that one bad remedy of n costs about log2(n) scans and not the others; files do not
   * wait for one another. Remedies that want different values at one place wait for the next round,
   * which starts from what was kept. What an attempt makes worse in files that it does not change is
   * held against all its remedies.
   */
  private static final int MOST_ROUNDS = 6;

  /** What CloudFormation takes from a bucket; `Result` tells of the smaller limit of uploads. */
  private static final int LARGEST_TEMPLATE = 1_000_000;

  private final Scan.Request request;
  private final Predicate<Finding> isWanted;
  private final Progress progress;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Set<String> tried = new HashSet<>();
  private Draft kept = Draft.empty();

  /** What became of a finding that was to be fixed. */
  public sealed interface Outcome {
    Finding finding();

    /**
     * It is gone once the patches are applied.
     *
     * @param patches what ends this finding alone; empty where other fixes end it too
     */
    record Fixed(Finding finding, List<Patch> patches) implements Outcome {
      public Fixed {
        patches = List.copyOf(patches);
      }
    }

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

  /** A remedy that is tried. */
  private record Candidate(Finding finding, String file) {}

  /** A state of the application: read and checked. */
  private record State(Reading reading, Report report, Tally tally) {}

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

  private Result run() throws IOException {
    var first = scan(Map.of());
    var state = first;
    for (int number = 0; number < MOST_ROUNDS; number++) {
      var left = round(state);
      if (left.isEmpty()) {
        break;
      }
      state = left.get();
    }
    return result(first, state);
  }

  private State scan(Map<String, String> texts) throws IOException {
    var reading = Reading.of(request, texts, progress);
    var report = Scan.report(reading, request, progress);
    return new State(reading, report, Tally.of(report));
  }

  /** Tries what was not tried yet; returns the state that is reached, or nothing if it is this. */
  private Optional<State> round(State state) throws IOException {
    var waiting = new TreeMap<String, Deque<List<Candidate>>>();
    var known = new Known(state);
    kept = kept.nextRound();
    for (var file : candidates(state, known).entrySet()) {
      waiting.computeIfAbsent(file.getKey(), _ -> new ArrayDeque<>()).add(file.getValue());
    }
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    var baseline = Tally.of(state.report());
    var last = Optional.<State>empty();
    while (!waiting.isEmpty()) {
      last = attempt(waiting, baseline, known);
      waiting.values().removeIf(Deque::isEmpty);
    }
    return Optional.of(last.isPresent() ? last.get() : scan(texts(kept)));
  }

  /** Returns the candidates by file. */
  private Map<String, List<Candidate>> candidates(State state, Known known) {
    var found = new TreeMap<String, List<Candidate>>();
    var draft = kept;
    for (var finding : state.report().failures()) {
      if (finding.remedy().isNone() || !isWanted.test(finding) || tried.contains(finding.id())) {
        continue;
      }
      switch (draft.with(finding.remedy(), known)) {
        case Draft.Drafted.Taken(Draft more) -> {
          draft = more;
          tried.add(finding.id());
          var file = finding.resource().stack();
          found.computeIfAbsent(file, _ -> new ArrayList<>()).add(new Candidate(finding, file));
        }
        case Draft.Drafted.Waits() ->
            outcomes.put(
                finding.id(),
                new Outcome.Left(finding, "another fix wants another value at the same place"));
        case Draft.Drafted.Refused(String reason) -> {
          tried.add(finding.id());
          outcomes.put(finding.id(), new Outcome.Left(finding, reason));
        }
      }
    }
    return found;
  }

  /**
   * Tries the next batch of every file at once.
   *
   * @return the state that was scanned if everything in it is kept
   */
  private Optional<State> attempt(
      Map<String, Deque<List<Candidate>>> waiting, Tally baseline, Known known) throws IOException {
    var draft = kept;
    var batches = new TreeMap<String, List<Candidate>>();
    for (var file : waiting.entrySet()) {
      var batch = file.getValue().removeFirst();
      batches.put(file.getKey(), batch);
      draft = with(draft, batch, known);
    }
    var written = draft.write();
    var refused = new TreeMap<>(written.refused());
    var texts = new TreeMap<String, String>();
    for (var patch : written.patches()) {
      var after = patch.after();
      if (isTooLarge(after) && !isTooLarge(patch.file().text())) {
        refused.put(
            patch.file().path(), "CloudFormation takes no template of more than 1,000,000 bytes");
      } else {
        texts.put(patch.file().path(), after);
      }
    }
    var state = scan(texts);
    var wanted = new HashMap<Tally.Key, Integer>();
    batches.values().stream()
        .flatMap(List::stream)
        .forEach(one -> wanted.merge(Tally.Key.of(one.finding()), 1, Integer::sum));
    var more = state.tally().newSince(baseline, wanted);
    var elsewhere = new LinkedHashSet<String>();
    more.forEach(
        (path, what) -> {
          if (!batches.containsKey(path)) {
            elsewhere.addAll(what);
          }
        });
    boolean isAllKept = true;
    for (var file : batches.entrySet()) {
      var worse = new LinkedHashSet<>(more.getOrDefault(file.getKey(), Set.of()));
      worse.addAll(elsewhere);
      var fault = fault(file.getValue(), worse, refused, baseline, state);
      if (fault.isEmpty()) {
        kept = with(kept, file.getValue(), known);
        file.getValue()
            .forEach(
                one ->
                    outcomes.put(one.finding().id(), new Outcome.Fixed(one.finding(), List.of())));
        baseline.replace(file.getKey(), state.tally());
      } else {
        isAllKept = false;
        reject(file.getValue(), fault.get(), waiting.get(file.getKey()));
      }
    }
    return isAllKept ? Optional.of(state) : Optional.empty();
  }

  private static boolean isTooLarge(String text) {
    return text.length() > LARGEST_TEMPLATE / 3
        && text.getBytes(StandardCharsets.UTF_8).length > LARGEST_TEMPLATE;
  }

  private static Draft with(Draft draft, List<Candidate> batch, Known known) {
    var result = draft;
    for (var candidate : batch) {
      if (result.with(candidate.finding().remedy(), known)
          instanceof Draft.Drafted.Taken(Draft more)) {
        result = more;
      }
    }
    return result;
  }

  /** Returns what speaks against a batch. */
  private static Optional<String> fault(
      List<Candidate> batch,
      Set<String> worse,
      Map<String, String> refused,
      Tally baseline,
      State state) {
    var reason = refused.get(batch.getFirst().file());
    if (reason != null) {
      return Optional.of(reason);
    }
    if (!worse.isEmpty()) {
      return Optional.of("it would cause " + String.join(", ", worse));
    }
    var wanted = new HashMap<Tally.Key, Integer>();
    batch.forEach(one -> wanted.merge(Tally.Key.of(one.finding()), 1, Integer::sum));
    return state.tally().lacks(wanted, baseline)
        ? Optional.empty()
        : Optional.of("it would not end the finding");
  }

  private void reject(List<Candidate> batch, String reason, Deque<List<Candidate>> waiting) {
    if (batch.size() == 1) {
      var finding = batch.getFirst().finding();
      outcomes.put(finding.id(), new Outcome.Left(finding, reason));
      return;
    }
    int middle = batch.size() / 2;
    waiting.addFirst(batch.subList(middle, batch.size()));
    waiting.addFirst(batch.subList(0, middle));
  }

  private static Map<String, String> texts(Draft draft) {
    var texts = new TreeMap<String, String>();
    draft.write().patches().forEach(patch -> texts.put(patch.file().path(), patch.after()));
    return texts;
  }

  /** What drafts need to know of a state; documents are read when somebody asks for them. */
  private static final class Known implements Draft.Round {
    private final Map<String, SourceFile> sources;
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Document> documents = new HashMap<>();

    Known(State state) {
      sources = state.reading().sources();
      state.reading().templates().stream()
          .map(TemplateExpansion.Expanded::template)
          .forEach(template -> templates.put(template.id(), template));
    }

    @Override
    public Optional<Document> document(String path) {
      var source = sources.get(path);
      return source == null
          ? Optional.empty()
          : Optional.of(
              documents.computeIfAbsent(path, _ -> Document.read(source, ShortTags.RULE)));
    }

    @Override
    public Optional<Template> template(String path) {
      return Optional.ofNullable(templates.get(path));
    }
  }

  private Result result(State first, State last) {
    var wanted = first.report().failures().stream().filter(isWanted).toList();
    var stays = new HashSet<String>();
    last.report().findings().forEach(finding -> stays.add(finding.id()));
    var all = new ArrayList<Outcome>();
    for (var finding : wanted) {
      var known = outcomes.get(finding.id());
      if (finding.remedy().isNone()) {
        all.add(
            stays.contains(finding.id())
                ? new Outcome.ForPeople(finding)
                : new Outcome.Fixed(finding, List.of()));
      } else if (known instanceof Outcome.Left && !stays.contains(finding.id())) {
        all.add(new Outcome.Fixed(finding, List.of()));
      } else {
        all.add(known == null ? new Outcome.Left(finding, "it takes too many rounds") : known);
      }
    }
    var patches = kept.write().patches();
    var paths = new TreeMap<String, Path>();
    for (var patch : patches) {
      var path = patch.file().path();
      LocalFiles root = first.reading().roots().get(path);
      paths.put(path, root.resolve(path));
    }
    return new Result(first.report(), all, patches, paths);
  }
}
