package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags queries of directories that hold data from outside. */
@About(
    severity = MEDIUM,
    title = "Event data becomes part of an LDAP query",
    why = "Whoever sends the event changes what the directory finds.",
    mend = "Escape the data for LDAP filters.",
    cwe = 90)
final class LdapInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.LDAP);
  }
}
