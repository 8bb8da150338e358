package dev.martello.read.file;

/** Where a location that a template names lies. */
public sealed interface Located {

  /**
   * A file or folder of the scanned tree.
   *
   * @param path relative to the root, with forward slashes
   */
  record Inside(String path) implements Located {}

  /** Something that is not on this machine, for instance an object of a bucket. */
  record Remote(String location) implements Located {}

  /** A path that is not followed. */
  record Refused(String reason) implements Located {}
}
