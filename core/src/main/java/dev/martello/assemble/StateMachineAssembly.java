package dev.martello.assemble;

import dev.martello.model.Role;
import dev.martello.model.StateMachine;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** State machines and the functions that their states invoke. */
final class StateMachineAssembly {
  /*
   * A state invokes a function that its `Resource` names, or that `FunctionName` names under
   * `Parameters` or `Arguments` where the resource is arn:aws:states:::lambda:invoke (Step Functions
   * Developer Guide, "Invoke an AWS Lambda function with Step Functions"). `${name}` in a definition
   * stands for the entry of `DefinitionSubstitutions`.
   */
  static final String TYPE = "AWS::StepFunctions::StateMachine";
  private static final Set<String> NAMES_FUNCTION = Set.of("Resource", "FunctionName");
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{!?\\s*([\\w.:-]+)\\s*}");
  private static final int MOST_VALUES = 20_000;

  private final References references;
  private final Map<String, List<Invoked>> invoked = new LinkedHashMap<>();

  /** A function that a state machine invokes. */
  record Invoked(Resource function, Val<String> written, Tri exists) {}

  StateMachineAssembly(References references) {
    this.references = references;
    for (var machine : references.inventory().ofType(TYPE)) {
      invoked.put(Inventory.key(machine), invokedBy(machine));
    }
  }

  List<StateMachine> machines(Map<String, Role> roles) {
    return references.inventory().ofType(TYPE).stream()
        .map(machine -> machine(machine, roles))
        .toList();
  }

  List<Invoked> invoked(Resource machine) {
    return invoked.getOrDefault(Inventory.key(machine), List.of());
  }

  private StateMachine machine(Resource machine, Map<String, Role> roles) {
    return new StateMachine(
        references.inventory().identity(machine),
        references.texts().nameOf(machine),
        references.find(machine.get("RoleArn"), machine, "AWS::IAM::Role").link(roles),
        invoked(machine).stream().map(Invoked::written).distinct().toList(),
        machine.get("TracingConfiguration", "Enabled").bool(false, TYPE + " TracingConfiguration"),
        machine.get("LoggingConfiguration", "Level").text("OFF", TYPE + " LoggingConfiguration"));
  }

  private List<Invoked> invokedBy(Resource machine) {
    var found = new LinkedHashMap<String, Invoked>();
    for (var property : List.of("Definition", "DefinitionString")) {
      for (var definition : machine.get(property).alternatives()) {
        var tree = JsonTexts.read(definition);
        if (tree.isPresent()) {
          walk(tree.get(), machine, found);
        } else if (!definition.exists().isNo()) {
          mentioned(definition.text(), machine, found);
        }
      }
    }
    boolean isUnread =
        machine.get("Definition").exists().isNo()
            && machine.get("DefinitionString").exists().isNo();
    if (isUnread) {
      handedIn(machine, found);
    }
    return List.copyOf(found.values());
  }

  /**
   * A definition that lies elsewhere most likely invokes the functions that are handed in to it.
   */
  private void handedIn(Resource machine, Map<String, Invoked> found) {
    for (var field : machine.get("DefinitionSubstitutions").fields()) {
      var target = references.function(field.value(), machine);
      for (var function : target.resources()) {
        found.putIfAbsent(
            Inventory.key(function), new Invoked(function, target.written(), Tri.UNKNOWN));
      }
    }
  }

  private void walk(View root, Resource machine, Map<String, Invoked> found) {
    var waiting = new ArrayDeque<View>();
    waiting.add(root);
    for (int seen = 0; seen < MOST_VALUES && !waiting.isEmpty(); seen++) {
      var view = waiting.remove();
      if (view.isMapping()) {
        for (var field : view.fields()) {
          if (NAMES_FUNCTION.contains(field.key())) {
            named(field.value(), machine, found);
          }
          waiting.add(field.value());
        }
      } else if (view.isSequence()) {
        waiting.addAll(view.items());
      }
    }
  }

  private void named(View value, Resource machine, Map<String, Invoked> found) {
    for (var text : value.text().candidates()) {
      substituted(text, machine, found);
    }
    add(references.function(value, machine), found);
  }

  /** A definition that is no JSON until its unknown parts are filled in. */
  private void mentioned(Val<String> text, Resource machine, Map<String, Invoked> found) {
    for (var shape : Shape.of(text)) {
      substituted(shape.toString(), machine, found);
      for (var hole : shape.holes()) {
        Val<String> reference = Val.unknown("${" + hole + "}", text.origin());
        add(references.find(reference, machine.stackId(), References.FUNCTION), found);
      }
    }
  }

  private void substituted(String text, Resource machine, Map<String, Invoked> found) {
    if (!text.contains("${")) {
      return;
    }
    var substitutions = machine.get("DefinitionSubstitutions");
    var matcher = SUBSTITUTION.matcher(text);
    while (matcher.find()) {
      var value = substitutions.get(matcher.group(1));
      if (!value.exists().isNo()) {
        add(references.function(value, machine), found);
      }
    }
  }

  private static void add(References.Target target, Map<String, Invoked> found) {
    var exists = target.isCertain() && target.resources().size() == 1 ? Tri.YES : Tri.UNKNOWN;
    for (var function : target.resources()) {
      found.putIfAbsent(Inventory.key(function), new Invoked(function, target.written(), exists));
    }
  }
}
