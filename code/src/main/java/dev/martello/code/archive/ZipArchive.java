package dev.martello.code.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A zip archive of which only the directory is read at first, and entries when they are wanted. */
public final class ZipArchive {
  /*
   * APPNOTE.TXT of PKWARE, version 6.3.10, sections 4.3.7 to 4.3.16. The platform's own reader
   * takes only files, hides links and duplicate entries, and trusts the sizes that are told; here
   * archives in archives are read from memory, and nothing is expanded beyond the bounds.
   */

  private static final Pattern ESCAPE =
      Pattern.compile("/.*|(.*/)?\\.\\.(/.*)?|[A-Za-z]:.*|.*[\\\\\\p{Cntrl}].*", Pattern.DOTALL);
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int END_64_BYTES = 56;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int LARGEST_DIRECTORY = 128 << 20;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int UNIX = 3;
  private static final int KIND_OF_FILE = 0170000;
  private static final int LINK = 0120000;

  /** What the directory tells of an entry; sizes and offsets are from the archive's maker. */
  public record Entry(
      String name, int flags, int method, long compressed, long expanded, long at, boolean isLink) {
    /** Returns whether the name leads out of the archive or is no name for a file. */
    public boolean isEscaping() {
      return ESCAPE.matcher(name).matches();
    }

    boolean isEncrypted() {
      return (flags & 1) != 0;
    }
  }

  private final ByteSource source;
  private final ArchiveLimits limits;
  private final AtomicLong left;
  private final List<Entry> entries = new ArrayList<>();

  /** Bytes before the archive proper: a script that makes it executable. */
  private long prefix;

  private boolean isCut;

  /**
   * Reads the directory.
   *
   * @param left bytes that may still be expanded, shared by all archives of a class path
   * @throws ArchiveException if it is no archive
   */
  public ZipArchive(ByteSource source, ArchiveLimits limits, AtomicLong left) throws IOException {
    this.source = source;
    this.limits = limits;
    this.left = left;
    readDirectory();
  }

  /** Returns whether the directory tells of more entries than it has. */
  public boolean isCut() {
    return isCut;
  }

  /** Returns the entries as the directory tells them, hostile ones too. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  private void readDirectory() throws IOException {
    long size = source.size();
    int tail = (int) Math.min(size, END_BYTES + LOCATOR_BYTES + END_64_BYTES + 0xffff);
    long tailStart = size - tail;
    var bytes = littleEndian(source.read(tailStart, tail));
    int end = findEnd(bytes);
    long count = bytes.getShort(end + 10) & 0xffff;
    long length = bytes.getInt(end + 12) & 0xffffffffL;
    long start = bytes.getInt(end + 16) & 0xffffffffL;
    long directoryEnd = tailStart + end;
    int locator = end - LOCATOR_BYTES;
    if (locator >= END_64_BYTES && bytes.getInt(locator) == LOCATOR_64) {
      int end64 = locator - END_64_BYTES;
      if (bytes.getInt(end64) == END_64) {
        count = bytes.getLong(end64 + 32);
        length = bytes.getLong(end64 + 40);
        start = bytes.getLong(end64 + 48);
        directoryEnd = tailStart + end64;
      }
    }
    if (length < 0 || length > Math.min(directoryEnd, LARGEST_DIRECTORY)) {
      throw new ArchiveException("its directory is malformed or too large");
    }
    if (count < 0 || count > limits.entries()) {
      throw new ArchiveException("it has more than " + limits.entries() + " entries");
    }
    prefix = Math.max(0, directoryEnd - length - Math.max(0, start));
    readEntries(littleEndian(source.read(directoryEnd - length, (int) length)));
    isCut = entries.size() < count;
  }

  private static int findEnd(ByteBuffer bytes) throws ArchiveException {
    for (int at = bytes.limit() - END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == END) {
        return at;
      }
    }
    throw new ArchiveException("it is no zip archive");
  }

  private void readEntries(ByteBuffer bytes) throws ArchiveException {
    int at = 0;
    while (at + CENTRAL_BYTES <= bytes.limit() && bytes.getInt(at) == CENTRAL) {
      int nameLength = bytes.getShort(at + 28) & 0xffff;
      int next =
          at
              + CENTRAL_BYTES
              + nameLength
              + (bytes.getShort(at + 30) & 0xffff)
              + (bytes.getShort(at + 32) & 0xffff);
      if (next > bytes.limit()) {
        throw new ArchiveException("its directory ends too early");
      }
      if (entries.size() == limits.entries()) {
        throw new ArchiveException("it has more than " + limits.entries() + " entries");
      }
      entries.add(entry(bytes, at, nameLength));
      at = next;
    }
    if (at < bytes.limit() && entries.isEmpty()) {
      throw new ArchiveException("its directory is malformed");
    }
  }

  private static Entry entry(ByteBuffer bytes, int at, int nameLength) {
    boolean isFromUnix = (bytes.getShort(at + 4) >> 8 & 0xff) == UNIX;
    int mode = bytes.getInt(at + 38) >>> 16;
    var name = new byte[nameLength];
    bytes.get(at + CENTRAL_BYTES, name);
    return new Entry(
        new String(name, StandardCharsets.UTF_8),
        bytes.getShort(at + 8),
        bytes.getShort(at + 10) & 0xffff,
        bytes.getInt(at + 20) & 0xffffffffL,
        bytes.getInt(at + 24) & 0xffffffffL,
        bytes.getInt(at + 42) & 0xffffffffL,
        isFromUnix && (mode & KIND_OF_FILE) == LINK);
  }

  /**
   * Expands an entry.
   *
   * @throws ArchiveException if it is malformed or beyond the bounds
   */
  public byte[] read(Entry entry) throws IOException {
    if (entry.isEncrypted()) {
      throw new ArchiveException("it is encrypted");
    }
    boolean isStored = entry.method() == STORED;
    if (isStored && entry.compressed() != entry.expanded()) {
      throw new ArchiveException("its sizes contradict each other");
    }
    if (!limits.allow(entry.compressed(), entry.expanded())) {
      throw new ArchiveException(
          "it would expand to %d bytes, which is too much".formatted(entry.expanded()));
    }
    if (left.addAndGet(-entry.expanded()) < 0) {
      throw new ArchiveException(
          "all archives together would expand to more than %d bytes"
              .formatted(limits.totalBytes()));
    }
    long header = prefix + entry.at();
    var local = littleEndian(source.read(header, LOCAL_BYTES));
    if (local.getInt(0) != LOCAL) {
      throw new ArchiveException("the directory leads to no entry");
    }
    long start =
        header + LOCAL_BYTES + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    if (entry.compressed() > limits.entryBytes()) {
      throw new ArchiveException("it is too large");
    }
    var bytes = source.read(start, (int) entry.compressed());
    return switch (entry.method()) {
      case STORED -> bytes;
      case DEFLATED -> inflate(bytes, (int) entry.expanded());
      default -> throw new ArchiveException("it is compressed by an unknown method");
    };
  }

  private static byte[] inflate(byte[] bytes, int size) throws ArchiveException {
    var expanded = new byte[size];
    try (var inflater = new Inflater(true)) {
      inflater.setInput(bytes);
      int count = 0;
      while (count < size && !inflater.finished()) {
        int more = inflater.inflate(expanded, count, size - count);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        count += more;
      }
      if (count < size || inflater.inflate(new byte[1]) > 0) {
        throw new ArchiveException("its size is not what the directory tells");
      }
      return expanded;
    } catch (DataFormatException _) {
      throw new ArchiveException("it is malformed");
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
