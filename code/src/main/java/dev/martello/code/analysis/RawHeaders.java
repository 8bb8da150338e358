package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.JvmJoining;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds data in the head of mails and other messages that the code writes line by line. */
final class RawHeaders {
  /*
   * The text in front of data is looked at. Its last line has to begin with the name of a header,
   * and to stand in the head: behind another line of one, or in front of the end of a line, and
   * before the empty line that begins the body. RFC 5322, 2.1 and 2.2.
   */

  private static final String END = "\r\n";
  private static final String EMPTY_LINE = "\r\n\r\n";

  /** Stands for what the code does not say. */
  private static final char DATA = '\0';

  private static final int LONGEST_LINE = 400;
  private static final int PARTS_OF_LINE = 4;

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?:subject|to|from|cc|bcc|reply-to|sender|return-path|message-id|in-reply-to|references"
              + "|disposition-notification-to|location|set-cookie|host|(?:list|x|content)-[a-z0-9-]+):\\s?[^\\r\\n]*");

  /** A line that is made of a name and a value, as a map has them. */
  private static final Pattern NAMELESS = Pattern.compile(DATA + ":\\s?" + DATA);

  /** What is said of the place that data reaches. */
  static final String HEAD_OF_MESSAGE = "the head of a message";

  private static final Knowledge.Sink HEAD =
      new Knowledge.Sink(
          List.of(new CallPattern(HEAD_OF_MESSAGE)), "header", List.of(), List.of(), "high", "");

  private static final String FORMATTED = "java.lang.String.formatted";

  private static final Set<String> FORMATS =
      Set.of("fmt.Fprintf", "fmt.Sprintf", "fmt.Appendf", "java.lang.String.format", FORMATTED);

  /** {@code %s}, {@code %[1]v}, but not what is quoted or a number. */
  private static final Pattern VERB = Pattern.compile("%[-+# 0-9.\\[\\]]*([a-zA-Z%])");

  private final NamePattern joining =
      new NamePattern(
          Pattern.compile(
              "^java\\.lang\\.String\\.join$|^java\\.util\\.StringJoiner\\.add$|\\.collect$"));

  private final Flows flows;

  /** Lines of heads, by the data in them, that may be put into a list. */
  private final Map<Label, Line> begun = new HashMap<>();

  /** A line with data in it, and where it is written. */
  private record Line(Taint taint, Origin.Written where) {
    private boolean isHarmful() {
      return SinkKind.HEADER.isHarmedBy(taint.cleared());
    }

    private Line worse(Line other) {
      return isHarmful() ? this : other;
    }
  }

  RawHeaders(Flows flows) {
    this.flows = flows;
  }

  /** Takes note of parts that are put together. */
  void joined(List<Value> parts, Origin.Written at, Interpreter interpreter) {
    if (isLineOfMap(parts)) {
      reach(parts.get(2), at, interpreter);
      return;
    }
    // Most texts that are put together have no such line at all.
    if (!haveEnd(parts)) {
      begin(parts, at);
      return;
    }
    for (int next = 1; next < parts.size(); next++) {
      var value = parts.get(next);
      if (!value.taints().isEmpty()) {
        var follows = next + 1 < parts.size() ? text(parts.get(next + 1)) : "";
        var before = new StringBuilder();
        parts.subList(0, next).forEach(part -> before.append(text(part)));
        if (isInHead(before, follows)) {
          reach(value, at, interpreter);
        }
      } else if (next == 1 && isFirstLine(parts.getFirst(), value)) {
        reach(parts.getFirst(), at, interpreter);
      }
    }
  }

  /** A line without its end may become one of many in a list. */
  private void begin(List<Value> parts, Origin.Written at) {
    boolean isLine =
        parts.size() > 1
            && parts.size() <= PARTS_OF_LINE
            && parts.getLast().isTainted()
            && !parts.getFirst().isTainted();
    if (!isLine) {
      return;
    }
    var before = new StringBuilder();
    parts.subList(0, parts.size() - 1).forEach(part -> before.append(text(part)));
    if (HEADER.matcher(before).matches()) {
      parts
          .getLast()
          .taints()
          .forEach((label, taint) -> begun.merge(label, new Line(taint, at), Line::worse));
    }
  }

  /** One line for each entry of a map of headers: {@code f"{name}: {value}\r\n"}. */
  private static boolean isLineOfMap(List<Value> parts) {
    return parts.size() > 3
        && parts.getFirst().atoms().size() > 1
        && !parts.get(2).taints().isEmpty()
        && text(parts.get(3)).startsWith(END)
        && parts.get(1).constantText().filter(text -> text.strip().equals(":")).isPresent()
        && parts.getFirst().atoms().stream()
            .flatMap(name -> Value.textOf(name).stream())
            .anyMatch(name -> HEADER.matcher(name + ":").matches());
  }

  private static boolean haveEnd(List<Value> texts) {
    for (var text : texts) {
      for (var atom : text.atoms()) {
        if (atom instanceof Atom.Words(var parts)) {
          for (var part : parts) {
            if (part instanceof Part.Fixed(var fixed) && fixed.contains(END)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** The end of the line is put behind the only line that there is. */
  private static boolean isFirstLine(Value line, Value end) {
    if (line.taints().isEmpty() || line.atoms().isEmpty() || !text(end).startsWith(END)) {
      return false;
    }
    return line.atoms().stream()
        .allMatch(
            atom ->
                atom instanceof Atom.Words(var parts)
                    && text(parts).indexOf('\n') < 0
                    && isOfHead(text(parts)));
  }

  /** Takes note of lists of lines, and in Go and Java of formats with places for data. */
  void called(CallEvent event, Interpreter interpreter) {
    if (event.language().isOfJvm() && joining.isIn(event.name())) {
      if (isEnd(JvmJoining.separator(event, interpreter))) {
        joinedInJava(event, interpreter);
      }
      return;
    }
    if (event.name().endsWith(".join")) {
      var list = event.language().isScript() ? event.receiver() : event.arguments().at(0);
      var separator = event.language().isScript() ? event.arguments().at(0) : event.receiver();
      if (separator.constantText().filter(END::equals).isPresent()) {
        lines(list, event.where(), interpreter);
      }
      return;
    }
    if (event.name().equals("strings.Join")) {
      if (event.arguments().at(1).constantText().filter(END::equals).isPresent()) {
        lines(event.arguments().at(0), event.where(), interpreter);
      }
      return;
    }
    if (!FORMATS.contains(event.name())) {
      return;
    }
    int at = event.name().equals("fmt.Sprintf") || isOfJava(event) ? 0 : 1;
    if (event.name().equals(FORMATTED)) {
      formatted(event.receiver(), 0, event, interpreter);
    } else {
      formatted(event.arguments().at(at), at + 1, event, interpreter);
    }
  }

  private static boolean isEnd(Value separator) {
    return separator.constantText().filter(END::equals).isPresent();
  }

  private void joinedInJava(CallEvent event, Interpreter interpreter) {
    var arguments = event.arguments();
    if (event.name().endsWith(".collect")) {
      lines(event.receiver(), event.where(), interpreter);
    } else if (event.name().endsWith(".add")) {
      line(arguments.at(0), event.where(), interpreter);
    } else {
      arguments.placed().stream()
          .skip(1)
          .forEach(
              text -> {
                lines(text, event.where(), interpreter);
                line(text, event.where(), interpreter);
              });
    }
  }

  /** The language of numbers and dates may stand in front of the format. */
  private static boolean isOfJava(CallEvent event) {
    return event.language().isOfJvm() && event.arguments().at(0).constantText().isPresent();
  }

  private void formatted(Value format, int first, CallEvent event, Interpreter interpreter) {
    format
        .constantText()
        .filter(text -> text.contains(END))
        .ifPresent(text -> formatted(text, first, event, interpreter));
  }

  /** Lines that are told one by one, up to the empty one; of others each is looked at by itself. */
  private void lines(Value list, Origin.Written at, Interpreter interpreter) {
    if (!(list.only().orElse(null) instanceof Atom.Reference reference)
        || !(interpreter.get(reference.object()) instanceof HeapObject held)
        || !isList(held)) {
      return;
    }
    for (int next = 0; next < MOST_LINES; next++) {
      var line = held.member(interpreter.names().of(Integer.toString(next)));
      if (line == null || line.constantText().filter(String::isEmpty).isPresent()) {
        break;
      }
      line(line, at, interpreter);
    }
    boolean areHead = held.any().atoms().stream().allMatch(RawHeaders::isOfHead);
    for (var atom : held.any().atoms()) {
      if (atom instanceof Atom.Words(var parts)) {
        var taints = held.any().taints();
        line(Value.of(atom).tainted(areHead ? taints : shown(parts, taints)), at, interpreter);
      } else if (atom instanceof Atom.Opaque) {
        many(held.any(), interpreter);
      }
    }
  }

  /** Of many lines nobody knows any more what each begins with, but where they were begun. */
  private void many(Value lines, Interpreter interpreter) {
    for (var label : lines.taints().keySet()) {
      var line = begun.get(label);
      if (line != null) {
        reach(Value.unknown().tainted(label, line.taint()), line.where(), interpreter);
      }
    }
  }

  /** Where all lines are those of a head, so is each that has the data. */
  private static boolean isOfHead(Atom line) {
    return line instanceof Atom.Words(var parts) && isOfHead(text(parts));
  }

  private static boolean isOfHead(String line) {
    int data = line.indexOf(DATA);
    return data > 0 && HEADER.matcher(line.substring(0, data)).matches()
        || NAMELESS.matcher(line).lookingAt();
  }

  /** Of lines that are told together, each has the data that is seen in it. */
  private static Map<Label, Taint> shown(List<Part> line, Map<Label, Taint> all) {
    var shown = new TreeMap<>(all);
    shown.keySet().removeIf(label -> !line.contains(new Part.Field(label.source(), label.path())));
    return shown;
  }

  private static boolean isList(HeapObject held) {
    return held.kind() == HeapObject.Kind.LIST
        || (held.kind() == HeapObject.Kind.INSTANCE && held.type().startsWith("java.util."));
  }

  private static final int MOST_LINES = 40;

  private void line(Value line, Origin.Written at, Interpreter interpreter) {
    var text = line.taints().isEmpty() ? "" : text(line);
    if (isOfHead(text)) {
      line.taints()
          .forEach(
              (label, taint) ->
                  reach(line.with(Map.of(label, taint)), written(taint, at), interpreter));
    }
  }

  /** Returns where data became part of its line. */
  private static Origin.Written written(Taint taint, Origin.Written joined) {
    return taint.trace().steps().reversed().stream()
        .filter(step -> step.message().equals(Concatenation.STEP))
        .map(Trace::where)
        .findFirst()
        .orElse(joined);
  }

  private void formatted(String format, int first, CallEvent event, Interpreter interpreter) {
    var verbs = VERB.matcher(format);
    int place = first;
    boolean isNamed = false;
    while (verbs.find()) {
      var verb = verbs.group(1);
      if (!verb.equals("%")) {
        var value = event.arguments().at(place++);
        var before = format.substring(0, verbs.start());
        boolean isValue =
            isInHead(before, format.substring(verbs.end())) || isNamed && before.endsWith(": ");
        if ((verb.equals("s") || verb.equals("v")) && isValue && !value.taints().isEmpty()) {
          reach(value, event.where(), interpreter);
        }
        // The name of the header is given as well: `"%s: %s\r\n"`.
        isNamed = before.isEmpty() && format.startsWith("%s: ") && format.endsWith(END);
      }
    }
  }

  private void reach(Value value, Origin.Written at, Interpreter interpreter) {
    var event = interpreter.event("", Value.none(), Arguments.of(value), at.span());
    flows.reach(SinkKind.HEADER, value, HEAD, event, interpreter);
  }

  private static boolean isInHead(CharSequence before, String follows) {
    var text = before.toString();
    int line = text.lastIndexOf(END);
    int begin = line < 0 ? 0 : line + END.length();
    boolean isLine =
        text.length() > begin
            && text.length() - begin < LONGEST_LINE
            && text.indexOf(':', begin) > 0
            && (line > 0 || follows.contains(END));
    return isLine
        && !text.contains(EMPTY_LINE)
        && HEADER.matcher(text).region(begin, text.length()).matches();
  }

  /** Returns a text with a sign for each part that is not known; empty text for other values. */
  private static String text(Value value) {
    return Optional.of(value)
        .filter(each -> each.atoms().size() == 1)
        .filter(each -> each.atoms().iterator().next() instanceof Atom.Words)
        .map(each -> text(((Atom.Words) each.atoms().iterator().next()).parts()))
        .orElseGet(() -> value.constantText().orElse(Character.toString(DATA)));
  }

  private static String text(List<Part> parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      if (part instanceof Part.Fixed(var fixed)) {
        text.append(fixed);
      } else {
        text.append(DATA);
      }
    }
    return text.toString();
  }
}
