package dev.martello.code.jvm;

/** A method's code breaks the rules of the JVM, or the bounds of what is lowered. */
final class MalformedCodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedCodeException(String message) {
    super(message);
  }
}
