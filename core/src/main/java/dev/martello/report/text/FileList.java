package dev.martello.report.text;

import dev.martello.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Tells the files that were skipped, are broken or have problems. */
final class FileList {
  private static final int MOST = 5;

  private FileList() {}

  /**
   * Writes the chapter, or nothing where every file was read without a problem.
   *
   * @param isWhole whether every file is told, however many were skipped for one reason
   */
  static void write(List<Report.ReportedFile> files, boolean isWhole, Page page)
      throws IOException {
    var told =
        files.stream()
            .filter(file -> file.status() != Report.Status.READ || !file.problems().isEmpty())
            .toList();
    if (told.isEmpty()) {
      return;
    }
    page.title("Files", "");
    page.blank();
    var alike = new LinkedHashMap<String, List<Report.ReportedFile>>();
    for (var file : told) {
      var key =
          file.status() == Report.Status.SKIPPED ? file.kind() + "\n" + file.reason() : file.path();
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(file);
    }
    for (var same : alike.values()) {
      int most = isWhole ? same.size() : MOST;
      for (var file : same.stream().limit(most).toList()) {
        write(file, page);
      }
      if (same.size() > most) {
        page.text(" ".repeat(11), "and %d more for the same reason".formatted(same.size() - most));
      }
    }
    page.blank();
  }

  private static void write(Report.ReportedFile file, Page page) throws IOException {
    var status = file.status().name().toLowerCase(Locale.ROOT);
    boolean isRepeated =
        file.problems().stream().anyMatch(problem -> problem.message().equals(file.reason()));
    var reason = file.reason().isEmpty() || isRepeated ? "" : ": " + file.reason();
    page.labelled(
        "  ", "%-8s".formatted(status), "%s (%s)%s".formatted(file.path(), file.kind(), reason));
    for (var problem : file.problems()) {
      page.text(" ".repeat(11), problem.toString());
    }
  }
}
