package dev.martello.code.check.code;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what Go's functions are given as time that they hand on to a client. */
final class HandedDurations {
  private HandedDurations() {}

  /** Returns what callers give as the parameter that stands at a place. */
  static List<GoTimeouts.Given> of(Origin.Written parameter, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(parameter.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(procedure -> procedure.number() > 0 && !procedure.name().isEmpty())
        .filter(procedure -> holds(procedure.span(), parameter.span()))
        .flatMap(procedure -> given(parameter, procedure, units))
        .toList();
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  private static Stream<GoTimeouts.Given> given(
      Origin.Written parameter, Procedure procedure, List<Unit> units) {
    var name = parameter.text();
    var parameters = procedure.parameters();
    return IntStream.range(0, parameters.size())
        .filter(index -> parameters.get(index).name().equals(name))
        .boxed()
        .flatMap(
            index -> {
              var field = FIELD.matcher(after(parameter));
              var type = parameters.get(index).type();
              return files(units)
                  .flatMap(
                      file ->
                          field.lookingAt()
                              ? fields(type, field.group(1), file)
                              : calls(procedure.name(), index, file));
            });
  }

  private static Stream<SourceFile> files(List<Unit> units) {
    return units.stream().filter(unit -> unit.language() == Language.GO).map(Unit::file).distinct();
  }

  private static final Pattern FIELD = Pattern.compile("\\.(\\w+)\\b(?!\\()");

  private static String after(Origin.Written where) {
    var text = where.file().text();
    int end = where.span().end();
    return text.substring(end, Math.min(text.length(), end + LONGEST_NAME));
  }

  private static final int LONGEST_NAME = 60;

  /** Returns what a field of structs of some type is given: {@code Config{Timeout: ...}}. */
  private static Stream<GoTimeouts.Given> fields(String type, String field, SourceFile file) {
    var simple = type.substring(type.lastIndexOf('.') + 1);
    return simple.isEmpty()
        ? Stream.empty()
        : Pattern.compile(
                "\\b"
                    + Pattern.quote(simple)
                    + "\\{[^{}]{0,400}?\\b"
                    + Pattern.quote(field)
                    + ":\\s*([^,}\\n]+)")
            .matcher(file.text())
            .results()
            .map(
                match -> {
                  var given = match.group(1).stripTrailing();
                  int start = match.start(1);
                  return new Origin.Written(file, new Span(start, start + given.length()));
                })
            .flatMap(
                where ->
                    GoTimeouts.seconds(where).stream()
                        .map(seconds -> new GoTimeouts.Given(where, seconds)));
  }

  private static Stream<GoTimeouts.Given> calls(String function, int index, SourceFile file) {
    return Pattern.compile("(?<!func )(?<!\\w)" + Pattern.quote(function) + "\\(")
        .matcher(file.text())
        .results()
        .flatMap(call -> argument(file, call.end(), index).stream())
        .flatMap(
            where ->
                GoTimeouts.seconds(where).stream()
                    .map(seconds -> new GoTimeouts.Given(where, seconds)));
  }

  /** Returns one of the arguments of a call, whose first begins at a place. */
  private static Optional<Origin.Written> argument(SourceFile file, int first, int index) {
    var text = file.text();
    var ends = new ArrayList<Integer>(List.of(first - 1));
    int depth = 0;
    for (int at = first; depth >= 0 && at < Math.min(text.length(), first + LONGEST); at++) {
      char each = text.charAt(at);
      depth += "([{".indexOf(each) >= 0 ? 1 : ")]}".indexOf(each) >= 0 ? -1 : 0;
      if (depth < 0 || depth == 0 && each == ',') {
        ends.add(at);
      }
    }
    if (depth >= 0 || index + 1 >= ends.size()) {
      return Optional.empty();
    }
    var given = text.substring(ends.get(index) + 1, ends.get(index + 1));
    int start = ends.get(index) + 1 + given.length() - given.stripLeading().length();
    return Optional.of(new Origin.Written(file, new Span(start, start + given.strip().length())));
  }

  /** Calls are not longer than this. */
  private static final int LONGEST = 2_000;
}
