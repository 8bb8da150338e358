package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.value.SinkKind;
import dev.martello.model.App;
import java.util.Set;
import java.util.stream.Stream;

/** Flags archives from outside that are unpacked as they are. */
@About(
    severity = MEDIUM,
    title = "An archive from outside is unpacked unchecked",
    why = "Entries of the archive that climb out of the folder overwrite other files.",
    mend = "Check each entry's resolved path, or use the extraction filter `data`.",
    cwe = 22,
    sameAs = {"B202"})
final class UnsafeArchiveExtraction implements FlowCheck, MisuseCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.ARCHIVE);
  }

  @Override
  public String misuse() {
    return "unsafe-archive-extraction";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(FlowCheck.super.run(app, context), MisuseCheck.super.run(app, context));
  }
}
