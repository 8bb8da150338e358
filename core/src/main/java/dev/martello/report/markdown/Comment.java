package dev.martello.report.markdown;

import java.nio.charset.StandardCharsets;

/** A comment that grows by whole blocks as long as they fit. */
final class Comment {
  /** GitHub's limit of a comment is 65,536 characters; bytes are counted, which are never fewer. */
  private static final int MOST_BYTES = 65_536;

  private static final int RESERVED = 200;

  /** Tells a later run which comment of the pull request is its own. */
  private static final String MARKER = "<!-- martello -->\n";

  private final StringBuilder text = new StringBuilder(MARKER);
  private final String all;
  private int bytes = MARKER.length();
  private int leftOut;

  /**
   * Starts a comment.
   *
   * @param all how much there is to tell: {@code 3 findings}
   */
  Comment(String all) {
    this.all = all;
  }

  /** Takes a block that tells no finding. */
  void take(String block) {
    take(block, 0);
  }

  /** Takes a block that tells some findings, or counts them as left out. */
  void take(String block, int findings) {
    int size = block.getBytes(StandardCharsets.UTF_8).length + 2;
    if (bytes + size + RESERVED > MOST_BYTES) {
      leftOut += findings;
      return;
    }
    text.append('\n').append(block).append('\n');
    bytes += size;
  }

  String text() {
    if (leftOut > 0) {
      text.append("\nToo much for a comment: %d of %s are left out.\n".formatted(leftOut, all));
    }
    return text.toString();
  }
}
