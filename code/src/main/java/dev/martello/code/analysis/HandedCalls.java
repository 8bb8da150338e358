package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Partials;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Taint;
import dev.martello.value.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Python: functions of libraries that are handed over together with what they are called with.
 * Whatever calls them, be it for new attempts or page by page, is not to be mended.
 */
final class HandedCalls {
  /** Calls a name with what was handed over, and nothing else. */
  private static final Pattern HANDED_ON =
      Pattern.compile(
          "(\\w+)\\(\\s*\\*{0,2}\\w+(?:\\s*,\\s*(?:\\*{1,2}|\\w+=)?\\w+)*\\s*,?\\s*\\)");

  private static final int LONGEST = 200;

  private HandedCalls() {}

  /** Returns where a function that is called was handed over with its arguments. */
  static Optional<Origin.Written> of(Taint taint, CallEvent event, Interpreter interpreter) {
    if (event.language() != Language.PYTHON) {
      return Optional.empty();
    }
    return taint.trace().message().equals(Partials.GIVEN)
        ? Optional.of(taint.trace().where())
        : handed(event, interpreter);
  }

  private static Optional<Origin.Written> handed(CallEvent event, Interpreter interpreter) {
    var text = event.where().text();
    var call = HANDED_ON.matcher(text);
    if (event.callers().isEmpty() || text.length() > LONGEST || !call.matches()) {
      return Optional.empty();
    }
    boolean isParameter =
        interpreter.program().procedure(event.in()).parameters().stream()
            .anyMatch(parameter -> parameter.name().equals(call.group(1)));
    return isParameter ? Optional.of(event.callers().getLast()) : Optional.empty();
  }
}
