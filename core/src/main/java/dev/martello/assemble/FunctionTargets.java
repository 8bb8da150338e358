package dev.martello.assemble;

import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the functions that the URI of an integration or authorizer means. */
final class FunctionTargets {
  /*
   * A URI may hold ${stageVariables.NAME}, which each stage fills in with a function's name, alias
   * or ARN (API Gateway Developer Guide, "Use stage variables for a REST API"): a route leads to the
   * functions of all stages of its API.
   */
  private static final String START = "${stageVariables.";
  private static final int MOST_VALUES = 50;

  private final References references;
  private final Map<String, Set<Val<String>>> variables = new TreeMap<>();

  /**
   * Prepares for one API.
   *
   * @param stageVariables the variables of each of its stages
   */
  FunctionTargets(References references, List<StageVariables> stageVariables) {
    this.references = references;
    for (var stage : stageVariables) {
      for (var field : stage.values().fields()) {
        var values = variables.computeIfAbsent(field.key(), _ -> new LinkedHashSet<>());
        for (var alternative : field.value().alternatives()) {
          values.add(references.texts().canonical(alternative.text(), stage.stackId()));
        }
      }
    }
  }

  /** The variables of a stage, in the terms of its template. */
  record StageVariables(View values, String stackId) {}

  /** Returns the keys of the functions that a URI can mean, in order. */
  List<String> functions(View uri, String stackId) {
    var found = new LinkedHashSet<Resource>();
    for (var alternative : uri.alternatives()) {
      for (var text : texts(alternative.text())) {
        found.addAll(references.find(text, stackId, References.FUNCTION).resources());
      }
    }
    return found.stream().map(Inventory::key).sorted().toList();
  }

  private List<Val<String>> texts(Val<String> uri) {
    var expression = Texts.expression(uri);
    int start = expression.indexOf("${!" + START.substring(2));
    int end = start < 0 ? -1 : expression.indexOf('}', start);
    if (end < 0) {
      return List.of(uri);
    }
    var name = expression.substring(start + START.length() + 1, end);
    var filled = new ArrayList<Val<String>>();
    for (var value : variables.getOrDefault(name, Set.of())) {
      var whole =
          expression.substring(0, start) + Texts.expression(value) + expression.substring(end + 1);
      if (filled.size() < MOST_VALUES) {
        filled.add(CanonicalTexts.toVal(Shape.parse(whole), uri.origin()));
      }
    }
    return filled;
  }
}
