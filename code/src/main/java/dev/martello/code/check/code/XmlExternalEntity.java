package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.flow.Flow;
import dev.martello.code.mend.ParsedSources;
import dev.martello.code.mend.PlainXml;
import dev.martello.code.value.SinkKind;
import java.util.Set;

/** Flags parsers that follow entities in XML from outside. */
@About(
    severity = MEDIUM,
    title = "XML from outside is parsed with entities",
    why = "Entities in the document read files or addresses, or fill the memory.",
    mend = "Parse with a library that refuses entities, such as defusedxml.",
    cwe = 611,
    sameAs = {"B314"})
final class XmlExternalEntity implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.XML);
  }

  @Override
  public Remedy remedy(Flow flow, Context context) {
    var changes = PlainXml.of(flow.where(), ParsedSources.of(context));
    return changes.isEmpty()
        ? FlowCheck.super.remedy(flow, context)
        : Remedy.of("leave entities as they are", changes.toArray(new Change[0]));
  }
}
