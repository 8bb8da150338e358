package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags runtimes that are maintained, but are not the newest of their language. */
@About(
    severity = LOW,
    title = "Runtime is not the newest of its language",
    why = "The older a runtime, the sooner its end comes, and the further the way from there.",
    mend = "Move to the newest runtime of the language with the next change of the function.",
    cwe = 1104,
    sameAs = {"L1", "LambdaLatestVersion"},
    isStrict = true)
final class OutdatedRuntime implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Runtimes.judge(app, context, Runtimes::isOutdated);
  }
}
