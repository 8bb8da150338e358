package dev.martello.code.tree;

/** Says that sources cannot be parsed on this machine, and what is needed. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }
}
