package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags runtimes that AWS stops mending soon. */
@About(
    severity = LOW,
    title = "Runtime is about to be deprecated",
    why =
        "Within half a year AWS mends no more holes in the runtime, and a move in haste is a move"
            + " without tests.",
    mend = "Plan the move to the successor now and test the function there.",
    cwe = 1104,
    sameAs = {"A.1"})
final class EndingRuntime implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Runtimes.judge(app, context, Runtimes::isEnding);
  }
}
