package dev.martello.code.value;

import org.jspecify.annotations.Nullable;

/**
 * A piece of data from outside that is followed.
 *
 * @param source the number of the way in that it came by
 * @param path where in the event it stands, for instance {@code body.name}; elements of lists are
 *     {@code *}
 */
public record Label(int source, String path) implements Comparable<Label> {
  /** The number of the source that errors are. */
  public static final int ERROR = -1;

  /** The number of the source that secrets are. */
  public static final int SECRET = -2;

  /** The number of the source that claims of tokens are which nobody verified. */
  public static final int CLAIMS = -3;

  /** The number of the source that numbers are which others can compute or guess. */
  public static final int GUESSABLE = -4;

  /** The number of the source of what nobody can guess. */
  public static final int UNGUESSABLE = -5;

  /** What an error says. */
  public static final Label FAILURE = new Label(ERROR, "error");

  /** What stands for all that comes in by a way; no field is called so. */
  private static final String WAY = "(way)";

  /** Returns the label of all that comes in by a way. */
  public static Label ofWay(int source) {
    return new Label(source, WAY);
  }

  /** Returns whether it is a secret, or has one in it. */
  public boolean isSecret() {
    return source == SECRET;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Label label && source == label.source && path.equals(label.path));
  }

  @Override
  public int hashCode() {
    return 31 * source + path.hashCode();
  }

  @Override
  public int compareTo(Label other) {
    int bySource = Integer.compare(source, other.source);
    return bySource != 0 ? bySource : path.compareTo(other.path);
  }
}
