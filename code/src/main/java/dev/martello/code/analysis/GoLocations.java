package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds where a flow is to be mended that reaches several lines of Go. */
final class GoLocations {
  private GoLocations() {}

  /** A function that only puts a page into an answer is handed it by the one that made it. */
  static Origin.Written finished(Taint taint, Interpreter interpreter) {
    var last = taint.trace();
    var made = last.before();
    if (made == null || made.before() == null) {
      return last.where();
    }
    boolean isHanded = !around(made, interpreter).equals(around(last, interpreter));
    return isHanded ? made.where() : last.where();
  }

  private static Optional<ProcedureId> around(Trace step, Interpreter interpreter) {
    return interpreter.stack().around(step.where());
  }

  /** The last of calls that are chained over several lines begins where its name stands. */
  static Origin.Written chained(CallEvent event) {
    var where = event.where();
    var name = event.name().substring(event.name().lastIndexOf('.') + 1);
    int at = event.language() == Language.GO ? where.text().lastIndexOf(name + "(") : -1;
    var before = where.text().substring(0, Math.max(0, at)).stripTrailing();
    boolean isOnItsOwn = before.endsWith(".") && where.text().startsWith("\n", before.length());
    return isOnItsOwn
        ? new Origin.Written(where.file(), new Span(where.span().start() + at, where.span().end()))
        : where;
  }

  /** What the request that a call makes is called. */
  private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*,\\s*\\w+\\s*:?=\\s*$");

  private static final Pattern MAKING =
      Pattern.compile("^(?:net/http|github\\.com/hashicorp/go-retryablehttp)\\.NewRequest");

  /** A request is made first and sent then, mostly in the same function. */
  static Optional<Origin.Written> sent(CallEvent event, Interpreter interpreter) {
    if (!MAKING.matcher(event.name()).find()) {
      return Optional.empty();
    }
    int start = event.where().span().start();
    var assigned = ASSIGNED.matcher(event.where().file().lineUntil(start));
    if (!assigned.find()) {
      return Optional.empty();
    }
    int end = interpreter.program().procedure(event.in()).span().end();
    var sending =
        Pattern.compile("[\\w.]+\\.(?:Do|RoundTrip)\\(\\s*" + assigned.group(1) + "\\b[^\\n]*")
            .matcher(event.where().file().text())
            .region(start, end);
    return sending.find()
        ? Optional.of(
            new Origin.Written(event.where().file(), new Span(sending.start(), sending.end())))
        : Optional.empty();
  }

  private static final Pattern OF_HEADER = Pattern.compile("the header `(.+)`");

  private static final Pattern BODY = Pattern.compile("\\bBody:");

  private static final Map<SinkKind, Pattern> HEADERS =
      Map.of(
          SinkKind.REDIRECT,
          Pattern.compile("(?i)\"location\""),
          SinkKind.CORS,
          Pattern.compile("(?i)\"access-control-allow-origin\""));

  /**
   * The field of the answer that data becomes, if the answer is written where it is given; a header
   * may have been put into a map before, for several answers.
   */
  static Optional<Origin.Written> field(
      SinkKind kind, String sink, Taint taint, Origin.Written answer, Span handler) {
    boolean isBody = kind == SinkKind.HTML || kind == SinkKind.ERROR;
    var header = OF_HEADER.matcher(sink);
    var name =
        isBody
            ? BODY
            : kind == SinkKind.HEADER && header.matches()
                ? Pattern.compile(Pattern.quote("\"" + header.group(1) + "\""))
                : HEADERS.get(kind);
    if (name == null) {
      return Optional.empty();
    }
    return first(name, answer)
        .or(
            () ->
                isBody
                    ? Optional.empty()
                    : taint.trace().steps().reversed().stream()
                        .map(Trace::where)
                        .filter(step -> step.file().equals(answer.file()))
                        .filter(step -> handler.start() <= step.span().start())
                        .filter(step -> step.span().end() <= handler.end())
                        .map(GoLocations::line)
                        .flatMap(line -> first(name, line).stream())
                        .findFirst());
  }

  private static Origin.Written line(Origin.Written where) {
    int start = where.file().startOfLine(where.line());
    int end = where.file().text().indexOf('\n', start);
    return new Origin.Written(
        where.file(), new Span(start, end < 0 ? where.file().text().length() : end));
  }

  /** Returns the rest of the line, from where a name stands in a text. */
  private static Optional<Origin.Written> first(Pattern name, Origin.Written within) {
    var written = name.matcher(within.text());
    if (!written.find()) {
      return Optional.empty();
    }
    int start = within.span().start() + written.start();
    int end = within.file().text().indexOf('\n', start);
    return Optional.of(
        new Origin.Written(within.file(), new Span(start, end < 0 ? within.span().end() : end)));
  }
}
