package dev.martello.code.check.code;

import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds annotations in the sources of Java that a function reaches, by how they are written. */
final class AnnotationTexts {
  private AnnotationTexts() {}

  /** An annotation, with the groups of the pattern. */
  record Found(MatchResult match, Origin.Written where) {}

  /**
   * Returns what matches.
   *
   * @param annotation its first group is the place that is told
   */
  static Stream<Found> in(CodeResults.FunctionCode code, Pattern annotation) {
    return code.result().reached().stream()
        .filter(unit -> unit.language() == Language.JAVA)
        .flatMap(
            unit ->
                annotation
                    .matcher(unit.file().text())
                    .results()
                    .map(
                        match ->
                            new Found(
                                match,
                                new Origin.Written(
                                    unit.file(), new Span(match.start(1), match.end(1))))));
  }
}
