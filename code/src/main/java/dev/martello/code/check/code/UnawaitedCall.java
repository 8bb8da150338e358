package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.ir.Language;
import dev.martello.code.mend.Awaiting;
import dev.martello.code.mend.ParsedSources;
import dev.martello.code.project.CodeResults;
import java.util.List;
import java.util.stream.Stream;

/** Flags asynchronous work that the handler does not wait for. */
@About(
    category = ROBUSTNESS,
    severity = MEDIUM,
    title = "The handler ends before its work does",
    why =
        "The environment is frozen when the handler answers: the work is done much later, or never,"
            + " and its errors are lost.",
    mend =
        "Write `await`, or wait for all promises with `await Promise.all(...)`; `join()` in Java,"
            + " `Wait()` in Go.",
    cwe = 367)
final class UnawaitedCall implements PlaceCheck {
  static final String UNJOINED = "nobody waits for its end";

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (code.result().isCut()) {
      return Stream.empty();
    }
    if (code.entry().unit().language() == Language.GO) {
      return Goroutines.forgotten(code).map(where -> new Place(where, UNJOINED));
    }
    if (code.entry().unit().language().isStaticallyTyped()) {
      return ForgottenFutures.in(code).map(where -> new Place(where, UNJOINED));
    }
    return Stream.concat(UnawaitedInPython.in(code), UnawaitedPromises.in(code));
  }

  /** A thread is nothing that can be awaited. */
  @Override
  public Remedy remedy(Place place, Context context) {
    boolean isThread = place.message().equals(UNJOINED);
    var changes =
        isThread ? List.<Change>of() : Awaiting.of(place.where(), ParsedSources.of(context));
    return changes.isEmpty()
        ? Remedy.none()
        : Remedy.of("wait for it", changes.toArray(new Change[0]));
  }
}
