package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags files whose path holds data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data chooses a file",
    why =
        "Whoever sends the event reads or overwrites files that the function can reach, its code"
            + " and temporary files among them.",
    mend = "Take the base name only, or check that the resolved path stays in its folder.",
    cwe = 22)
final class PathTraversal implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.FILE_PATH);
  }
}
