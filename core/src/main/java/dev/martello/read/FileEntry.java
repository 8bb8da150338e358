package dev.martello.read;

import dev.martello.value.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * What became of one file that could declare something, or of one folder that was left out.
 *
 * @param path relative to the scanned root, with forward slashes
 * @param reason why it was skipped or is broken; empty for a file that was read
 */
public record FileEntry(
    String path, FileKind kind, Status status, String reason, List<Problem> problems)
    implements Comparable<FileEntry> {

  private static final Comparator<FileEntry> ORDER =
      Comparator.comparing(FileEntry::path).thenComparing(FileEntry::kind);

  public FileEntry {
    problems = List.copyOf(problems);
  }

  /** How far a file was read. */
  public enum Status {
    READ,
    SKIPPED,
    BROKEN
  }

  static FileEntry read(String path, FileKind kind, List<Problem> problems) {
    return new FileEntry(path, kind, Status.READ, "", problems);
  }

  static FileEntry skipped(String path, FileKind kind, String reason) {
    return new FileEntry(path, kind, Status.SKIPPED, reason, List.of());
  }

  static FileEntry broken(String path, FileKind kind, String reason, List<Problem> problems) {
    return new FileEntry(path, kind, Status.BROKEN, reason, problems);
  }

  @Override
  public int compareTo(FileEntry other) {
    return ORDER.compare(this, other);
  }
}
