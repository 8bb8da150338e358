package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags slow work beside which nothing goes on of what the event began at the same time. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "Slow work blocks the event loop",
    why = "While it runs, answers of requests that were begun wait, and no timeout is looked at.",
    mend = "Use the function of the same name that gives a promise or takes a callback.")
final class BlockedEventLoop implements MisuseCheck {
  /** As knowledge tells slow work of a function that has nothing else to do. */
  static final String ALONE = "blocked-event-loop-alone";

  @Override
  public String misuse() {
    return "blocked-event-loop";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var results = context.shared(CodeResults.class, CodeResults::of);
    return MisuseCheck.verdicts(
        results,
        misuse ->
            misuse.check().equals(misuse()) || context.isStrict() && misuse.check().equals(ALONE));
  }
}
