package dev.martello.code.jvm;

import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.Map;

/** Turns line numbers into places of a source. */
final class Places {
  private final SourceFile file;
  private final InlinedLines inlined;
  private final Map<Integer, Span> known = new HashMap<>();

  Places(SourceFile file, InlinedLines inlined) {
    this.file = file;
    this.inlined = inlined;
  }

  SourceFile file() {
    return file;
  }

  /** Returns the text of a line without what is blank around it. */
  Span line(int number) {
    return known.computeIfAbsent(Math.max(1, number), this::find);
  }

  private Span find(int compiled) {
    int number = inlined.written(compiled);
    int start = file.startOfLine(number);
    int end = file.startOfLine(number + 1);
    while (start < end && Character.isWhitespace(file.text().charAt(start))) {
      start++;
    }
    if (start == end) {
      start = file.startOfLine(number);
      end = start;
    }
    while (end > start && Character.isWhitespace(file.text().charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }
}
