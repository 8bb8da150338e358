package dev.martello.cli;

import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.join.path.Foothold;
import dev.martello.triage.Foreign;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the user asked for, checked as far as that is possible without reading a file. */
sealed interface Request {

  /** A text to print: help or version. */
  record Show(String text) implements Request {}

  /**
   * Scans folders and files.
   *
   * @param paths what to scan, at least one
   * @param outputs what to write where, at least one; at most one goes to stdout
   * @param only ids of checks and names of steps to run; empty for all
   * @param isOnlySecurity whether checks of performance and robustness are left out
   * @param severity findings below it are not reported
   * @param failOn what makes the exit code {@link ExitCode#FINDINGS}; null where the configuration
   *     decides
   * @param profile null where the configuration decides
   * @param links where the scanned repository can be seen, for reports with links; or empty text
   * @param isWhole whether the text tells everything in full
   * @param hasFixes whether verified patches are told with the findings
   * @param isAssuming whether functions that look like handlers are taken for some
   */
  record Scan(
      List<Path> paths,
      List<Output> outputs,
      List<String> only,
      boolean isOnlySecurity,
      Severity severity,
      @Nullable FailOn failOn,
      @Nullable Profile profile,
      Inputs inputs,
      Steering steering,
      String links,
      boolean isWhole,
      boolean hasFixes,
      boolean isAssuming,
      boolean isQuiet,
      boolean hasColor)
      implements Request {
    public Scan {
      paths = List.copyOf(paths);
      outputs = List.copyOf(outputs);
      only = List.copyOf(only);
    }
  }

  /**
   * Prints patches that end findings, or applies them.
   *
   * @param only ids of checks and names of steps whose findings to fix; empty for all
   * @param functions logical ids of the functions whose findings to fix; empty for all
   * @param isWrite whether the patches are applied
   * @param isSafe whether fixes are left out that somebody has to know something of
   * @param profile the one that the user named; null if none
   */
  record Fix(
      List<Path> paths,
      List<String> only,
      List<String> functions,
      boolean isWrite,
      boolean isSafe,
      Inputs inputs,
      @Nullable Profile profile,
      Steering steering,
      boolean isQuiet)
      implements Request {
    public Fix {
      paths = List.copyOf(paths);
      only = List.copyOf(only);
      functions = List.copyOf(functions);
    }
  }

  /**
   * Tells what attackers reach.
   *
   * @param functions logical ids or construct paths of the functions to tell of; empty for all
   * @param whatIf what to take away in thought; empty text for nothing
   */
  record Paths(
      List<Path> paths,
      List<String> functions,
      Foothold foothold,
      String whatIf,
      Drawing format,
      Inputs inputs,
      Steering steering,
      boolean isQuiet,
      boolean hasColor)
      implements Request {
    public Paths {
      paths = List.copyOf(paths);
      functions = List.copyOf(functions);
    }
  }

  /**
   * Compares two states of an application.
   *
   * @param paths the old state and the new one; with a range one at most
   * @param range one revision of a Git repository, to compare with what is there now, or two with
   *     two dots between them; empty text to compare paths
   * @param failOn which worse changes make the exit code {@link ExitCode#FINDINGS}
   * @param isWhole whether the text tells everything
   */
  record Diff(
      List<Path> paths,
      String range,
      Comparing format,
      FailOn failOn,
      @Nullable Profile profile,
      Inputs inputs,
      Steering steering,
      boolean isWhole,
      boolean isQuiet,
      boolean hasColor)
      implements Request {
    public Diff {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Prints the CloudFormation that templates expand to.
   *
   * @param templates at least one
   * @param folder where to write one file for each template; stdout if null
   */
  record Expand(List<Path> templates, Notation notation, @Nullable Path folder, Inputs inputs)
      implements Request {
    public Expand {
      templates = List.copyOf(templates);
    }
  }

  /**
   * Tells what the code of functions does.
   *
   * @param paths what to look at, at least one
   * @param isOnlySecurity whether checks of performance and robustness are left out
   * @param isAssuming whether functions that look like handlers are taken for some
   * @param explained part of the name of calls of which only is told what is known; empty text for
   *     the whole report
   */
  record Code(
      List<Path> paths,
      Listing format,
      boolean isOnlySecurity,
      boolean isAssuming,
      String explained,
      Inputs inputs,
      Steering steering,
      boolean hasColor)
      implements Request {
    public Code {
      paths = List.copyOf(paths);
    }
  }

  /** Lists the checks. */
  record Checks(Listing format) implements Request {}

  /** Explains one check by its id, a former id, or an id that another scanner gives it. */
  record Explain(String check) implements Request {}

  /** Checks a configuration. */
  record ConfigCheck(Path file) implements Request {}

  /**
   * What steers a scan beside its inputs.
   *
   * @param config the configuration; null to look for one
   * @param isConfigured whether a configuration counts at all
   * @param baseline an earlier scan to compare with; null for none
   * @param writtenBaseline where to write a baseline; null for nowhere
   * @param isNewOnly whether only what the baseline does not have is reported
   * @param honored other scanners whose suppressions count
   * @param countsSuppressions whether suppressions count
   */
  record Steering(
      @Nullable Path config,
      boolean isConfigured,
      @Nullable Path baseline,
      @Nullable Path writtenBaseline,
      boolean isNewOnly,
      Set<Foreign> honored,
      boolean countsSuppressions) {
    public Steering {
      honored = Set.copyOf(honored);
    }
  }

  /**
   * Values that templates do not hold themselves.
   *
   * @param parameters from {@code --param}; they win over those of files
   * @param files from {@code --param-file}; later ones win
   * @param region from {@code --region}, or empty text
   */
  record Inputs(Map<String, String> parameters, List<Path> files, String region) {
    static final Inputs NONE = new Inputs(Map.of(), List.of(), "");

    public Inputs {
      parameters = Map.copyOf(parameters);
      files = List.copyOf(files);
    }
  }

  /**
   * A report to write.
   *
   * @param file where to; stdout if null
   */
  record Output(Format format, @Nullable Path file) {}

  /** How a report is written. */
  enum Format {
    TEXT,
    JSON,
    SARIF,
    HTML,
    MARKDOWN,
    JUNIT,
    GITHUB,
    GITLAB
  }

  /** How the list of checks is written. */
  enum Listing {
    TEXT,
    JSON
  }

  /** How it is told what attackers reach. */
  enum Drawing {
    TEXT,
    JSON,
    DOT
  }

  /** How a comparison is written. */
  enum Comparing {
    TEXT,
    MARKDOWN,
    JSON
  }

  /** How a template is written. */
  enum Notation {
    JSON,
    YAML
  }

  /**
   * What makes a scan fail.
   *
   * @param level findings of this severity or a higher one; none if null
   * @param onUndecided whether it also fails on what could not be decided
   */
  record FailOn(@Nullable Severity level, boolean onUndecided) {
    /** What holds when nobody chooses: any finding. */
    static final FailOn ANY_FINDING = new FailOn(Severity.LOW, false);

    /**
     * Reads the words of the configuration, which has checked them.
     *
     * @param words a severity, {@code undecided}, or {@code none}
     */
    static FailOn of(List<String> words) {
      if (words.isEmpty()) {
        return ANY_FINDING;
      }
      boolean onUndecided = words.contains("undecided");
      for (var severity : Severity.values()) {
        if (words.contains(severity.word())) {
          return new FailOn(severity, onUndecided);
        }
      }
      return new FailOn(onUndecided ? Severity.LOW : null, onUndecided);
    }
  }
}
