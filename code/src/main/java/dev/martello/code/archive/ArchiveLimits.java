package dev.martello.code.archive;

/**
 * How much of archives is read at most; they may be made to do harm.
 *
 * @param entries in one archive
 * @param entryBytes of one entry when expanded
 * @param totalBytes of all entries that are expanded
 * @param ratio how much larger than its compressed bytes a large entry may be
 * @param depth how deep archives may stand in archives
 */
public record ArchiveLimits(int entries, int entryBytes, long totalBytes, int ratio, int depth) {
  /** A function has at most 250 MB when expanded; images may have more. */
  public static final ArchiveLimits USUAL = new ArchiveLimits(200_000, 64 << 20, 1L << 30, 200, 2);

  /** Below this, no ratio is too large: few bytes of zeros compress well. */
  private static final long SMALL = 1 << 20;

  /** Returns whether sizes are within the bounds of one entry. */
  boolean allow(long compressed, long expanded) {
    return expanded <= entryBytes && (expanded <= SMALL || expanded / ratio <= compressed);
  }
}
