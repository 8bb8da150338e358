package dev.martello.join.path;

import dev.martello.check.Needs;
import dev.martello.model.Route;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a call that API Gateway makes itself carries something of who calls the route.
 *
 * @param open the templates of which that is not known
 */
record CallerInput(Tri answer, List<Val<String>> open) {
  /*
   * Where nothing is mapped, the request is passed on. A mapping whose text is known takes of the
   * request what it names (API Gateway Developer Guide, "Mapping template reference"); a parameter, an
   * import or a file in its place may name anything, the name of a resource nothing.
   */
  private static final Pattern INPUT =
      Pattern.compile("\\$input|\\$\\{?request\\.|method\\.request\\.");

  CallerInput {
    open = List.copyOf(open);
  }

  static CallerInput of(Route.Integration integration) {
    var texts =
        Stream.concat(integration.templates().stream(), integration.parameters().stream())
            .map(Route.Mapping::text)
            .toList();
    if (texts.isEmpty()) {
      return new CallerInput(Tri.YES, List.of());
    }
    var open = new ArrayList<Val<String>>();
    var answer = Tri.NO;
    for (var text : texts) {
      var takes = takes(text);
      answer = answer.or(takes);
      if (takes.isUnknown()) {
        open.add(text);
      }
    }
    return new CallerInput(answer, open);
  }

  /** Returns what would decide it, where it is open. */
  Optional<String> needs() {
    return answer.isUnknown() ? Optional.of(Needs.of(open)) : Optional.empty();
  }

  private static Tri takes(Val<String> text) {
    return switch (text) {
      case Val.Known<String> _, Val.OneOf<String> _ -> text.is(each -> INPUT.matcher(each).find());
      case Val.Unknown<String>(String expression, Origin origin) -> {
        if (INPUT.matcher(expression).find()) {
          yield Tri.YES;
        }
        boolean isOpen =
            Shape.parse(expression).holes().stream().anyMatch(hole -> mayBeAnything(hole, origin));
        yield isOpen ? Tri.UNKNOWN : Tri.NO;
      }
    };
  }

  private static boolean mayBeAnything(String hole, Origin origin) {
    return hole.startsWith("Fn::")
        || hole.startsWith("resolve:")
        || hole.contains(" ")
        || !origin.derivations(("parameter `" + hole + "`")::equals).isEmpty();
  }
}
