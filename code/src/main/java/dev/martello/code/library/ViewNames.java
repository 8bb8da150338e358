package dev.martello.code.library;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Part;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of views that a route of Spring answers with; some of them send the browser elsewhere. */
final class ViewNames {
  private static final String REDIRECT = "redirect:";

  private ViewNames() {}

  /** Returns the addresses that the browser is sent to. */
  static List<Value> redirects(Value answer) {
    return answer.atoms().stream()
        .filter(Atom.Words.class::isInstance)
        .flatMap(atom -> address(((Atom.Words) atom).parts()))
        .map(address -> address.with(answer.taints()))
        .toList();
  }

  /** Returns whether an answer is no text to show. */
  static boolean isName(Atom answer) {
    return answer instanceof Atom.Words(var parts)
        && !parts.isEmpty()
        && parts.getFirst() instanceof Part.Fixed(var start)
        && (start.startsWith(REDIRECT) || start.startsWith("forward:"));
  }

  private static Stream<Value> address(List<Part> name) {
    if (name.isEmpty()
        || !(name.getFirst() instanceof Part.Fixed(var start))
        || !start.startsWith(REDIRECT)) {
      return Stream.empty();
    }
    var address = new ArrayList<>(name);
    address.removeFirst();
    if (start.length() > REDIRECT.length()) {
      address.addFirst(new Part.Fixed(start.substring(REDIRECT.length())));
    }
    return Stream.of(Value.words(address));
  }
}
