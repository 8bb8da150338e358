package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.Answers;
import dev.martello.code.library.Golang;
import dev.martello.code.library.Patterns;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds where a flow is to be mended: at the call that data reaches, or where an answer is made.
 */
final class FlowLocations {
  private static final Set<SinkKind> OF_HEADERS =
      Set.of(SinkKind.REDIRECT, SinkKind.HEADER, SinkKind.CORS);

  /** What takes the details out of an error. */
  private static final Pattern DETAIL =
      Pattern.compile("\\.(?:get(?:Localized)?Message|getStackTrace\\w*|toString)`");

  /** An error that is handed to a function, or asked for an answer. */
  private static final Pattern NAMED_ERROR =
      Pattern.compile("\\([^()]*\\b\\w*[eE]rr(?:or)?\\b|\\b\\w*[eE]rr(?:or)?\\.\\w+\\(");

  private static final Pattern COOKIE = Pattern.compile("([\\w.-]+)=");

  private FlowLocations() {}

  /**
   * Where an answer is to be mended: where the handler returns it, if it is an error or data took a
   * step in the handler itself; else where the data was last seen, in a function that the handler
   * chose among others. The end of a function is no place that anybody wrote.
   */
  static Origin.Written of(
      SinkKind kind, Knowledge.Sink sink, Taint taint, CallEvent event, Interpreter interpreter) {
    if (!event.name().equals("return")) {
      return switch (kind) {
        case SLOW_PATTERN -> compiled(event, interpreter).orElse(event.where());
        case URL ->
            GoLocations.sent(event, interpreter).orElseGet(() -> GoLocations.chained(event));
        case HEADER, REDIRECT, CORS -> inside(taint, event).orElse(event.where());
        default -> HandedCalls.of(taint, event, interpreter).orElse(GoLocations.chained(event));
      };
    }
    if (kind == SinkKind.SECRET_ANSWER) {
      return stored(taint)
          .orElseGet(() -> ofAnswer(SinkKind.ERROR, sink, taint, event, interpreter));
    }
    var answer = ofAnswer(kind, sink, taint, event, interpreter);
    return kind == SinkKind.HTML ? Pages.written(answer, taint, event, interpreter) : answer;
  }

  /** Where data was first put into something that then became part of the answer. */
  private static Optional<Origin.Written> stored(Taint taint) {
    return taint.trace().steps().stream()
        .filter(step -> step.message().equals(Objects.STORED))
        .map(Trace::where)
        .findFirst();
  }

  private static Origin.Written ofAnswer(
      SinkKind kind, Knowledge.Sink sink, Taint taint, CallEvent event, Interpreter interpreter) {
    if (event.language().isOfJvm()) {
      return ofJvm(kind, taint, event, interpreter);
    }
    boolean isHeader =
        event.language() == Language.PYTHON
            ? kind == SinkKind.HEADER || kind == SinkKind.REDIRECT
            : event.language().isScript() && OF_HEADERS.contains(kind);
    if (isHeader) {
      return entry(taint).map(FlowLocations::line).orElse(event.where());
    }
    var handler = interpreter.program().procedure(event.in()).span();
    boolean isWritten = !event.where().span().equals(handler);
    if (kind == SinkKind.ERROR) {
      boolean isNamed = isWritten && NAMED_ERROR.matcher(event.where().text()).find();
      return isNamed
          ? taken(taint, event, interpreter)
              .orElseGet(() -> whole(kind, sink, taint, event, handler))
          : decided(taint, event, interpreter);
    }
    if (event.language() == Language.PYTHON && kind == SinkKind.HTML) {
      var page = ofPage(taint, handler, event.where());
      return page == event.where() ? written(OF_BODY, page) : page;
    }
    if (event.language() == Language.PYTHON && kind == SinkKind.CORS) {
      return origin(taint, event, interpreter);
    }
    boolean isWithin =
        taint.trace().steps().stream()
            .map(Trace::where)
            .anyMatch(
                step -> step.file().equals(event.where().file()) && isIn(handler, step.span()));
    return isWithin && isWritten
        ? template(kind, taint, event, handler)
            .orElseGet(() -> whole(kind, sink, taint, event, handler))
        : event.language() == Language.GO && kind == SinkKind.HTML
            ? GoLocations.finished(taint, interpreter)
            : taint.trace().where();
  }

