package dev.martello.join;

import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells which functions make one application. */
final class Applications {
  /*
   * A folder with a template is an application. What lies below such a folder, nested stacks for
   * instance, belongs to it. So a template at the root of what is scanned makes everything one, unless
   * a tag that says of what application it is stands on every function there.
   */
  private static final List<String> TAGS = List.of("application", "app", "project", "product");

  private final TreeSet<String> folders = new TreeSet<>();
  private final Map<String, String> tags = new HashMap<>();

  Applications(App app) {
    app.functions().forEach(function -> folders.add(folder(function.identity().stack())));
    app.functions().stream()
        .collect(Collectors.groupingBy(this::folder))
        .values()
        .forEach(functions -> readTags(functions, app));
  }

  private void readTags(List<LambdaFunction> functions, App app) {
    for (var name : TAGS) {
      var values = new HashMap<String, String>();
      for (var function : functions) {
        tag(app.settingsOf(function), name)
            .ifPresent(value -> values.put(function.identity().key(), value));
      }
      if (values.size() == functions.size()) {
        tags.putAll(values);
        return;
      }
    }
  }

  private static Optional<String> tag(Settings function, String name) {
    return function.get("Tags").items().stream()
        .filter(tag -> tag.get("Key").text().is(name::equalsIgnoreCase).isYes())
        .map(tag -> tag.get("Value").text())
        .filter(Val.Known.class::isInstance)
        .map(Val::show)
        .findFirst();
  }

  private static String folder(String stack) {
    int slash = stack.lastIndexOf('/');
    return slash < 0 ? "" : stack.substring(0, slash + 1);
  }

  /** Returns what tells the application of a function from others: its folder, and its tag. */
  String of(LambdaFunction function) {
    return folder(function) + "#" + tags.getOrDefault(function.identity().key(), "");
  }

  private String folder(LambdaFunction function) {
    var own = folder(function.identity().stack());
    return folders.stream().filter(own::startsWith).findFirst().orElse(own);
  }
}
