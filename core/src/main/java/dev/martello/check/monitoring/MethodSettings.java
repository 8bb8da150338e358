package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Term;
import dev.martello.model.Settings;
import dev.martello.value.Tri;

/** Changes what a stage of a REST API is set to for its methods. */
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

  private static Tri isForAll(Settings item) {
    var path = item.get("ResourcePath").text("/*");
    var method = item.get("HttpMethod").text("*");
    return path.isEqualTo("/*").and(method.isEqualTo("*"));
  }
}
