package dev.martello.code.jvm;

import java.io.IOException;

/** An archive, or an entry of it, is malformed or beyond the bounds; the message is for people. */
final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1;

  ArchiveException(String message) {
    super(message);
  }
}