  /** Scripts: what takes the details out of an error. */
  private static final Pattern TAKING =
      Pattern.compile("\\.(?:stack|message|toString)\\b|\\bString\\(|\\binspect\\(");

  /**
   * Scripts: the function that is handed an error as a whole may take its details for an answer.
   */
  private static Optional<Origin.Written> taken(
      Taint taint, CallEvent event, Interpreter interpreter) {
    boolean isWhole = event.language().isScript() && !TAKING.matcher(event.where().text()).find();
    return isWhole
        ? taint.trace().steps().reversed().stream()
            .map(Trace::where)
            .filter(step -> TAKING.matcher(line(step).text()).find())
            .filter(
                step ->
                    interpreter
                        .stack()
                        .around(step)
                        .filter(id -> !id.equals(event.in()))
                        .isPresent())
            .findFirst()
        : Optional.empty();
  }

  private static final Pattern OF_BODY = Pattern.compile("\\b[\"']?body[\"']?\\s*[:,][^\\n]*");

  private static final Pattern OF_ORIGIN =
      Pattern.compile("(?i)[\"']access-control-allow-origin[\"']\\s*:[^\\n]*");

  private static final Pattern SAYING_ORIGIN =
      Pattern.compile("(?i)access-control-allow-origin|_origin\\b");

  /** The entry that says which origin it is: where it was stored, or near to where it was read. */
  private static Origin.Written origin(Taint taint, CallEvent event, Interpreter interpreter) {
    var steps = taint.trace().steps().reversed().stream().map(Trace::where).toList();
    var stored =
        steps.stream().map(FlowLocations::line).filter(FlowLocations::isOfOrigin).findFirst();
    if (stored.isPresent()) {
      return stored.get();
    }
    return steps.stream()
        .flatMap(step -> interpreter.stack().around(step).stream())
        .map(
            id ->
                new Origin.Written(
                    interpreter.program().unit(id.unit()).file(),
                    interpreter.program().procedure(id).span()))
        .map(procedure -> written(OF_ORIGIN, procedure))
        .filter(found -> isOfOrigin(found) && found.text().lines().count() == 1)
        .findFirst()
        .orElseGet(() -> written(OF_ORIGIN, event.where()));
  }

  private static boolean isOfOrigin(Origin.Written where) {
    return SAYING_ORIGIN.matcher(where.text()).find();
  }

  /** The entry of an answer that data becomes, if the answer stands where it is given. */
  private static Origin.Written written(Pattern entry, Origin.Written answer) {
    var found = entry.matcher(answer.text());
    int start = answer.span().start();
    return found.find()
        ? new Origin.Written(answer.file(), new Span(start + found.start(), start + found.end()))
        : answer;
  }

  /** Where the handler has a page made by a template that escapes nothing. */
  private static Optional<Origin.Written> template(
      SinkKind kind, Taint taint, CallEvent event, Span handler) {
    return taint.trace().steps().stream()
        .filter(step -> kind == SinkKind.HTML && step.message().equals(Golang.TEMPLATE))
        .map(Trace::where)
        .filter(where -> where.file().equals(event.where().file()) && isIn(handler, where.span()))
        .findFirst();
  }

  private static Origin.Written whole(
      SinkKind kind, Knowledge.Sink sink, Taint taint, CallEvent event, Span handler) {
    if (event.language().isScript() && kind == SinkKind.HTML) {
      return written(OF_BODY, event.where());
    }
    var name = sink.calls().isEmpty() ? "" : sink.calls().getFirst().text();
    return event.language() == Language.GO
        ? GoLocations.field(kind, name, taint, event.where(), handler).orElse(event.where())
        : event.where();
  }

