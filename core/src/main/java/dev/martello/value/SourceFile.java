package dev.martello.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read, with what is needed to turn its offsets into lines and columns for people.
 */
public final class SourceFile implements Comparable<SourceFile> {
  private final String path;
  private final String text;
  private final @Nullable Embedding embedding;
  private volatile int @Nullable [] lineStarts;
  private @Nullable String hash;

  /**
   * Keeps a text under its path.
   *
   * @param path relative to the scanned root, with forward slashes
   * @param text the decoded text, without a byte order mark
   */
  public SourceFile(String path, String text) {
    this(path, text, null);
  }

  private SourceFile(String path, String text, @Nullable Embedding embedding) {
    this.path = path;
    this.text = text;
    this.embedding = embedding;
  }

  /**
   * Keeps a text that another file holds, such as code in a template, under that file's path. Lines
   * and columns are those of the text; {@link Origin#inFile} tells those of the file.
   *
   * @param place the scalar that holds it, or the call that makes it
   */
  public static SourceFile within(Origin.Written place, String text) {
    return new SourceFile(place.file().path(), text, new Embedding(place));
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** Returns the SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
  public String hash() {
    var known = hash;
    if (known == null) {
      known = HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
      hash = known;
    }
    return known;
  }

  /** Returns where a stretch of this text stands in the file that holds it. */
  Origin.Written inFile(Origin.Written here) {
    var known = embedding;
    return known == null ? here : known.of(this, here.span());
  }

  /** Returns the line of an offset; the first line is 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the column of an offset in UTF-16 units; the first column is 1. */
  public int column(int offset) {
    return offset - lineStarts()[line(offset) - 1] + 1;
  }

  /**
   * Returns the offset at which a line starts; the first line is 1, one past the last is the end.
   */
  public int startOfLine(int line) {
    var starts = lineStarts();
    return line - 1 < starts.length ? starts[line - 1] : text.length();
  }

  /** Returns what stands before an offset in its line. */
  public String lineUntil(int offset) {
    return text.substring(startOfLine(line(offset)), offset);
  }

  /** Returns the number of lines, at least 1. */
  public int lineCount() {
    return lineStarts().length;
  }

  /** Returns one line's text without its line break; the first line is 1. */
  public String lineText(int line) {
    return text.substring(startOfLine(line), startOfLine(line + 1)).stripTrailing();
  }

  private int[] lineStarts() {
    var known = lineStarts;
    if (known == null) {
      known = findLineStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] findLineStarts(String text) {
    int[] starts = new int[64];
    int count = 1;
    char[] units = text.toCharArray();
    for (int at = 0; at < units.length; at++) {
      char here = units[at];
      boolean endsLine =
          here == '\n' || (here == '\r' && (at + 1 == units.length || units[at + 1] != '\n'));
      if (endsLine) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = at + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(SourceFile other) {
    int byPath = path.compareTo(other.path);
    int byText = byPath != 0 ? byPath : hash().compareTo(other.hash());
    return byText != 0 ? byText : Integer.compare(start(), other.start());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SourceFile file
            && path.equals(file.path)
            && start() == file.start()
            && text.equals(file.text));
  }

  /** Two functions may have the same code, each at its own place of a template. */
  private int start() {
    var known = embedding;
    return known == null ? -1 : known.place().span().start();
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, text.length());
  }

  @Override
  public String toString() {
    return path;
  }
}
