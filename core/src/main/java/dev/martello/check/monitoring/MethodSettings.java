package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Term;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;

/** Changes what a stage of a REST API is set to for its methods. */
final class MethodSettings {
  private MethodSettings() {}

  /**
   * Returns the changes that set something for all methods. An item for one of them holds in place
   * of the one for all, so that those which do not say it otherwise have to say it too.
   */
  static List<Change> putForAll(Stages.Described stage, String property, Term value) {
    var changes = new ArrayList<Change>();
    changes.add(putForTheRest(stage, property, value));
    var items = stage.methods();
    for (int at = 0; at < items.size(); at++) {
      var change = stage.put(value, "MethodSettings", String.valueOf(at), property);
      if (items.get(at).get(property).exists().isNo() && !changes.contains(change)) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static Change putForTheRest(Stages.Described stage, String property, Term value) {
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

  /** Returns the changes that set something for all methods, also where items overrule that. */
  static List<Change> putForEach(Stages.Described stage, String property, Term value) {
    var changes = new ArrayList<Change>();
    if (stage.isOfDeployment()) {
      changes.add(stage.put(value, property));
    }
    changes.add(putForTheRest(stage, property, value));
    var items = stage.methods();
    for (int at = 0; at < items.size(); at++) {
      var change = stage.put(value, "MethodSettings", String.valueOf(at), property);
      if (!changes.contains(change)) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static Tri isForAll(Settings item) {
    var path = item.get("ResourcePath").text("/*");
    var method = item.get("HttpMethod").text("*");
    return path.isEqualTo("/*").and(method.isEqualTo("*"));
  }
}
