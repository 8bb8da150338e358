package dev.martello.engine;

import dev.martello.assemble.Assembler;
import dev.martello.check.Check;
import dev.martello.check.Finding;
import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.model.App;
import dev.martello.read.Discovery;
import dev.martello.read.FileEntry;
import dev.martello.read.SourceTree;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.TemplateFile;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import dev.martello.stack.StackSet;
import dev.martello.triage.Suppression;
import dev.martello.triage.SuppressionReader;
import dev.martello.triage.Triage;
import dev.martello.value.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   */
  public record Request(
      List<Path> paths,
      Setting setting,
      List<Rule> rules,
      Profile profile,
      Organisation organisation,
      Decisions decisions,
      LocalDate today,
      Report.Tool tool) {
    public Request {
      paths = List.copyOf(paths);
      rules = List.copyOf(rules);
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
  }

  private static final String INCLUDED = "included file";

  private final Request request;
  private final Progress progress;
  private final Map<String, Report.ReportedFile> files = new TreeMap<>();
  private final Map<String, TemplateExpansion.Expanded> expanded = new TreeMap<>();
  private final List<Suppression> suppressions = new ArrayList<>();

  private Scan(Request request, Progress progress) {
    this.request = request;
    this.progress = progress;
    suppressions.addAll(request.decisions().suppressions());
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
    var scan = new Scan(request, progress);
    for (var path : request.paths()) {
      scan.read(path);
    }
    return scan.report();
  }

  private void read(Path path) throws IOException {
    progress.at("reading `" + path + "`");
    var tree = Discovery.read(path, request.paths().size() > 1, request.decisions().excluded());
    var problems = new HashMap<String, List<Problem>>();
    var others = new TreeMap<String, Report.ReportedFile>();
    var waiting = tree.templates();
    while (!waiting.isEmpty()) {
      var linked = new ArrayList<TemplateFile>();
      for (var template : waiting) {
        for (var problem : suppressedIn(template)) {
          problems.computeIfAbsent(template.path(), _ -> new ArrayList<>()).add(problem);
        }
      }
      for (var result : expand(waiting, tree)) {
        expanded.put(result.template().id(), result);
        for (var other : result.linked().values()) {
          linked.add(other);
          others.put(other.path(), read(other.path(), other.kind().title(), other.problems()));
        }
        for (var included : result.included()) {
          others.putIfAbsent(included.path(), read(included.path(), INCLUDED, List.of()));
        }
        for (var problem : result.problems()) {
          var at = problem.path().isEmpty() ? result.template().id() : problem.path();
          problems.computeIfAbsent(at, _ -> new ArrayList<>()).add(problem);
          others.putIfAbsent(at, read(at, INCLUDED, List.of()));
        }
      }
      waiting = linked;
    }
    tree.entries().forEach(entry -> others.put(entry.path(), told(entry)));
    others.values().stream()
        .map(file -> with(file, problems.getOrDefault(file.path(), List.of())))
        .forEach(file -> files.putIfAbsent(file.path(), file));
  }

  /** Collects what a template says of findings to live with; answers with what is wrong with it. */
  private List<Problem> suppressedIn(TemplateFile template) {
    if (!request.decisions().countsSuppressions() || expanded.containsKey(template.path())) {
      return List.of();
    }
    var read =
        SuppressionReader.read(
            template.file(), template.root(), Catalogue.standard(), request.decisions().honored());
    suppressions.addAll(read.suppressions());
    return read.problems();
  }

  /** Expands those templates that were not met before, on all processors, in their order. */
  private List<TemplateExpansion.Expanded> expand(List<TemplateFile> files, SourceTree tree) {
    var isNew = new HashSet<>(expanded.keySet());
    var unseen = files.stream().filter(file -> isNew.add(file.path())).toList();
    return unseen.parallelStream()
        .map(
            file -> {
              progress.at("expanding `" + file.path() + "`");
              var setting = Expand.merged(file, request.setting());
              return TemplateExpansion.expand(file, tree, setting);
            })
        .toList();
  }

  /** Returns a file that the walk did not take for a declaration, but that one refers to. */
  private static Report.ReportedFile read(String path, String kind, List<Problem> problems) {
    return new Report.ReportedFile(path, kind, Report.Status.READ, "", problems);
  }

  private static Report.ReportedFile told(FileEntry entry) {
    return new Report.ReportedFile(
        entry.path(),
        entry.kind().title(),
        Report.Status.valueOf(entry.status().name()),
        entry.reason(),
        entry.problems());
  }

  private static Report.ReportedFile with(Report.ReportedFile file, List<Problem> more) {
    var all = Stream.concat(file.problems().stream(), more.stream()).distinct().toList();
    return new Report.ReportedFile(file.path(), file.kind(), file.status(), file.reason(), all);
  }

  private Report report() {
    var templates = expanded.values().stream().map(TemplateExpansion.Expanded::template).toList();
    progress.at("assembling the application");
    var app = Assembler.assemble(StackSet.of(templates));
    var context =
        new Check.Context(app, request.today(), request.profile(), request.organisation());
    var supplied = SuppliedParts.of(app);
    var all =
        request.rules().parallelStream()
            .flatMap(rule -> findings(rule, app, context).stream())
            .sorted(Finding.WORST_FIRST)
            .toList();
    var findings = all.stream().filter(finding -> !supplied.isLeftOut(finding)).toList();
    return new Report(
        request.tool(),
        List.copyOf(files.values()),
        List.of(),
        app,
        request.rules(),
        triage(findings),
        all.size() - findings.size());
  }

  private Triage triage(List<Finding> findings) {
    if (!request.decisions().countsSuppressions()) {
      return sinceBaseline(Triage.none(findings));
    }
    var ran = request.rules().stream().map(Rule::id).collect(Collectors.toSet());
    return sinceBaseline(Triage.of(findings, suppressions, ran, request.today()));
  }

  private Triage sinceBaseline(Triage triage) {
    var baselines = request.decisions().baselines();
    return baselines.isEmpty() ? triage : triage.since(baselines.getFirst(), files.keySet());
  }

  private List<Finding> findings(Rule rule, App app, Check.Context context) {
    progress.at("checking `" + rule.id() + "`");
    return Finding.of(rule, rule.check().run(app, context).toList());
  }
}
