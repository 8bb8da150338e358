package dev.martello.read;

import dev.martello.read.file.LocalFiles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file to look at, since it could declare something.
 *
 * @param isNamed whether the user named it; it is then listed whatever it is
 */
record Candidate(String path, boolean isInAssembly, boolean isNamed) {

  /** Looks at files on all processors; answers in their order. */
  static Map<Candidate, FileInspection> inspect(
      Collection<Candidate> candidates, LocalFiles files) {
    var found = candidates.parallelStream().map(candidate -> candidate.inspect(files)).toList();
    var inspected = new LinkedHashMap<Candidate, FileInspection>();
    var next = found.iterator();
    candidates.forEach(candidate -> inspected.put(candidate, next.next()));
    return inspected;
  }

  private FileInspection inspect(LocalFiles files) {
    var found = FileInspection.at(path, isInAssembly, files);
    return found.entries().isEmpty() && isNamed
        ? FileInspection.entry(FileEntry.skipped(path, FileKind.OTHER, "declares no application"))
        : found;
  }
}
