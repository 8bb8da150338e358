package dev.martello.code.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** The files of a zip archive by their names; each is expanded when it is wanted, within bounds. */
public final class ArchiveFiles {
  private final ZipArchive archive;
  private final SortedMap<String, ZipArchive.Entry> entries = new TreeMap<>();
  private final SortedMap<String, Long> sizes = new TreeMap<>();
  private final SortedMap<String, String> faults = new TreeMap<>();

  private ArchiveFiles(ZipArchive archive) {
    this.archive = archive;
    archive.entries().forEach(this::add);
  }

  /**
   * Reads the directory of an archive.
   *
   * @throws IOException if it is none, or beyond the bounds; the message is for people
   */
  public static ArchiveFiles of(Path file, ArchiveLimits limits) throws IOException {
    var left = new AtomicLong(limits.totalBytes());
    return new ArchiveFiles(new ZipArchive(new ByteSource.OfFile(file), limits, left));
  }

  /** The first entry of a name counts; entries that lead elsewhere do not. */
  private void add(ZipArchive.Entry entry) {
    var name = entry.name();
    if (entry.isEscaping()) {
      faults.put(Messages.line(name), "leads out of the archive and is not read");
    } else if (entry.isLink()) {
      faults.put(Messages.line(name), "is a symbolic link, which is not followed");
    } else if (!name.endsWith("/") && entries.putIfAbsent(name, entry) == null) {
      sizes.put(name, entry.expanded());
    }
  }

  /** Returns the names of all files, in order, with their sizes as the archive tells them. */
  public SortedMap<String, Long> sizes() {
    return Collections.unmodifiableSortedMap(sizes);
  }

  /** Returns why entries are not there, by their names. */
  public Map<String, String> faults() {
    return Collections.unmodifiableMap(faults);
  }

  /**
   * Expands a file; empty if there is none of the name.
   *
   * @throws IOException if it is malformed or beyond the bounds; the message is for people
   */
  public Optional<byte[]> read(String name) throws IOException {
    var entry = entries.get(name);
    return entry == null ? Optional.empty() : Optional.of(archive.read(entry));
  }

  /** Returns the reason that an exception of this class gives, on one line. */
  public static String reason(IOException failure) {
    return Messages.of(failure);
  }
}
