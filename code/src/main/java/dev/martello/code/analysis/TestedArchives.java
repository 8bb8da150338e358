package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells archives of Python that the code looks through, or bounds, before it unpacks them. */
final class TestedArchives {
  /*
   * A loop over the names proves nothing about a way that leaves it at once, so what was tested in it
   * is gone behind it. That entries are gone through, their names or sizes asked for, and something
   * is refused, all above the call in the same function, is taken for such a test.
   */
  private static final Pattern ENTRIES =
      Pattern.compile(
          "\\b(?<tar>getmembers|getnames)\\(\\)|\\b(?<zip>namelist|infolist)\\(\\)"
              + "|\\bfor\\s+\\w+\\s+in\\s+\\w*(?:tar|zip|archive|zf|tf)\\w*\\s*:");

  private static final Pattern ASKED =
      Pattern.compile(
          "\\.\\.|\\.startswith\\(|realpath|abspath|normpath|commonpath|commonprefix|is_relative_to"
              + "|\\.resolve\\(|is_?safe|valid|basename");

  /** What unpacks to too much; sizes say nothing of where entries go. */
  private static final Pattern BOUNDED = Pattern.compile("file_size|\\.size\\b");

  private static final Pattern REFUSED =
      Pattern.compile("\\b(?:raise|return|continue|abort)\\b|\\bassert\\b");

  /** The setting of an archive that says which entries may be unpacked. */
  private static final String FILTER = "tarfile.Archive.extraction_filter";

  private static final Pattern TRUSTING = Pattern.compile("fully_trusted");

  /** What gives the entries of an archive. */
  private static final Pattern LISTING =
      Pattern.compile("(?:tarfile|zipfile)\\.Archive\\.(?:getmembers|getnames|namelist|infolist)");

  private final Set<Integer> filtered = new HashSet<>();

  /** Functions that have others go through the entries of archives, which may refuse some. */
  private final Set<ProcedureId> testing = new HashSet<>();

  /** Takes note of a function that goes through the entries of an archive. */
  void called(CallEvent event, Interpreter interpreter) {
    if (LISTING.matcher(event.name()).matches()
        && !event.callers().isEmpty()
        && isTesting(event, interpreter)) {
      interpreter.stack().around(event.callers().getLast()).ifPresent(testing::add);
    }
  }

  private static boolean isTesting(CallEvent event, Interpreter interpreter) {
    var in = event.in();
    var text = interpreter.program().unit(in.unit()).file().text();
    var span = interpreter.program().procedure(in).span();
    var own = text.substring(span.start(), Math.min(span.end(), text.length()));
    return isAsked(own, event) && REFUSED.matcher(own).find();
  }

  /** Python's own unpacking of zip files keeps entries within the folder. */
  private static boolean isAsked(String text, CallEvent event) {
    return ASKED.matcher(text).find()
        || (event.name().startsWith("zipfile.") && BOUNDED.matcher(text).find());
  }

  /** Takes note of a filter that an archive is given. */
  void stored(String name, Value value, CallEvent at) {
    boolean isFilter =
        name.equals(FILTER)
            && value.only().orElse(null) instanceof Atom.External(var filter, _, _)
            && filter.startsWith("tarfile.")
            && !TRUSTING.matcher(filter).find();
    if (isFilter) {
      for (var atom : at.receiver().atoms()) {
        if (atom instanceof Atom.External external && external.call() >= 0) {
          filtered.add(external.call());
        }
      }
    }
  }

  /** Returns whether entries were tested before an archive is unpacked. */
  boolean isTested(CallEvent event, Interpreter interpreter) {
    if (event.language() != Language.PYTHON) {
      return false;
    }
    boolean isFiltered =
        event.receiver().atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.External external && filtered.contains(external.call()));
    return isFiltered || isTestedAbove(event, interpreter) || testing.contains(event.in());
  }

  private static boolean isTestedAbove(CallEvent event, Interpreter interpreter) {
    int start = interpreter.program().procedure(event.in()).span().start();
    int end = event.where().span().start();
    var above = event.where().file().text().substring(Math.min(start, end), end);
    var other = event.name().startsWith("tarfile.") ? "zip" : "tar";
    return ENTRIES.matcher(above).results().anyMatch(found -> found.group(other) == null)
        && isAsked(above, event)
        && REFUSED.matcher(above).find();
  }
}
