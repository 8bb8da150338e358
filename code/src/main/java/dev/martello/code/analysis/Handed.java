package dev.martello.code.analysis;

import dev.martello.code.flow.Flow;
import dev.martello.code.value.Source;
import java.util.List;

/**
 * A call that hands data from outside to another service of AWS.
 *
 * @param call with the name of the queue, table, function, ... that it is handed to
 */
public record Handed(Usage call, List<Part> parts) {
  public Handed {
    parts = List.copyOf(parts);
  }

  /**
   * A piece of data that is handed over.
   *
   * @param source the way in that it came by
   * @param path where in the event it stood
   * @param at where in what is given to the call it stands, and in texts of JSON there; empty text
   *     for anywhere
   * @param cleared the kinds of sinks that it was made harmless for, as bits
   * @param isGuess whether it went through code that is not known
   * @param steps the way that it took, from where it came in
   */
  public record Part(
      Source source, String path, String at, long cleared, boolean isGuess, List<Flow.Step> steps) {
    public Part {
      steps = List.copyOf(steps);
    }
  }
}
