package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The APIs of a template that share one usage plan, and what its resources inherit of them. */
final class SharedUsagePlan {
  private static final String CONDITION = "SharedUsagePlanCondition";
  private static final List<String> DELETION = List.of("Retain");
  private static final List<String> REPLACEMENT = List.of("Delete", "Snapshot", "Retain");

  private final List<String> apis = new ArrayList<>();
  private final List<Node> planStages = new ArrayList<>();
  private final List<Node> keyStages = new ArrayList<>();
  private final Set<String> conditions = new LinkedHashSet<>();
  private final Map<String, Node> policies = new LinkedHashMap<>();
  private boolean isUnconditional;

  static SharedUsagePlan of(Transformation run) {
    return run.shared(SharedUsagePlan.class, SharedUsagePlan::new);
  }

  void join(SamResource api, Node planStage, Node keyStage, Make make, Transformation run) {
    apis.add(api.logicalId());
    planStages.add(planStage);
    keyStages.add(keyStage);
    var attributes = api.passThroughAttributes();
    joinPolicy("DeletionPolicy", attributes, DELETION);
    joinPolicy("UpdateReplacePolicy", attributes, REPLACEMENT);
    joinCondition(api, attributes.get("Condition"), make, run);
  }

  /** The first policy stands until a stronger one comes. */
  private void joinPolicy(String name, Map<String, Node> attributes, List<String> strongestLast) {
    var policy = attributes.get(name);
    if (policy == null || !Trees.isTruthy(policy)) {
      return;
    }
    var current = policies.get(name);
    int strength = strongestLast.indexOf(Trees.text(policy).orElse(""));
    if (current == null || strength > strongestLast.indexOf(Trees.text(current).orElse(""))) {
      policies.put(name, policy);
    }
  }

  private void joinCondition(
      SamResource api,
      @org.jspecify.annotations.Nullable Node condition,
      Make make,
      Transformation run) {
    if (isUnconditional) {
      return;
    }
    var name = condition instanceof Node.Text(String text, var _) ? text : "";
    if (name.isEmpty()) {
      isUnconditional = true;
      run.removeCondition(CONDITION);
      return;
    }
    if (!run.template().has("Conditions")) {
      throw api.invalid("it has a `Condition`, but the template has no section `Conditions`");
    }
    conditions.add(name);
    run.putCondition(
        CONDITION, conditions.size() == 1 ? make.text(name) : make.or(List.copyOf(conditions)));
  }

  List<String> apis() {
    return apis;
  }

  List<Node> planStages() {
    return planStages;
  }

  List<Node> keyStages() {
    return keyStages;
  }

  /** Returns the attributes that every shared resource has so far. */
  Map<String, Node> attributes(Make make) {
    var attributes = new LinkedHashMap<>(policies);
    if (!conditions.isEmpty() && !isUnconditional) {
      attributes.put("Condition", make.text(CONDITION));
    }
    return attributes;
  }
}