  /** A regular expression that is tried as an object stands where that is made. */
  private static Optional<Origin.Written> compiled(CallEvent event, Interpreter interpreter) {
    var receiver = event.receiver();
    var made =
        event.language() == Language.GO
            ? interpreter.objects().element(receiver, "pattern")
            : receiver.join(event.arguments().at(0));
    return made.atoms().stream()
        .map(Value::of)
        .filter(one -> event.language() == Language.GO || Patterns.of(one).isPresent())
        .flatMap(one -> Patterns.slow(one, event.language().isOfJvm()))
        .map(
            pattern ->
                Pattern.compile(
                    Pattern.quote(pattern)
                        + "|"
                        + Pattern.quote(pattern.replace("\\", "\\\\").replace("\"", "\\\""))))
        .flatMap(
            text ->
                Optional.of(written(text, event.where()))
                    .filter(found -> found != event.where())
                    .or(() -> written(text, event, interpreter))
                    .stream())
        .findFirst();
  }

  /** Returns the first place, in the file of a call or another one, whose text is such. */
  private static Optional<Origin.Written> written(
      Pattern text, CallEvent event, Interpreter interpreter) {
    var own = event.where().file();
    var around = interpreter.program().procedure(event.in()).span();
    int end = Math.min(around.end(), own.text().length());
    return first(text, own, event.where().span())
        .or(() -> first(text, own, new Span(Math.min(around.start(), end), end)))
        .or(
            () ->
                Stream.concat(
                        Stream.of(own), interpreter.program().units().stream().map(Unit::file))
                    .flatMap(file -> first(text, file, new Span(0, file.text().length())).stream())
                    .findFirst());
  }

  private static Optional<Origin.Written> first(Pattern text, SourceFile file, Span within) {
    var matcher = text.matcher(file.text()).region(within.start(), within.end());
    return matcher.find()
        ? Optional.of(new Origin.Written(file, new Span(matcher.start(), matcher.end())))
        : Optional.empty();
  }

  /**
   * A page is made where its text becomes part of an answer, be it in a function for all pages: no
   * step of the data is behind that.
   */
  private static Origin.Written ofPage(Taint taint, Span handler, Origin.Written answer) {
    var last = taint.trace().where();
    boolean isOfHandler = last.file().equals(answer.file()) && isIn(handler, last.span());
    return isOfHandler && !answer.span().equals(handler) ? answer : last;
  }

  /** A call that is handed a map of headers may take several lines. */
  private static Optional<Origin.Written> inside(Taint taint, CallEvent event) {
    return entry(taint)
        .filter(step -> step.file().equals(event.where().file()))
        .filter(step -> isIn(event.where().span(), step.span()))
        .filter(step -> step.line() != event.where().line())
        .map(FlowLocations::line);
  }

  /** Returns where an answer says who may read it, or where it is given. */
  static Origin.Written ofOrigin(CallEvent answer, Interpreter interpreter) {
    return written(ORIGIN, answer, interpreter).orElse(answer.where());
  }

  /** Returns where an address is written, by how it begins, or where it is asked. */
  static Origin.Written ofAddress(String start, CallEvent event, Interpreter interpreter) {
    var whole = start.endsWith("/") ? "(?=[\"'`$%{])" : "";
    var text = Pattern.compile("[\"'`]" + Pattern.quote(start) + whole);
    return written(text, event, interpreter).orElse(event.where());
  }

  private static final Pattern ORIGIN =
      Pattern.compile("(?i)[\"'`]access-control-allow-origin[\"'`]");

  /** The shortest piece of a cookie's text by which it is found. */
  private static final int LONG_ENOUGH = 8;

  /** Returns where a cookie is set: in Python where most of its text stands. */
  static Origin.Written ofCookie(String cookie, CallEvent answer, Interpreter interpreter) {
    var longest =
        Stream.of(cookie.split("[*\\d]+"))
            .filter(piece -> piece.length() >= LONG_ENOUGH)
            .max(Comparator.comparingInt(String::length));
    boolean isFound = answer.language() == Language.PYTHON || answer.language() == Language.JAVA;
    return (isFound ? longest : Optional.<String>empty())
        .flatMap(piece -> written(Pattern.compile(Pattern.quote(piece)), answer, interpreter))
        .or(() -> ofName(cookie, answer, interpreter))
        .orElseGet(answer::where);
  }

