package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows which functions are released under an alias. */
final class Aliases {
  private static final String ALIAS = "AWS::Lambda::Alias";
  private static final String VERSION = "AWS::Lambda::Version";
  private static final String LATEST = ":$LATEST";

  private Aliases() {}

  /** Returns the keys of the functions for which an alias is declared. */
  static Set<String> functionsWithAlias(App app, Check.Context context) {
    return context
        .resources(ALIAS)
        .flatMap(alias -> app.settingsOf(alias).get("FunctionName").target().known())
        .map(function -> function.identity().key())
        .collect(Collectors.toSet());
  }

  /** Asks whether a reference to a function names an alias or a released version of it. */
  static Tri isQualified(Settings reference) {
    boolean isResource =
        reference
            .target()
            .known()
            .map(target -> target.identity().type())
            .anyMatch(type -> type.equals(ALIAS) || type.equals(VERSION));
    return Tri.of(isResource)
        .or(Shape.ask(reference.text(), shape -> Tri.of(hasQualifier(shape.toString()))));
  }

  /** The eighth part of a function's ARN, or the second of its short form, is the qualifier. */
  private static boolean hasQualifier(String text) {
    var plain = text.replaceAll("\\$\\{[^{}]*\\}", "x");
    int parts = plain.split(":", -1).length;
    return !plain.endsWith(LATEST) && (plain.startsWith("arn:") ? parts > 7 : parts == 2);
  }
}
