package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a response of Express, of Go's {@code net/http} or of a servlet is shown as a page. A
 * call of its own says what it holds, before what is sent; as long as that is neither HTML nor XML,
 * browsers run nothing of it.
 */
public final class ResponseType {
  private static final String RESPONSE = "express.Response.";

  /** Stands for the response among the tests: what follows holds on all ways through the call. */
  private static final String WRITER = "net/http.ResponseWriter";

  private static final Pattern SERVLET =
      Pattern.compile(
          "(?:javax|jakarta)\\.servlet\\.(?:http\\.Http)?ServletResponse"
              + "\\.(?:setContentType|setHeader|addHeader)");

  private static final Set<String> HEADER_OF_GO =
      Set.of(
          WRITER + ".Header().Set",
          WRITER + ".Header().Add",
          "value.Header",
          "value.SetHeader",
          "value.Set");

  /** What frameworks of Go send texts with that are of no type themselves. */
  private static final Set<String> SENDING_OF_GO =
      Set.of("value.SendString", "value.Send", "value.String", "value.Write", "value.WriteString");

  private static final Label SENT = new Label(Integer.MIN_VALUE, "response");

  /** As {@link #SENT}, where it is said to be a page. */
  private static final Label PAGE = new Label(Integer.MIN_VALUE, "page");

  private static final Set<String> BY_NAME = Set.of("set", "header", "setHeader", "append");
  private static final String HEADER = "content-type";
  private static final List<String> SPELLINGS = List.of("Content-Type", HEADER, "Content-type");

  private ResponseType() {}

  /** Notes what a call says of what the response holds. */
  static void called(CallEvent event, Interpreter run) {
    if (event.language() == Language.GO && event.name().equals("value.Type")) {
      event.arguments().at(0).constantText().ifPresent(type -> run.state(noted(run.state(), type)));
    } else if (HEADER_OF_GO.contains(event.name())) {
      told(event, "set", run).ifPresent(type -> run.state(noted(run.state(), type)));
    } else if (SERVLET.matcher(event.name()).matches()) {
      boolean isOfType = event.name().endsWith(".setContentType");
      (isOfType ? event.arguments().at(0).constantText() : told(event, "set", run))
          .ifPresent(type -> run.state(noted(run.state(), type)));
    } else if (event.name().startsWith(RESPONSE)) {
      told(event, event.name().substring(RESPONSE.length()), run)
          .ifPresent(type -> run.state(noted(run.state(), type)));
    }
  }

  /** Returns whether the call sends something that is not shown as a page. */
  public static boolean isPlain(CallEvent event, Map<Label, Long> guards) {
    return isOfResponse(event) && guards.containsKey(SENT);
  }

  /** Returns whether the call sends something that was said to be a page. */
  public static boolean isPage(CallEvent event, Map<Label, Long> guards) {
    return isOfResponse(event) && guards.containsKey(PAGE);
  }

  private static boolean isOfResponse(CallEvent event) {
    return event.name().startsWith(RESPONSE)
        || event.name().startsWith(WRITER)
        || event.language().isOfJvm()
        || (event.language() == Language.GO && SENDING_OF_GO.contains(event.name()))
        || (event.language() == Language.GO
            && event.arguments().at(0).only().orElse(null) instanceof Atom.External first
            && first.name().equals(WRITER));
  }

  private static State noted(State state, String type) {
    var guards = new HashMap<>(state.guards());
    boolean isPlain = isPlain(type);
    guards.remove(isPlain ? PAGE : SENT);
    guards.put(isPlain ? SENT : PAGE, SinkKind.HTML.bit());
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
