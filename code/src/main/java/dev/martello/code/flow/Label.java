package dev.martello.code.flow;

import org.jspecify.annotations.Nullable;

/**
 * A piece of data from outside that is followed.
 *
 * @param source the number of the way in that it came by
 * @param path where in the event it stands, for instance {@code body.name}; elements of lists are
 *     {@code *}
 */
record Label(int source, String path) implements Comparable<Label> {
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
