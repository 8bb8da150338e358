package dev.martello.code.archive;

import java.io.IOException;

/** An archive, or an entry of it, is malformed or beyond the bounds; the message is for people. */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1;

  public ArchiveException(String message) {
    super(message);
  }
}
