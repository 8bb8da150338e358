package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.flow.Flow;
import dev.martello.code.mend.ParameterisedStatement;
import dev.martello.code.mend.ParsedSources;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags statements whose text holds data from outside. */
@About(
    severity = HIGH,
    title = "Event data becomes part of an SQL statement",
    why = "Whoever sends the event reads or changes any row that the function's database user may.",
    mend = "Hand the data over as parameters of a statement whose text is constant.",
    cwe = 89,
    sameAs = {"B608"})
final class SqlInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.SQL);
  }

  @Override
  public Remedy remedy(Flow flow, Context context) {
    var changes = ParameterisedStatement.of(flow.where(), ParsedSources.of(context));
    return changes.isEmpty()
        ? FlowCheck.super.remedy(flow, context)
        : Remedy.of("hand the data over as parameters", changes.toArray(new Change[0]))
            .warning(
                "values reach the database with their own types: a number for a column of text may"
                    + " be refused");
  }
}
