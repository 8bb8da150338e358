package dev.martello.code.check.code;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mends calls by other words for parts of them, as the knowledge of their libraries says. */
final class Rewordings {
  /*
   * What is looked for must stand exactly once in the call: a second place may be another call inside
   * of it, or a text. That the finding ends and the file can still be read is tried before a fix is
   * offered, as for every other one.
   */
  private static final int LONGEST_CALL = 10_000;

  private Rewordings() {}

  /**
   * Returns what mends a call: the first of some rewordings that finds its place in it.
   *
   * @param mend what to do, for people; empty text for the rewording itself
   */
  static Remedy remedy(Origin.Written call, String mend, List<Knowledge.Rewording> edits) {
    if (call.span().length() > LONGEST_CALL) {
      return Remedy.none();
    }
    return edits.stream()
        .flatMap(edit -> reworded(call, edit).stream())
        .findFirst()
        .map(change -> Remedy.of(mend.isEmpty() ? title(change) : mend, change))
        .orElseGet(Remedy::none);
  }

  private static Optional<Change.Reword> reworded(Origin.Written call, Knowledge.Rewording edit) {
    int from = call.span().start();
    return edit.in(whole(call))
        .map(
            part ->
                new Change.Reword(
                    new Origin.Written(
                        call.file(), new Span(from + part.start(), from + part.end())),
                    part.text()));
  }

  private static final Pattern WRITTEN = Pattern.compile("[ \\t]*=(?!=)[^\\n]*");

  /** What is written into a member of an object stands behind the member, in the same line. */
  private static String whole(Origin.Written call) {
    var file = call.file().text();
    var behind = WRITTEN.matcher(file).region(call.span().end(), file.length());
    return behind.lookingAt() ? call.text() + behind.group() : call.text();
  }

  private static String title(Change.Reword change) {
    return "change `%s` to `%s`".formatted(shown(change.place().text()), shown(change.text()));
  }

  private static String shown(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }
}
