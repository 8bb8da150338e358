package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Matches;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Literal;
import dev.martello.code.pattern.Groups;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Python: what regular expressions find in texts, group by group.
 * https://docs.python.org/3/library/re.html#match-objects
 */
final class Found {
  /** What is made at the place of one call. */
  private static final int GROUPS = 60;

  private static final int ALL = 61;

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          Behaviour.named(Found::group, "regexp.group", "regexp.__getitem__"),
          Behaviour.named(Found::groups, "regexp.groups"),
          Behaviour.named(Found::named, "regexp.groupdict"),
          Behaviour.named(Behaviour.UNKNOWN, "regexp.start", "regexp.end", "regexp.span"),
          Behaviour.named(Found::again, "regexp.findall", "regexp.finditer"));

  private Found() {}

  /** Returns what a call finds in a text. */
  static Value of(Literal.Pattern pattern, CallEvent event, Value text, Interpreter run) {
    var data = Value.unknown().tainted(Objects.deep(run, text));
    var method = event.name().substring(event.name().lastIndexOf('.') + 1);
    return switch (method) {
      case "findall" -> all(element(pattern, data, event, run), event, run);
      case "finditer" -> all(Matches.of(pattern, Value.unknown(), data), event, run);
      default -> Matches.of(pattern, test(pattern, method, text), data);
    };
  }

  private static Value test(Literal.Pattern pattern, String method, Value text) {
    var source = method.equals("match") ? Patterns.fromStart(pattern.source()) : pattern.source();
    return Patterns.test(Optional.of(source), text, method.equals("fullmatch"));
  }

  private static Value again(CallEvent event, Interpreter run) {
    return Patterns.of(event.receiver())
        .map(pattern -> of(pattern, event, event.arguments().get(0, "string"), run))
        .orElseGet(() -> run.unknownResult(event.receiver(), event.arguments()));
  }

  private static Value all(Value element, CallEvent event, Interpreter run) {
    return run.make(event, ALL, HeapObject.of(HeapObject.Kind.LIST).withAny(element));
  }

  /** One group, or the whole where there is none, is a text; several are a tuple of texts. */
  private static Value element(
      Literal.Pattern pattern, Value text, CallEvent event, Interpreter run) {
    int count = Groups.of(pattern.source()).count();
    var match = Matches.of(pattern, Value.unknown(), text);
    return count < 2 ? Matches.group(match, count) : tuple(each(match, count), event, run);
  }

  private static List<Value> each(Value match, int count) {
    var groups = new ArrayList<Value>();
    for (int number = 1; number <= count; number++) {
      groups.add(Matches.group(match, number));
    }
    return groups;
  }

  private static Value tuple(List<Value> parts, CallEvent event, Interpreter run) {
    var made = HeapObject.of(HeapObject.Kind.TUPLE);
    for (int at = 0; at < parts.size(); at++) {
      made = made.with(run.names().of(Integer.toString(at)), parts.get(at));
    }
    return run.make(event, GROUPS, made);
  }

  private static Value group(CallEvent event, Interpreter run) {
    var numbers = event.arguments().placed();
    if (numbers.size() < 2) {
      return numbers.isEmpty()
          ? Matches.group(event.receiver(), 0)
          : Matches.group(event.receiver(), numbers.getFirst());
    }
    return tuple(
        numbers.stream().map(number -> Matches.group(event.receiver(), number)).toList(),
        event,
        run);
  }

  private static Value groups(CallEvent event, Interpreter run) {
    return Patterns.of(event.receiver())
        .map(pattern -> Groups.of(pattern.source()).count())
        .map(count -> tuple(each(event.receiver(), count), event, run))
        .orElseGet(() -> run.unknownResult(event.receiver(), event.arguments()));
  }

  private static Value named(CallEvent event, Interpreter run) {
    var pattern = Patterns.of(event.receiver());
    if (pattern.isEmpty()) {
      return run.unknownResult(event.receiver(), event.arguments());
    }
    var groups = Groups.of(pattern.get().source());
    var made = HeapObject.of(HeapObject.Kind.MAP);
    for (int number = 1; number <= groups.count(); number++) {
      if (!groups.name(number).isEmpty()) {
        made =
            made.with(run.names().of(groups.name(number)), Matches.group(event.receiver(), number));
      }
    }
    return run.make(event, GROUPS, made);
  }
}
