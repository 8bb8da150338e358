package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Language;
import dev.martello.code.library.Answers;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.value.Origin;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds where a page is written that data gets into. */
final class Pages {
  private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z!][^\\n<>]{0,300}>");

  /** Steps that put what is there somewhere, and write nothing. */
  private static final Set<String> PUTTING = Set.of(Objects.STORED, Answers.PART, Trace.HANDED);

  private Pages() {}

  /**
   * Returns where data first stands between markup, if that is in another function than the one
   * that answers: there it is to be escaped. In Python and Java a function that is handed the page,
   * or an object that collects its pieces, is where the answer is mended.
   */
  static Origin.Written written(
      Origin.Written answer, Taint taint, CallEvent event, Interpreter interpreter) {
    var answering = interpreter.stack().around(answer);
    boolean isCollected =
        (event.language() == Language.PYTHON || event.language().isOfJvm())
            && answering.filter(event.in()::equals).isEmpty();
    // What only comes in is no part of a text yet.
    var first =
        taint.trace().steps().stream()
            .skip(1)
            .filter(step -> !PUTTING.contains(step.message()))
            .map(Trace::where)
            .filter(Pages::isMarkup)
            .findFirst();
    if (isCollected) {
      return first
          .filter(_ -> event.language() == Language.PYTHON)
          .filter(step -> interpreter.stack().around(step).filter(event.in()::equals).isPresent())
          .orElse(answer);
    }
    return first.filter(step -> !interpreter.stack().around(step).equals(answering)).orElse(answer);
  }

  private static boolean isMarkup(Origin.Written where) {
    return MARKUP.matcher(where.file().lineText(where.line())).find();
  }
}
