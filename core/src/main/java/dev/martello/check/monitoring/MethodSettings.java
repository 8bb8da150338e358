package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Term;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.List;

/** Reads and changes what a stage of a REST API is set to for its methods. */
final class MethodSettings {
  private MethodSettings() {}

  /** Returns the change that sets something for all methods. */
  static Change putForAll(Stages.Described stage, String property, Term value) {
    var items = stage.methods();
    for (int at = 0; at < items.size(); at++) {
      if (isForAll(items.get(at)).isYes()) {
        return stage.put(value, "MethodSettings", String.valueOf(at), property);
      }
    }
    return stage.append(
        Term.parts()
            .with("ResourcePath", Term.text("/*"))
            .with("HttpMethod", Term.text("*"))
            .with(property, value),
        "MethodSettings");
  }

  /** Asks whether some methods have a setting of their own that is one of some values. */
  static Tri isForSome(Stages.Described stage, String property, List<String> values) {
    return Tri.any(
        stage.methods().stream()
            .map(item -> item.get(property).text().is(values::contains).and(item.exists()))
            .toList());
  }

  private static Tri isForAll(Settings item) {
    var path = item.get("ResourcePath").text("/*");
    var method = item.get("HttpMethod").text("*");
    return path.isEqualTo("/*").and(method.isEqualTo("*"));
  }
}
