package dev.martello.engine;

import dev.martello.assemble.Assembler;
import dev.martello.check.Check;
import dev.martello.check.CodeFacts;
import dev.martello.check.Declarations;
import dev.martello.check.Finding;
import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.join.path.Flaws;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.read.TemplateExpansion;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import dev.martello.stack.StackSet;
import dev.martello.triage.Triage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A scan of folders and files: reads, assembles, checks, and tells what it found. */
public final class Scan {

  /**
   * What to scan and how.
   *
   * @param paths folders and files, at least one
   * @param setting region and parameter values; they win over configuration files
   * @param rules the checks to run
   * @param organisation what is known of the organisation that runs the application
   * @param decisions what people decided about paths and findings
   * @param today the day for which dates are judged
   * @param isNamed whether every path that is told starts as the user gave it
   * @param isAssuming whether functions that look like handlers are taken for some
   * @param closed keys of functions whose code is not to be read
   */
  public record Request(
      List<Path> paths,
      Setting setting,
      List<Rule> rules,
      Profile profile,
      Organisation organisation,
      Decisions decisions,
      LocalDate today,
      Report.Tool tool,
      boolean isNamed,
      boolean isAssuming,
      Set<String> closed) {
    public Request {
      paths = List.copyOf(paths);
      rules = List.copyOf(rules);
      closed = Set.copyOf(closed);
    }

    /** Returns the same request with other checks. */
    public Request with(List<Rule> others) {
      return with(others, isAssuming, closed);
    }

    /** Returns the same request, which takes functions that look like handlers for some or not. */
    public Request assuming(boolean isWanted) {
      return with(rules, isWanted, closed);
    }

    /** Returns the same request, which reads no code of some functions. */
    public Request closing(Set<String> functions) {
      return with(rules, isAssuming, functions);
    }

    private Request with(List<Rule> chosen, boolean isWanted, Set<String> functions) {
      return new Request(
          paths,
          setting,
          chosen,
          profile,
          organisation,
          decisions,
          today,
          tool,
          isNamed,
          isWanted,
          functions);
    }

    /** Makes a request of the standard profile, for an organisation of which nothing is known. */
    public Request(
        List<Path> paths, Setting setting, List<Rule> rules, LocalDate today, Report.Tool tool) {
      this(
          paths,
          setting,
          rules,
          Profile.STANDARD,
          Organisation.unknown(),
          Decisions.none(),
          today,
          tool);
    }

    /** Makes a request that tells paths as they are below the one path, if it is one. */
    public Request(
        List<Path> paths,
        Setting setting,
        List<Rule> rules,
        Profile profile,
        Organisation organisation,
        Decisions decisions,
        LocalDate today,
        Report.Tool tool) {
      this(
          paths,
          setting,
          rules,
          profile,
          organisation,
          decisions,
          today,
          tool,
          paths.size() > 1,
          false,
          Set.of());
    }
  }

  private final Request request;
  private final Progress progress;