  /** Returns where the name of a cookie stands: within an answer, or where that is completed. */
  private static Optional<Origin.Written> ofName(
      String cookie, CallEvent answer, Interpreter interpreter) {
    var name = COOKIE.matcher(cookie);
    if (!name.lookingAt()) {
      return Optional.empty();
    }
    var start = "[\"'`]" + Pattern.quote(name.group(1));
    return first(
            Pattern.compile(start + "(?=[\"'`=])"), answer.where().file(), answer.where().span())
        .or(
            () ->
                answer.language().isScript()
                    ? written(Pattern.compile(start + "(?==)"), answer, interpreter)
                    : Optional.empty());
  }

  /**
   * Headers are put where their names stand; an error is handed on by whoever caught it; the rest
   * of an answer is made in the handler, or in a function that the handler chose.
   */
  private static Origin.Written ofJvm(
      SinkKind kind, Taint taint, CallEvent event, Interpreter interpreter) {
    var steps =
        taint.trace().steps().stream()
            .filter(step -> !step.message().equals(Answers.PART))
            .toList();
    if (steps.isEmpty()) {
      return event.where();
    }
    var source = steps.getFirst().where();
    var taken = steps.subList(1, steps.size()).reversed().stream().map(Trace::where).toList();
    if (OF_HEADERS.contains(kind)) {
      return taken.isEmpty() ? source : taken.getFirst();
    }
    var told =
        steps.reversed().stream()
            .filter(step -> kind == SinkKind.ERROR && DETAIL.matcher(step.message()).find())
            .findFirst();
    if (told.isPresent()) {
      return told.get().where();
    }
    var unit = interpreter.program().unit(event.in().unit());
    var home =
        kind == SinkKind.ERROR && source.file().equals(unit.file())
            ? unit.procedures().stream()
                .map(Procedure::extent)
                .filter(span -> isIn(span, source.span()))
                .reduce((_, last) -> last)
                .orElse(source.span())
            : interpreter.program().procedure(event.in()).extent();
    return taken.stream()
        .filter(where -> where.file().equals(unit.file()) && isIn(home, where.span()))
        .findFirst()
        .or(() -> taken.stream().filter(_ -> kind != SinkKind.ERROR).findFirst())
        .orElse(source);
  }

  private static boolean isIn(Span extent, Span span) {
    return span.start() >= extent.start() && span.end() <= extent.end();
  }

  /**
   * An error is to be mended where the handler answers it, be it in a function that it wrote
   * inside, or else where the function that is nearest to the handler saw it last.
   */
  private static Origin.Written decided(Taint taint, CallEvent event, Interpreter interpreter) {
    var found = event.where();
    var chosen = event.in();
    boolean isHanded = false;
    int least = Integer.MAX_VALUE;
    for (var step : taint.trace().steps()) {
      var around = interpreter.stack().around(step.where());
      if (around.isEmpty()) {
        continue;
      }
      var id = around.get();
      int depth = interpreter.stack().depth(id);
      if (event.in().equals(id)) {
        found = event.where();
        chosen = event.in();
        least = 0;
      } else if (interpreter.program().isInside(id, chosen)) {
        found = step.where();
      } else if (depth < least || (depth == least && !isHanded)) {
        found = step.where();
        chosen = id;
        least = depth;
        isHanded = step.message().equals(Trace.HANDED);
      }
    }
    return found;
  }

  /** Returns the whole line, which is one place for all fields that are in a header. */
  private static Origin.Written line(Origin.Written where) {
    var text = where.file().text();
    int start = where.file().startOfLine(where.line());
    int end = text.indexOf('\n', where.span().start());
    int last = end < 0 ? text.length() : end;
    while (start < last && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return new Origin.Written(where.file(), new Span(start, last));
  }

  /** The entry of the headers that data was put under. */
  private static Optional<Origin.Written> entry(Taint taint) {
    return taint.trace().steps().reversed().stream()
        .filter(step -> !step.message().equals(Answers.PART))
        .map(Trace::where)
        .findFirst();
  }
}
