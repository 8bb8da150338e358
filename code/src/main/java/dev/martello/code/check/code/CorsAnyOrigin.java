package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.flow.SinkKind;
import dev.martello.model.App;
import java.util.Set;
import java.util.stream.Stream;

/** Flags answers that any origin may read with the visitor's credentials. */
@About(
    severity = MEDIUM,
    title = "Any site may read answers with credentials",
    why = "A site that somebody visits calls the API as that person and reads what it answers.",
    mend = "Compare the origin with a list of known ones before it is sent back.",
    cwe = 942)
final class CorsAnyOrigin implements FlowCheck, MisuseCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.CORS);
  }

  @Override
  public String misuse() {
    return "cors-any-origin";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(FlowCheck.super.run(app, context), MisuseCheck.super.run(app, context));
  }
}
