package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags files, sockets, connections and streams that the handler opens and nobody closes. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "What the handler opens is not closed",
    why =
        "The environment serves many events: descriptors and connections pile up until opening"
            + " fails, and what was written may be missing.",
    mend = "Open it by `with` or try-with-resources, or close it in `finally`.",
    cwe = 772)
final class UnclosedResource implements MisuseCheck, PlaceCheck {
  @Override
  public String misuse() {
    return "unclosed-resource";
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return Stream.concat(ClosedOnEveryWay.lost(code), GoClosing.lost(code));
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(MisuseCheck.super.run(app, context), PlaceCheck.super.run(app, context));
  }
}
