package dev.martello.cli;

import dev.martello.check.Category;
import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.check.Step;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Fix;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.model.Principals;
import dev.martello.read.file.LocalFiles;
import dev.martello.report.Base;
import dev.martello.report.Fixes;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.github.GithubAnnotations;
import dev.martello.report.gitlab.CodeQualityReport;
import dev.martello.report.html.HtmlReport;
import dev.martello.report.json.JsonReport;
import dev.martello.report.junit.JunitReport;
import dev.martello.report.markdown.MarkdownReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import dev.martello.triage.Baseline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code martello scan}: scans, writes the reports, and judges the exit code. */
final class ScanCommand {
  private static final String COMMAND = "martello scan";

  private final Request.Scan request;
  private final String version;
  private final LocalDate today;

  ScanCommand(Request.Scan request, String version, LocalDate today) {
    this.request = request;
    this.version = version;
    this.today = today;
  }

  ExitCode run(PrintStream out, PrintStream err, ProgressLine progress) throws WrongUse {
    var project =
        Project.of(
            new Project.Wishes(
                request.paths(),
                request.inputs(),
                request.steering(),
                request.profile(),
                request.failOn(),
                !request.only().isEmpty(),
                COMMAND));
    var all = scan(project, progress);
    var report = reported(all);
    progress.at("writing the report");
    progress.clear();
    tellUnknownParameters(report, err);
    for (var output : request.outputs()) {
      write(report, output, out);
    }
    writeBaseline(all);
    boolean hasText =
        request.outputs().stream()
            .anyMatch(output -> output.file() == null && output.format() == Request.Format.TEXT);
    if (!hasText && !request.isQuiet()) {
      tellProblems(report, err);
    }
    return judge(report, project.failOn());
  }

  private Report scan(Project project, Progress progress) throws WrongUse {
    try {
      var tool = new Report.Tool("martello", version);
      var scan =
          new Scan.Request(
                  request.paths(),
                  project.setting(),
                  project.rules(chosen(rules(project.profile()))),
                  project.profile(),
                  project.organisation(),
                  project.decisions(),
                  today,
                  tool)
              .assuming(request.isAssuming());
      var report =
          request.hasFixes()
              ? Scan.run(scan, progress).withFixes(fixes(scan, project, progress))
              : Scan.run(scan, progress);
      return project.told().map(report::with).orElse(report);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private List<Rule> chosen(List<Rule> rules) {
    return request.isOnlySecurity() ? onlySecurity(rules) : rules;
  }

  /** Leaves out the checks of performance and robustness. */
  static List<Rule> onlySecurity(List<Rule> rules) {
    return rules.stream().filter(rule -> rule.category() == Category.SECURITY).toList();
  }

  /** A fix must not break what any check asks for, also of those that were not to run. */
  private static Fixes fixes(Scan.Request scan, Project project, Progress progress)
      throws IOException {
    var ids = scan.rules().stream().map(Rule::id).collect(Collectors.toSet());
    var all = project.rules(Catalogue.standard().rules(project.profile()));
    return Fix.each(scan.with(all), finding -> ids.contains(finding.rule().id()), progress);
  }

  private List<Rule> rules(Profile profile) throws WrongUse {
    var catalogue = Catalogue.standard();
    if (request.only().isEmpty()) {
      return catalogue.rules(profile);
    }
    Set<Rule> chosen = new LinkedHashSet<>();
    for (var name : request.only()) {
      var rules = catalogue.select(name);
      if (rules.isEmpty() && !isStep(name)) {
        throw unknownCheck(name, catalogue, COMMAND);
      }
      rules.stream()
          .filter(rule -> !isStep(name) || profile == Profile.STRICT || !rule.isStrict())
          .forEach(chosen::add);
    }
    return catalogue.rules().stream().filter(chosen::contains).toList();
  }

  private static boolean isStep(String name) {
    return List.of(Step.values()).stream()
        .anyMatch(step -> step.word().equals(name.toLowerCase(Locale.ROOT)));
  }

  /** Says that there is no such check, and which ones are meant perhaps. */
  static WrongUse unknownCheck(String name, Catalogue catalogue, String command) {
    var like = catalogue.like(name);
    var hint =
        like.isEmpty()
            ? "`martello checks` lists them"
            : like.stream().collect(Collectors.joining("`, `", "do you mean `", "`?"));
    return new WrongUse("unknown check `" + name + "`; " + hint, command);
  }

  /** Leaves out what the user does not want to see. */
  private Report reported(Report all) {
    var report = all.atLeast(request.severity());
    return request.steering().isNewOnly() ? report.newOnly() : report;
  }

  private void writeBaseline(Report all) throws WrongUse {
    var file = request.steering().writtenBaseline();
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, Baseline.of(all.findings()).write());
    } catch (IOException e) {
      throw new WrongUse("cannot write `" + file + "`: " + reason(e), COMMAND);
    }
  }

