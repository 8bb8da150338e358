package dev.martello.check;

import dev.martello.model.App;
import java.time.LocalDate;
import java.util.stream.Stream;

/** A question to the application, answered by a verdict for each thing that it is about. */
public interface Check {

  /** Answers for the whole application. */
  Stream<Verdict> run(App app, Context context);

  /**
   * What a check may know beside the application.
   *
   * @param today the day for which dates are judged
   */
  record Context(LocalDate today) {}
}
