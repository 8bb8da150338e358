package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.List;

/** What texts a function gives to calls, with what its template sets its variables to. */
final class GivenTexts {
  /** What a pointer of Go points at. */
  private static final String POINTED = "*";

  private static final String ANYTHING = "${?}";

  private final App app;
  private final LambdaFunction function;

  GivenTexts(App app, LambdaFunction function) {
    this.app = app;
    this.function = function;
  }

  /** Returns what an argument may be; empty where nothing is known of it. */
  List<Val<String>> of(Usage.Argument argument) {
    return pointed(argument).texts().stream().map(this::text).toList();
  }

  /** Returns an argument, or what it points at. */
  static Usage.Argument pointed(Usage.Argument argument) {
    return argument.members().getOrDefault(POINTED, argument);
  }

  /** Returns the text that pieces make. */
  Val<String> text(List<Part> parts) {
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Environment(var name)) {
      return variable(name);
    }
    var text = new StringBuilder();
    boolean isKnown = true;
    for (var part : parts) {
      switch (part) {
        case Part.Fixed(var fixed) -> text.append(fixed.replace("${", "${!"));
        case Part.Environment(var name) -> {
          var value = variable(name);
          isKnown &= value instanceof Val.Known;
          text.append(value instanceof Val.OneOf ? ANYTHING : value.show());
        }
        case Part.Field _, Part.Some _ -> {
          isKnown = false;
          text.append(ANYTHING);
        }
      }
    }
    var expression = text.toString();
    return isKnown
        ? Val.known(expression.replace("${!", "${"), function.origin())
        : Val.unknown(expression, function.origin());
  }

  private Val<String> variable(String name) {
    // Handlers that no template declares have no settings.
    var settings = app.settings().get(function.identity().key());
    var written = settings == null ? null : settings.get("Environment", "Variables", name);
    return written == null || written.exists().isNo()
        ? Val.unknown(ANYTHING, function.origin())
        : written.text();
  }
}
