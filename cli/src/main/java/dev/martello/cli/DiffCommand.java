package dev.martello.cli;

import dev.martello.cli.git.Revisions;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.join.change.Change;
import dev.martello.report.ComparedReport;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import dev.martello.report.json.ComparisonJson;
import dev.martello.report.markdown.ComparisonMarkdown;
import dev.martello.report.text.ComparisonText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code martello diff}: tells what a change to templates does. */
final class DiffCommand {
  private static final String COMMAND = "martello diff";

  private final Request.Diff request;
  private final String version;
  private final LocalDate today;
  private final Map<String, String> environment;

  DiffCommand(
      Request.Diff request, String version, LocalDate today, Map<String, String> environment) {
    this.request = request;
    this.version = version;
    this.today = today;
    this.environment = Map.copyOf(environment);
  }

  ExitCode run(PrintStream out, PrintStream err, ProgressLine progress) throws WrongUse {
    var compared = compared(progress);
    progress.clear();
    try {
      switch (request.format()) {
        case TEXT -> new ComparisonText(request.hasColor(), request.isWhole()).write(compared, out);
        case MARKDOWN -> ComparisonMarkdown.write(compared, out);
        case JSON -> ComparisonJson.write(compared, out);
      }
    } catch (IOException e) {
      throw new WrongUse("cannot write: " + ScanCommand.reason(e), COMMAND);
    }
    tellProblems(compared, err);
    return judge(compared);
  }

  private void tellProblems(ComparedReport compared, PrintStream err) {
    if (request.format() == Request.Comparing.TEXT) {
      return;
    }
    for (var report : List.of(compared.old(), compared.now())) {
      report.files().stream()
          .flatMap(file -> file.faults().stream())
          .forEach(problem -> err.println(Printable.line(problem.toString())));
    }
  }

  private ExitCode judge(ComparedReport compared) {
    if (!compared.isComplete()) {
      return ExitCode.INCOMPLETE;
    }
    var level = request.failOn().level();
    boolean hasFailed =
        level != null
            && compared.comparison().of(Change.Direction.WORSE).stream()
                .anyMatch(change -> change.severity().isAtLeast(level));
    return hasFailed ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  // the two states

  private ComparedReport compared(Progress progress) throws WrongUse {
    try {
      return request.range().isEmpty() ? ofPaths(progress) : ofRevisions(progress);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private ComparedReport ofPaths(Progress progress) throws IOException, WrongUse {
    var old = request.paths().getFirst();
    var now = request.paths().getLast();
    // Things are told apart by the name of their template, which two files may have differently.
    boolean areRenamed =
        Files.isRegularFile(old)
            && Files.isRegularFile(now)
            && !Objects.equals(old.getFileName(), now.getFileName());
    State before =
        areRenamed
            ? closed -> Scan.runWithTextOf(old, request(now).closing(closed), progress)
            : closed -> scan(old, closed, progress);
    return compared(old.toString(), before, now.toString(), closed -> scan(now, closed, progress));
  }

  /** Scans a state without the code of some functions. */
  private interface State {
    Report scanned(Set<String> closed) throws IOException, WrongUse;
  }

  /** Scans both states; once more without the code that only one of them has. */
  private static ComparedReport compared(String oldName, State old, String newName, State now)
      throws IOException, WrongUse {
    var before = old.scanned(Set.of());
    var after = now.scanned(Set.of());
    var closed = ComparedReport.readOnce(before, after);
    return closed.isEmpty()
        ? ComparedReport.of(oldName, before, newName, after)
        : ComparedReport.of(oldName, old.scanned(closed), newName, now.scanned(closed));
  }

  /** Copies of revisions live only as long as they are scanned. */
  private ComparedReport ofRevisions(Progress progress) throws IOException, WrongUse {
    var path = request.paths().isEmpty() ? Path.of("") : request.paths().getFirst();
    var revisions = Revisions.around(path.toAbsolutePath(), environment);
    int dots = request.range().indexOf("..");
    var from = dots < 0 ? request.range() : request.range().substring(0, dots);
    var to = dots < 0 ? "" : request.range().substring(dots + 2);
    var folder = Files.createTempDirectory("martello-diff").toRealPath();
    try {
      var old = copied(revisions, from, folder.resolve("old"), progress);
      if (dots < 0) {
        return compared(
            from,
            closed -> scan(old, closed, progress),
            "the working tree",
            closed -> scan(path.toAbsolutePath(), closed, progress));
      }
      var now = copied(revisions, to, folder.resolve("new"), progress);
      return compared(
          from, closed -> scan(old, closed, progress), to, closed -> scan(now, closed, progress));
    } finally {
      delete(folder);
    }
  }

  private static Path copied(Revisions revisions, String revision, Path into, Progress progress)
      throws IOException {
    progress.at("reading revision `" + revision + "`");
    return revisions.copy(revision, Files.createDirectories(into));
  }

  private static void delete(Path folder) throws IOException {
    try (var found = Files.walk(folder)) {
      for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Report scan(Path path, Set<String> closed, Progress progress)
      throws IOException, WrongUse {
    return Scan.run(request(path).closing(closed), progress);
  }

  private Scan.Request request(Path path) throws WrongUse {
    var project =
        Project.of(
            new Project.Wishes(
                List.of(path),
                request.inputs(),
                request.steering(),
                request.profile(),
                request.failOn(),
                false,
                COMMAND));
    return new Scan.Request(
        List.of(path),
        project.setting(),
        project.rules(Catalogue.standard().rules(project.profile())),
        project.profile(),
        project.organisation(),
        project.decisions(),
        today,
        new Report.Tool("martello", version));
  }
}
