package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.flow.Flow;
import dev.martello.code.mend.ParsedSources;
import dev.martello.code.mend.ShellFreeCall;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags commands for a shell that hold data from outside. */
@About(
    severity = HIGH,
    title = "Event data becomes part of a shell command",
    why =
        "Whoever sends the event runs programs inside the function, with the credentials of its"
            + " role.",
    mend = "Call the program with a list of arguments and without a shell.",
    cwe = 78,
    sameAs = {"B602", "B605"})
final class OsCommandInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.OS_COMMAND);
  }

  @Override
  public Remedy remedy(Flow flow, Context context) {
    var changes = ShellFreeCall.of(flow.where(), ParsedSources.of(context));
    return changes.isEmpty()
        ? FlowCheck.super.remedy(flow, context)
        : Remedy.of("call the program without a shell", changes.toArray(new Change[0]))
            .warning(
                "the program takes each value as one argument: one with blanks is no longer split");
  }
}
