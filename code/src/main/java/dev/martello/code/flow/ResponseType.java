package dev.martello.code.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a response of Express is shown as a page. A call of its own says what it holds, before
 * what is sent; as long as that is neither HTML nor XML, browsers run nothing of it.
 */
final class ResponseType {
  private static final String RESPONSE = "express.Response.";

  /** Stands for the response among the tests: what follows holds on all ways through the call. */
  private static final Label SENT = new Label(Integer.MIN_VALUE, "response");

  private static final Set<String> BY_NAME = Set.of("set", "header", "setHeader", "append");
  private static final String HEADER = "content-type";
  private static final List<String> SPELLINGS = List.of("Content-Type", HEADER, "Content-type");

  private ResponseType() {}

  /** Notes what a call says of what the response holds. */
  static void called(CallEvent event, Interpreter run) {
    if (!event.name().startsWith(RESPONSE)) {
      return;
    }
    var type = told(event, event.name().substring(RESPONSE.length()), run);
    if (type.isPresent()) {
      run.state(noted(run.state(), isPlain(type.get())));
    }
  }

  /** Returns whether the call sends something that is not shown as a page. */
  static boolean isPlain(CallEvent event, Map<Label, Long> guards) {
    return event.name().startsWith(RESPONSE) && guards.containsKey(SENT);
  }

  private static State noted(State state, boolean isPlain) {
    var guards = new HashMap<>(state.guards());
    if (isPlain) {
      guards.put(SENT, SinkKind.HTML.bit());
    } else {
      guards.remove(SENT);
    }
    return new State(state.heap(), Map.copyOf(guards));
  }

  private static Optional<String> told(CallEvent event, String method, Interpreter run) {
    var arguments = event.arguments();
    if (BY_NAME.contains(method)) {
      var name = arguments.at(0).constantText();
      return name.isPresent()
          ? name.filter(HEADER::equalsIgnoreCase).flatMap(_ -> arguments.at(1).constantText())
          : inside(arguments.at(0), run);
    }
    return switch (method) {
      case "type", "contentType" -> arguments.at(0).constantText();
      case "writeHead" -> inside(arguments.at(arguments.count() - 1), run);
      default -> Optional.empty();
    };
  }

  private static Optional<String> inside(Value headers, Interpreter run) {
    if (headers.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held) {
      return SPELLINGS.stream()
          .map(name -> held.member(run.names().of(name)))
          .filter(value -> value != null)
          .findFirst()
          .flatMap(Value::constantText);
    }
    return Optional.empty();
  }

  private static boolean isPlain(String type) {
    var name = type.toLowerCase(Locale.ROOT);
    return !name.contains("htm") && !name.contains("xml") && !name.contains("svg");
  }
}
