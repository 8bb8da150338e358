package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what of a text is so little, or chosen so, that it may be shown. */
public final class Excerpts {
  private static final int FEW = 8;

  /** The first or last few characters, by which people recognise a secret. */
  private static final Pattern SLICE =
      Pattern.compile("\\[\\s*(?:0?\\s*:\\s*[1-8]|-[1-8]\\s*:)\\s*]$");

  private static final Pattern CUTTING =
      Pattern.compile("(?:value|str|string|java\\.lang\\.String)\\.(?:slice|substring|substr)");

  /** Python: what stands behind the last slash. */
  private static final Pattern BEHIND =
      Pattern.compile("\\.r(?:find|index)\\(\\s*[\"']/[\"']\\s*\\)\\s*\\+\\s*1\\s*:\\s*]$");

  private Excerpts() {}

  /** Returns the same without secrets that are not in it any more. */
  public static Value of(Value result, CallEvent event, Interpreter run) {
    if (CUTTING.matcher(event.name()).matches()) {
      var rest = Contents.from(result, event.arguments().at(0));
      return isFew(event) ? without(rest, FEW_CHARACTERS) : rest;
    }
    return isChosen(event, run) ? without(result, SinkKind.SECRET_LOG.bit()) : result;
  }

  /** Returns a part of a text that a slice in brackets takes. */
  static Value ofSlice(Value part, String text) {
    return SLICE.matcher(text).find()
        ? without(part, FEW_CHARACTERS)
        : BEHIND.matcher(text).find()
            ? without(part, SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit())
            : part;
  }

  /** Neither a secret nor a line of the log that says something has room in them. */
  private static final long FEW_CHARACTERS = SinkKind.SECRET_LOG.bit() | SinkKind.LOG.bit();

  private static Value without(Value value, long kinds) {
    return value.each(taint -> taint.clear(kinds));
  }

  private static boolean isFew(CallEvent event) {
    var from = number(event, 0);
    var end = number(event, 1);
    return from.filter(start -> start < 0 && start >= -FEW).isPresent()
        || from.filter(start -> start == 0).isPresent()
            && end.filter(last -> last > 0 && last <= FEW).isPresent();
  }

  private static Optional<Double> number(CallEvent event, int at) {
    return event.arguments().at(at).constantNumber();
  }

  /** JavaScript: a function, a list or the object itself decides what of it becomes text. */
  private static boolean isChosen(CallEvent event, Interpreter run) {
    return event.name().equals("JSON.stringify")
        && (event.arguments().at(1).atoms().stream()
                .anyMatch(atom -> atom instanceof Atom.Function || atom instanceof Atom.Reference)
            || OwnTexts.isShownByItself(event.arguments().at(0), "toJSON", run));
  }
}
