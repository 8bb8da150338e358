package dev.martello.report;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.check.Severity;
import dev.martello.join.path.AttackPath;
import dev.martello.join.path.BlastRadius;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.triage.Triage;
import dev.martello.value.Problem;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a run has to tell.
 *
 * @param files what became of each file that could declare something, sorted by path
 * @param rules the checks that ran, sorted by id
 * @param triage the findings after what people decided about them
 * @param leftOut how many small findings are left out because they are about what a library
 *     supplied
 * @param secrets what findings point at as secrets, also those findings that are not told
 * @param paths the ways from open entries to what is worth having, worst first
 * @param blastRadii what code in each function reaches, in the order of the functions
 * @param fixes what ends findings; nothing unless asked for
 * @param unread functions whose code was looked for and not read, in the order of the functions
 */
public record Report(
    Tool tool,
    List<ReportedFile> files,
    List<Part> parts,
    App app,
    List<Rule> rules,
    Triage triage,
    int leftOut,
    Secrets secrets,
    List<AttackPath> paths,
    List<BlastRadius> blastRadii,
    Fixes fixes,
    List<UnreadCode> unread) {
  private static final String CDK = "CDK template";

  public Report {
    files = List.copyOf(files);
    parts = List.copyOf(parts);
    rules = List.copyOf(rules);
    paths = List.copyOf(paths);
    blastRadii = List.copyOf(blastRadii);
    unread = List.copyOf(unread);
  }

  /** Makes a report that leaves nothing out. */
  public Report(
      Tool tool,
      List<ReportedFile> files,
      List<Part> parts,
      App app,
      List<Rule> rules,
      List<Finding> findings) {
    this(tool, files, parts, app, rules, Triage.none(findings), 0);
  }

  /** Makes a report of everything that a scan found. */
  public Report(
      Tool tool,
      List<ReportedFile> files,
      List<Part> parts,
      App app,
      List<Rule> rules,
      Triage triage,
      int leftOut) {
    this(
        tool,
        files,
        parts,
        app,
        rules,
        triage,
        leftOut,
        Secrets.of(triage),
        List.of(),
        List.of(),
        Fixes.NONE,
        List.of());
  }

  /** Returns the findings to tell, worst first. */
  public List<Finding> findings() {
    return triage.live();
  }

  /** Returns the same report with fewer findings. */
  public Report with(List<Finding> fewer) {
    return with(files, triage.with(fewer), paths, blastRadii, fixes, unread);
  }

  /** Returns the same report without findings and attack paths that are milder than a severity. */
  public Report atLeast(Severity severity) {
    var worse =
        findings().stream().filter(finding -> finding.severity().isAtLeast(severity)).toList();
    var worsePaths = paths.stream().filter(path -> path.severity().isAtLeast(severity)).toList();
    return with(files, triage.with(worse), worsePaths, blastRadii, fixes, unread);
  }

  /** Returns the same report with what attackers reach. */
  public Report with(Reach reach) {
    return with(files, triage, reach.paths(), reach.radii(), fixes, unread);
  }

  /** Returns the same report with only what a baseline, if there is one, does not have. */
  public Report newOnly() {
    return triage.hasBaseline() ? with(findings().stream().filter(triage::isNew).toList()) : this;
  }

  /** Returns the same report with one more file. */
  public Report with(ReportedFile more) {
    var all =
        Stream.concat(files.stream(), Stream.of(more))
            .sorted(Comparator.comparing(ReportedFile::path))
            .toList();
    return with(all, triage, paths, blastRadii, fixes, unread);
  }

  /** Returns the same report with what ends its findings. */
  public Report withFixes(Fixes verified) {
    return with(files, triage, paths, blastRadii, verified.without(secrets), unread);
  }

  /** Returns the same report with the functions whose code was looked for and not read. */
  public Report withUnread(List<UnreadCode> code) {
    return with(files, triage, paths, blastRadii, fixes, code);
  }

  private Report with(
      List<ReportedFile> files,
      Triage triage,
      List<AttackPath> paths,
      List<BlastRadius> blastRadii,
      Fixes fixes,
      List<UnreadCode> unread) {
    return new Report(
        tool, files, parts, app, rules, triage, leftOut, secrets, paths, blastRadii, fixes, unread);
  }

  /**
   * A function whose code was not read.
   *
   * @param reason a clause for people
   */
  public record UnreadCode(Identity function, String reason) {}

  /** The program that made the report. */
  public record Tool(String name, String version) {}

  /** How far a file was read. */
  public enum Status {
    READ,
    SKIPPED,
    BROKEN
  }

  /**
   * What became of one file, or of one folder that was left out.
   *
   * @param reason why it was skipped or is broken; empty text for a file that was read
   */
  public record ReportedFile(
      String path, String kind, Status status, String reason, List<Problem> problems) {
    public ReportedFile {
      problems = problems.stream().sorted().toList();
    }

    /** Returns what is wrong with it, also where it is broken as a whole; empty if nothing is. */
    public List<Problem> faults() {
      return problems.isEmpty() && status == Status.BROKEN
          ? List.of(Problem.of(path, reason))
          : problems;
    }

    /** Returns whether it is the code of a function that was read. */
    public boolean isReadCode() {
      return status == Status.READ && kind.endsWith(" source");
    }

    /** Returns whether it is a template that was read. */
    public boolean isReadTemplate() {
      return status == Status.READ && kind.endsWith("template");
    }
  }

  /**
   * An optional part of Martello.
   *
   * @param needs what it lacks; empty text if it ran
   */
  public record Part(String name, String needs) {
    public boolean hasRun() {
      return needs.isEmpty();
    }
  }

  /** Returns whether everything that could declare something was read and every part ran. */
  public boolean isComplete() {
    return files.stream().allMatch(file -> file.status() != Status.BROKEN)
        && files.stream().allMatch(file -> file.problems().isEmpty())
        && parts.stream().allMatch(Part::hasRun);
  }

  /** Returns whether a template or code was read; without any nothing was checked. */
  public boolean hasSubject() {
    return files.stream().anyMatch(file -> file.isReadTemplate() || file.isReadCode());
  }

  /** Returns the findings that are certain, worst first. */
  public List<Finding> failures() {
    return findings().stream().filter(finding -> finding.kind() == Finding.Kind.FAILS).toList();
  }

  /** Returns what could not be decided. */
  public List<Finding> undecided() {
    return findings().stream().filter(finding -> finding.kind() == Finding.Kind.UNDECIDED).toList();
  }

  /** Says whether a fix may end a finding: what a program writes and what is broken stays as is. */
  public boolean isMendable(Finding finding) {
    var changes = finding.remedy().changes();
    return !changes.isEmpty()
        && fixes.refusal(finding.id()).isEmpty()
        && changes.stream().allMatch(change -> change.file().filter(this::isEditable).isPresent());
  }

  /** Only files that declare something are listed; others are source code. */
  private boolean isEditable(String path) {
    return files.stream()
        .filter(file -> file.path().equals(path))
        .allMatch(file -> file.status() == Status.READ && !file.kind().equals(CDK));
  }

  /** Counts the certain findings by severity; every severity is there. */
  public Map<Severity, Long> bySeverity() {
    var counts = new EnumMap<Severity, Long>(Severity.class);
    for (var severity : Severity.values()) {
      counts.put(
          severity, failures().stream().filter(finding -> finding.severity() == severity).count());
    }
    return counts;
  }

  /** Counts the files of a status. */
  public long count(Status status) {
    return files.stream().filter(file -> file.status() == status).count();
  }

  /** Returns the findings under which a function is named first. */
  public List<Finding> findingsOf(LambdaFunction function) {
    return findings().stream()
        .filter(finding -> !finding.functions().isEmpty())
        .filter(finding -> finding.functions().getFirst().key().equals(function.identity().key()))
        .toList();
  }
}
