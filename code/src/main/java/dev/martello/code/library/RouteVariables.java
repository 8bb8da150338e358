package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What routes ask of the variables in their paths: {@code /orders/{id:[0-9]+}} of gorilla/mux and
 * chi, or {@code /orders/:id(\d+)} of Express, takes no request for any other order.
 */
final class RouteVariables {
  private static final Pattern IN_BRACES = Pattern.compile("\\{(?<name>\\w+):");
  private static final Pattern BEHIND_COLON = Pattern.compile(":(?<name>\\w+)\\(");

  private RouteVariables() {}

  /** Returns the parts of requests that a route looks at, and what they are harmless for then. */
  static Map<String, Long> of(CallEvent event, Interpreter run) {
    boolean isGo = event.language() == Language.GO;
    var path =
        isGo || event.language().isScript()
            ? Routing.of(event.name())
                .filter(routing -> routing.kind() == Routing.Kind.ROUTE)
                .flatMap(routing -> Places.at(routing.path(), event, run).constantText())
            : Optional.<String>empty();
    return path.map(text -> isGo ? of(text, IN_BRACES, '{', '}') : of(text, BEHIND_COLON, '(', ')'))
        .orElse(Map.of());
  }

  private static Map<String, Long> of(String path, Pattern start, char open, char close) {
    var found = new TreeMap<String, Long>();
    var variable = start.matcher(path);
    for (int at = 0; at < path.length() && variable.find(at); ) {
      int end = end(path, variable.end(), open, close);
      long kinds = Patterns.cleared(path.substring(variable.end(), end), true);
      if (kinds != 0) {
        found.put("params." + variable.group("name"), kinds);
      }
      at = end;
    }
    return found;
  }

  /** Returns where an expression ends that began with a bracket. */
  private static int end(String path, int from, char open, char close) {
    int depth = 1;
    for (int at = from; at < path.length(); at++) {
      char each = path.charAt(at);
      depth += each == open ? 1 : each == close ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return path.length();
  }
}
