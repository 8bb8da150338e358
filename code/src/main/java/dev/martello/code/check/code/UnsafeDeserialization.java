package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.flow.Flow;
import dev.martello.code.mend.ParsedSources;
import dev.martello.code.mend.SafeLoading;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags data from outside from which objects are made. */
@About(
    severity = HIGH,
    title = "Event data is deserialised into objects",
    why = "Whoever sends the event runs code inside the function while the data is read.",
    mend = "Use JSON, or a loader that makes plain data only.",
    cwe = 502,
    sameAs = {"B301", "B506"})
final class UnsafeDeserialization implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.DESERIALIZATION);
  }

  @Override
  public Remedy remedy(Flow flow, Context context) {
    var changes = SafeLoading.of(flow.where(), ParsedSources.of(context));
    return changes.isEmpty()
        ? FlowCheck.super.remedy(flow, context)
        : Remedy.of("use `SafeLoader`", changes.toArray(new Change[0]));
  }
}
