package dev.martello.engine;

import dev.martello.config.Configuration;
import dev.martello.config.ConfigurationReader;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.report.Report;
import dev.martello.triage.Baseline;
import dev.martello.triage.CheckNames;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the files with which a project steers a scan: its configuration and its baseline. */
public final class ProjectFile {
  private ProjectFile() {}

  /**
   * A configuration that was read.
   *
   * @param file what is told of it among the files of the report
   * @param folder where the paths that it names count from
   * @param named the other files that it names
   */
  public record Configured(
      Configuration configuration,
      Report.ReportedFile file,
      Path folder,
      List<ConfigurationReader.NamedFile> named) {
    public Configured {
      named = List.copyOf(named);
    }

    public List<Problem> problems() {
      return file.problems();
    }

    /** Returns what is wrong with the other files that it names; one at most of each. */
    public List<Problem> problemsOfOthers() {
      var problems = new ArrayList<Problem>();
      for (var other : named) {
        try {
          switch (other.purpose()) {
            case BASELINE -> baseline(folder, other.name());
            case KNOWLEDGE -> knowledge(folder, other.name());
          }
        } catch (IOException e) {
          problems.add(Problem.at(other.origin(), String.valueOf(e.getMessage())));
        }
      }
      return problems;
    }
  }

  /** Finds the configuration of a project: in the scanned folder, else where the user stands. */
  public static Optional<Path> find(List<Path> scanned, Path current) {
    var first = scanned.getFirst();
    var folder = Files.isDirectory(first) ? first : first.toAbsolutePath().getParent();
    return java.util.stream.Stream.of(folder == null ? current : folder, current)
        .map(place -> place.resolve(ConfigurationReader.NAME))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads a configuration.
   *
   * @throws IOException if the file cannot be used at all; the message tells users why
   */
  public static Configured configuration(Path file, CheckNames names) throws IOException {
    var source = source(file);
    var read = ConfigurationReader.read(source, names);
    var told =
        new Report.ReportedFile(
            source.path(), "configuration", Report.Status.READ, "", read.problems());
    var folder = file.toAbsolutePath().normalize().getParent();
    return new Configured(read.configuration(), told, folder == null ? file : folder, read.named());
  }

  /**
   * Reads a baseline.
   *
   * @throws IOException if the file is no whole baseline; the message tells users why
   */
  public static Baseline baseline(Path file) throws IOException {
    return baseline(source(file));
  }

  /**
   * Reads the baseline that a configuration names.
   *
   * @param folder that of the configuration
   * @throws IOException if the file is no whole baseline; the message tells users why
   */
  public static Baseline baseline(Path folder, String name) throws IOException {
    return baseline(source(folder.resolve(name), name));
  }

  private static Baseline baseline(SourceFile file) throws IOException {
    return switch (Baseline.read(file)) {
      case Baseline.Reading.Read(Baseline baseline) -> baseline;
      case Baseline.Reading.Broken(Problem problem) -> throw new IOException("baseline " + problem);
    };
  }

  /**
   * Reads what a project knows of its own libraries; an optional part judges what it says.
   *
   * @param folder that of the configuration, outside of which nothing is read
   * @param name as the configuration names the file
   * @throws IOException if the file cannot be opened; the message tells users why
   */
  public static SourceFile knowledge(Path folder, String name) throws IOException {
    var files = LocalFiles.below(folder);
    return switch (files.locate(ConfigurationReader.NAME, name)) {
      case Located.Inside(String path) ->
          switch (files.read(path)) {
            case FileText.Text text -> text.file();
            case FileText.Skipped(String reason) -> throw new IOException(knowledge(name, reason));
            case FileText.Broken(String reason) -> throw new IOException(knowledge(name, reason));
          };
      case Located.Refused(String reason) -> throw new IOException("knowledge: " + reason);
      case Located.Remote(String location) ->
          throw new IOException(knowledge(location, "is no file of the project"));
    };
  }

  private static String knowledge(String name, String reason) {
    return "knowledge `" + name + "`: " + reason;
  }

  private static SourceFile source(Path file) throws IOException {
    return source(file, LocalFiles.slashed(file));
  }

  /** Reads a file that messages call by a name. */
  private static SourceFile source(Path file, String shown) throws IOException {
    try {
      var real = file.toRealPath();
      var folder = real.getParent();
      var name = real.getFileName();
      if (folder == null || name == null) {
        throw new IOException("is no file");
      }
      return switch (LocalFiles.below(folder).read(name.toString())) {
        case FileText.Text text -> new SourceFile(shown, text.file().text());
        case FileText.Skipped(String reason) -> throw new IOException("`" + shown + "`: " + reason);
        case FileText.Broken(String reason) -> throw new IOException("`" + shown + "`: " + reason);
      };
    } catch (java.nio.file.FileSystemException e) {
      throw new IOException("`" + shown + "` " + LocalFiles.reason(e), e);
    }
  }
}
