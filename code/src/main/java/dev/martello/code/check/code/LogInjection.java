package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.flow.SinkKind;
import dev.martello.code.flow.Source;
import java.util.Set;

/** Flags lines of the log that hold data from outside as it is. */
@About(
    severity = LOW,
    title = "Event data is written to the log as it is",
    why = "Line breaks in the data forge entries of the log.",
    mend = "Log structured entries (JSON) instead of lines made of data.",
    cwe = 117)
final class LogInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.LOG);
  }

  /** Parts of the application have no reason to forge each other's logs. */
  @Override
  public boolean isFrom(Source source) {
    return source.trust() != Source.Trust.INTERNAL;
  }
}