  private Scan(Request request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Runs a scan.
   *
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  public static Report run(Request request) throws IOException {
    return run(request, Progress.NONE);
  }

  /** As {@link #run(Request)}, and says what it is at. */
  public static Report run(Request request, Progress progress) throws IOException {
    return report(Reading.of(request, Map.of(), progress), request, progress);
  }

  /**
   * Runs a scan of one template as if it held another one's text, so that two templates of
   * different names can be compared.
   *
   * @throws IOException if one of the two cannot be opened; the message says why
   */
  public static Report runWithTextOf(Path other, Request request, Progress progress)
      throws IOException {
    var name = String.valueOf(request.paths().getFirst().toRealPath().getFileName());
    return report(
        Reading.of(request, Map.of(name, Settings.source(other).text()), progress),
        request,
        progress);
  }

  /**
   * A scan with more than its report tells.
   *
   * @param reach what attackers reach
   * @param facts what the optional parts learnt, by their names
   */
  public record Explored(Report report, Reach reach, Map<String, Part.Facts> facts) {
    public Explored {
      facts = Map.copyOf(facts);
    }
  }

  /**
   * As {@link #run(Request, Progress)}, and keeps what attackers reach.
   *
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  public static Explored explore(Request request, Progress progress) throws IOException {
    return new Scan(request, progress).explored(Reading.of(request, Map.of(), progress));
  }

  /** Checks what was read. */
  static Report report(Reading reading, Request request, Progress progress) {
    return new Scan(request, progress).explored(reading).report();
  }

  private Explored explored(Reading reading) {
    var templates = reading.templates().stream().map(TemplateExpansion.Expanded::template).toList();
    progress.at("assembling the application");
    var app = Assembler.assemble(StackSet.of(templates));
    var context =
        new Check.Context(app, request.today(), request.profile(), request.organisation());
    var found = new ConcurrentHashMap<String, List<Finding>>();
    var parts = new FutureTask<>(() -> runParts(app, context, reading));
    Thread.ofPlatform().name("parts").start(parts);
    find(rule -> !Part.isAskedBy(rule), app, context, found);
    var outcomes = resultOf(parts);
    find(Part::isAskedBy, app, context, found);
    var supplied = new SuppliedParts(Declarations.in(context));
    var all =
        request.rules().stream()
            .flatMap(rule -> found.getOrDefault(rule.id(), List.of()).stream())
            .sorted(Finding.WORST_FIRST)
            .toList();
    var findings = all.stream().filter(finding -> !supplied.isLeftOut(finding)).toList();
    progress.at("looking for attack paths");
    var reach = Reach.of(context);
    var report =
        new Report(
            request.tool(),
            files(reading, outcomes),
            outcomes.entrySet().stream()
                .map(part -> new Report.Part(part.getKey(), part.getValue().needs()))
                .toList(),
            app.with(outcomes.values().stream().flatMap(part -> part.assumed().stream()).toList()),
            request.rules(),
            triage(findings, reading),
            all.size() - findings.size());
    var unread = outcomes.values().stream().flatMap(part -> part.unread().stream()).toList();
    var facts =
        outcomes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().results()));
    return new Explored(report.with(reach).withUnread(unread), reach, facts);
  }

  /** Parts run beside the checks that do not ask what they learn. */
  private static <T> T resultOf(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e);
    }
  }

  private void find(
      Predicate<Rule> which, App app, Check.Context context, Map<String, List<Finding>> found) {
    request.rules().parallelStream()
        .filter(which)
        .forEach(rule -> found.put(rule.id(), findings(rule, app, context)));
  }

  /** Runs the optional parts that there is something for, before the checks that ask them. */
  private Map<String, Part.Outcome> runParts(App app, Check.Context context, Reading reading) {
    var outcomes = new TreeMap<String, Part.Outcome>();
    var code = request.isAssuming() ? reading.code() : List.<Part.Code>of();
    var subject =
        new Part.Subject(
            app, context, reading.roots(), code, request.decisions().knowledge(), request.closed());
    for (var part : Part.all()) {
      if (part.concerns(subject)) {
        progress.at("reading the functions' code");
        var outcome = part.run(subject);
        context.supply(outcome.results());
        outcomes.put(part.name(), outcome);
      }
    }
    context.supply(
        new CodeFacts(
            outcomes.values().stream()
                .flatMap(part -> part.results().facts().all().stream())
                .toList()));
    context.supply(
        new Flaws(outcomes.values().stream().flatMap(part -> part.flaws().stream()).toList()));
    return outcomes;
  }

  private static List<Report.ReportedFile> files(
      Reading reading, Map<String, Part.Outcome> outcomes) {
    var all = new TreeMap<String, Report.ReportedFile>();
    reading.files().forEach(file -> all.put(file.path(), file));
    outcomes.values().stream()
        .flatMap(outcome -> outcome.files().stream())
        .forEach(
            file ->
                all.merge(
                    file.path(),
                    file,
                    (known, more) -> known.status() == Report.Status.SKIPPED ? more : known));
    return List.copyOf(all.values());
  }

  private Triage triage(List<Finding> findings, Reading reading) {
    if (!request.decisions().countsSuppressions()) {
      return sinceBaseline(Triage.none(findings), reading);
    }
    var ran = request.rules().stream().map(Rule::id).collect(Collectors.toSet());
    var triage = Triage.of(findings, reading.suppressions(), ran, request.today());
    return sinceBaseline(triage, reading);
  }

  private Triage sinceBaseline(Triage triage, Reading reading) {
    var baselines = request.decisions().baselines();
    var paths = reading.files().stream().map(Report.ReportedFile::path).collect(Collectors.toSet());
    return baselines.isEmpty() ? triage : triage.since(baselines.getFirst(), paths);
  }

  private List<Finding> findings(Rule rule, App app, Check.Context context) {
    progress.at("checking `" + rule.id() + "`");
    return Finding.of(rule, rule.check().run(app, context).toList(), context);
  }
}
