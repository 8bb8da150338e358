package dev.martello.assemble;

import dev.martello.stack.View;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;

/**
 * A path through the properties of a resource, such as {@code Rule.Actions[].LambdaAction.Arn}: in
 * it {@code []} stands for each item of a list, {@code {}} for each value of a mapping.
 */
record PropertyPath(List<String> steps) {
  PropertyPath {
    steps = List.copyOf(steps);
  }

  /** A value that a path leads to, and whether it is there. */
  record Reached(View view, Tri exists) {}

  static PropertyPath parse(String path) {
    var steps = new ArrayList<String>();
    for (var part : path.split("\\.", -1)) {
      steps.add(part.replace("[]", "").replace("{}", ""));
      if (part.endsWith("[]")) {
        steps.add("[]");
      } else if (part.endsWith("{}")) {
        steps.add("{}");
      }
    }
    return new PropertyPath(steps);
  }

  /** Returns all values that the path leads to. */
  List<Reached> follow(View start, Tri exists) {
    var found = new ArrayList<Reached>();
    follow(start, 0, exists, found);
    return found;
  }

  private void follow(View view, int at, Tri exists, List<Reached> found) {
    if (at == steps.size()) {
      found.add(new Reached(view, exists));
      return;
    }
    switch (steps.get(at)) {
      case "[]" -> {
        for (var item : view.items()) {
          follow(item, at + 1, exists.and(item.exists()), found);
        }
      }
      case "{}" -> {
        for (var field : view.fields()) {
          follow(field.value(), at + 1, exists.and(field.value().exists()), found);
        }
      }
      default -> {
        var next = view.get(steps.get(at));
        if (!next.exists().isNo()) {
          follow(next, at + 1, exists.and(next.exists()), found);
        }
      }
    }
  }
}
