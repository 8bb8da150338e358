package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags redirects whose host is chosen by data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data chooses where a browser is sent",
    why = "A link to your site leads to any other site.",
    mend = "Redirect only to known paths or hosts.",
    cwe = 601)
final class OpenRedirect implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.REDIRECT);
  }
}
