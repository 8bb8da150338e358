package dev.martello.syntax;

import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one text, up to a bound. */
final class ProblemList {
  private final SourceFile file;
  private final List<Problem> problems = new ArrayList<>();

  ProblemList(SourceFile file) {
    this.file = file;
  }

  /** Adds a problem at a place; offsets past the end of the text mean the end. */
  void add(int start, int end, String message) {
    int length = file.text().length();
    int from = Math.clamp(start, 0, length);
    add(new Origin.Written(file, new Span(from, Math.clamp(end, from, length))), message);
  }

  void add(Origin origin, String message) {
    if (problems.size() < Bounds.PROBLEMS) {
      problems.add(Problem.at(origin, message));
    }
  }

  List<Problem> all() {
    return problems;
  }
}
