package dev.martello.code.knowledge;

import java.util.function.Supplier;

/**
 * A text that can be looked at so often and no more: regular expressions may come from the scanned
 * project, and some of them take exponential time.
 */
final class BoundedText implements CharSequence {
  private static final int MOST_LOOKS = 1_000_000;

  private final String text;
  private int looks;

  private BoundedText(String text) {
    this.text = text;
  }

  static BoundedText of(String text) {
    return new BoundedText(text);
  }

  /** Returns an answer, or another one where it takes too long to find. */
  static <T> T orElse(T otherwise, Supplier<T> question) {
    try {
      return question.get();
    } catch (ExhaustedException | StackOverflowError _) {
      return otherwise;
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw new ExhaustedException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
