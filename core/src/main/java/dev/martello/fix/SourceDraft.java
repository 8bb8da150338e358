package dev.martello.fix;

import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of source code on its way to what it shall hold: edits of the text, since nobody but its
 * own language could write it anew. Immutable; an edit gives a new one.
 */
final class SourceDraft {
  /*
   * The edits are kept as edits of what was read from the disk. Those of earlier rounds moved what
   * stands behind them, and remedies of this round name places in the text as it is by now; such a
   * place is counted back. A place that an earlier edit wrote itself has none in the original.
   */
  private final SourceFile original;
  private final List<Edit> earlier;
  private final List<Edit> edits;

  private SourceDraft(SourceFile original, List<Edit> earlier, List<Edit> edits) {
    this.original = original;
    this.earlier = List.copyOf(earlier);
    this.edits = edits.stream().sorted(Edit.BY_PLACE).toList();
  }

  static SourceDraft of(SourceFile file) {
    return new SourceDraft(file, List.of(), List.of());
  }

  SourceDraft nextRound() {
    return new SourceDraft(original, edits, edits);
  }

  /**
   * Adds an edit.
   *
   * @param now a place in the text as it was at the begin of this round
   * @return nothing where another edit is at work
   */
  Optional<SourceDraft> with(Span now, String text) {
    int shift = 0;
    var before = new ArrayList<Edit>();
    for (var edit : earlier) {
      int start = edit.span().start() + shift;
      int end = start + edit.text().length();
      if (now.end() <= start) {
        break;
      }
      if (now.start() < end) {
        return Optional.empty();
      }
      shift += edit.text().length() - edit.span().length();
      before.add(edit);
    }
    var place = new Span(now.start() - shift, now.end() - shift);
    var edit = new Edit(original, place, text);
    if (edits.contains(edit)) {
      return Optional.of(this);
    }
    for (var known : earlier) {
      if (place.length() == 0 && known.span().equals(place) && edits.contains(known)) {
        return Optional.of(inserted(known, before.contains(known), text));
      }
    }
    if (edits.stream().anyMatch(other -> touches(other.span(), place))) {
      return Optional.empty();
    }
    var more = new ArrayList<>(edits);
    more.add(edit);
    return Optional.of(new SourceDraft(original, earlier, more));
  }

  /** Adds text where an earlier round put some: behind that, or before it. */
  private SourceDraft inserted(Edit known, boolean isBehind, String text) {
    var joined = isBehind ? known.text() + text : text + known.text();
    var more = new ArrayList<>(edits);
    more.remove(known);
    more.add(new Edit(original, known.span(), joined));
    return new SourceDraft(original, earlier, more);
  }

  private static boolean touches(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end() || one.equals(other);
  }

  Patch patch() {
    return new Patch(original, edits);
  }
}