  private void write(Report report, Request.Output output, PrintStream out) throws WrongUse {
    var file = output.file();
    var writer = writer(output.format(), file == null && request.hasColor());
    try {
      if (file != null) {
        write(report, writer, file);
      } else if (!isSilent(report, output.format())) {
        writer.write(report, out);
      }
    } catch (IOException e) {
      throw new WrongUse("cannot write `" + file + "`: " + reason(e), COMMAND);
    }
  }

  private ReportWriter writer(Request.Format format, boolean hasColor) {
    return switch (format) {
      case TEXT -> new TextReport(hasColor, depth());
      case JSON -> new JsonReport();
      case SARIF -> new SarifReport(base());
      case HTML -> new HtmlReport(base());
      case MARKDOWN -> new MarkdownReport(base());
      case JUNIT -> new JunitReport(base());
      case GITHUB -> new GithubAnnotations(base());
      case GITLAB -> new CodeQualityReport(base());
    };
  }

  private TextReport.Depth depth() {
    if (request.isWhole()) {
      return TextReport.Depth.WHOLE;
    }
    boolean isBrief = request.isQuiet() || request.steering().isNewOnly();
    return isBrief ? TextReport.Depth.FINDINGS : TextReport.Depth.STANDARD;
  }

  /**
   * Viewers look for files from the folder in which Martello runs, which in a build is the root of
   * the checkout. The paths of several scanned paths start there already.
   */
  private Base base() {
    if (request.paths().size() > 1) {
      return new Base("", request.links());
    }
    var here = Path.of("").toAbsolutePath();
    var path = request.paths().getFirst();
    var given = path.toAbsolutePath().normalize();
    var folder = Files.isDirectory(given) ? given : given.getParent();
    if (folder == null || !folder.startsWith(here)) {
      return new Base("", request.links());
    }
    return new Base(LocalFiles.slashed(here.relativize(folder)), request.links());
  }

  private static void write(Report report, ReportWriter writer, Path file) throws IOException {
    try (var target = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(report, target);
    }
  }

  /** {@code --quiet} prints a text report only if there is something to do. */
  private boolean isSilent(Report report, Request.Format format) {
    return request.isQuiet()
        && format == Request.Format.TEXT
        && report.failures().isEmpty()
        && report.isComplete()
        && report.hasSubject();
  }

  /** A mistyped name would leave its parameter without the value that the user meant. */
  private void tellUnknownParameters(Report report, PrintStream err) {
    var declared =
        report.app().parameters().stream()
            .map(Principals.TemplateParameter::name)
            .collect(Collectors.toSet());
    request.inputs().parameters().keySet().stream()
        .filter(name -> !declared.contains(name))
        .sorted()
        .map(name -> "martello: no template that was read has a parameter `" + name + "`")
        .forEach(line -> err.println(Printable.line(line)));
  }

  /** Tells people on stderr what the machine-readable report on stdout tells scripts. */
  static void tellProblems(Report report, PrintStream err) {
    for (var file : report.files()) {
      if (file.status() == Report.Status.BROKEN) {
        err.println(Printable.line(file.path() + ": " + file.reason()));
      }
      file.problems().forEach(problem -> err.println(Printable.line(problem.toString())));
    }
    if (!report.hasSubject()) {
      err.println("martello: no SAM, CloudFormation or CDK template was read; nothing was checked");
    }
    for (var part : report.parts()) {
      if (!part.hasRun()) {
        err.println("martello: " + part.name() + " not run: needs " + part.needs());
      }
    }
  }

  /** What the baseline has is known and fails nothing. */
  static ExitCode judge(Report report, Request.FailOn failOn) {
    if (!report.isComplete()) {
      return ExitCode.INCOMPLETE;
    }
    var level = failOn.level();
    var triage = report.triage();
    boolean hasFailed =
        (level != null
                && report.failures().stream()
                    .filter(triage::isNew)
                    .anyMatch(finding -> finding.severity().isAtLeast(level)))
            || (failOn.onUndecided() && report.undecided().stream().anyMatch(triage::isNew));
    return hasFailed ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** Says in a few words why a file cannot be written. */
  static String reason(IOException failure) {
    return switch (failure) {
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      case java.nio.file.NoSuchFileException _ -> "its folder does not exist";
      case java.nio.file.FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
