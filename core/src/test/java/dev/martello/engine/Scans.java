package dev.martello.engine;

import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Scans for tests: every check, no settings, one fixed day. */
public final class Scans {
  private Scans() {}

  /** Scans paths as {@code martello scan PATH...} does. */
  public static Report of(Path... paths) {
    return with(Setting.none(), paths);
  }

  /** As {@link #of}, deployed as a setting says. */
  public static Report with(Setting setting, Path... paths) {
    try {
      return Scan.run(request(setting, paths));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for every check, without settings. */
  public static Scan.Request request(Path... paths) {
    return request(Setting.none(), paths);
  }

  private static Scan.Request request(Setting setting, Path... paths) {
    return new Scan.Request(
        List.of(paths),
        setting,
        Catalogue.standard().rules(),
        LocalDate.of(2026, 1, 31),
        new Report.Tool("martello", "test"));
  }

  /** Scans one template, given as text. */
  public static Report ofText(Path folder, String name, String text) {
    write(folder, name, text);
    return of(folder);
  }

  /** Explores one template, given as text, without running a check. */
  public static Scan.Explored explored(Path folder, String name, String text) {
    write(folder, name, text);
    return explored(folder);
  }

  /** Explores a folder without running a check. */
  public static Scan.Explored explored(Path folder) {
    try {
      return Scan.explore(
          new Scan.Request(
              List.of(folder),
              Setting.none(),
              List.of(),
              LocalDate.of(2026, 1, 31),
              new Report.Tool("martello", "test")),
          Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file below a folder, making its folders. */
  public static void write(Path folder, String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a report as a writer writes it. */
  public static String written(Report report, ReportWriter writer) {
    var target = new StringBuilder();
    try {
      writer.write(report, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toString();
  }
}
