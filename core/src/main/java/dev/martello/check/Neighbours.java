package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Knows the resources of an application by type, and which functions each of them matters for. */
final class Neighbours {
  private final Map<String, List<Entity>> byType = new TreeMap<>();
  private final Map<String, Set<LambdaFunction>> users = new HashMap<>();
  private final Map<String, String> keysByArn = new HashMap<>();

  Neighbours(App app) {
    app.resources()
        .sorted(Comparator.comparing(Entity::identity))
        .forEach(
            entity ->
                byType
                    .computeIfAbsent(entity.identity().type(), _ -> new java.util.ArrayList<>())
                    .add(entity));
    app.arns().forEach((key, arn) -> keysByArn.put(arn.show(), key));
    for (var function : app.functions()) {
      collect(function);
    }
  }

  List<Entity> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }

  List<LambdaFunction> usersOf(Entity entity) {
    return List.copyOf(users.getOrDefault(entity.identity().key(), Set.of()));
  }

  private void collect(LambdaFunction function) {
    use(function.identity().key(), function);
    for (var trigger : function.triggers()) {
      switch (trigger) {
        case Trigger.FromRoute(var route) -> {
          use(route.api().key(), function);
          use(route.identity().key(), function);
        }
        case Trigger.FromUrl(var url) -> use(url.identity().key(), function);
        case Trigger.FromEvent event -> {
          use(event.from(), function);
          event.mapping().forEach(mapping -> mention(mapping.onFailure(), function));
        }
      }
    }
    for (var variable : function.environment()) {
      use(variable.refersTo(), function);
      mention(variable.value(), function);
    }
    for (var invocation : function.asynchronous()) {
      mention(invocation.onFailure(), function);
      mention(invocation.onSuccess(), function);
    }
    mention(function.deadLetter(), function);
    mention(function.environmentKey(), function);
    use(function.logGroup(), function);
    function.network().subnets().forEach(subnet -> use(subnet, function));
    function.network().securityGroups().forEach(group -> use(group, function));
    use(function.role(), function);
    function
        .role()
        .known()
        .flatMap(role -> role.policies().stream())
        .flatMap(policy -> policy.document().statements().stream())
        .flatMap(statement -> statement.resources().stream())
        .forEach(resource -> mention(resource, function));
  }

  private void use(Link<? extends Entity> link, LambdaFunction function) {
    link.known().forEach(entity -> use(entity.identity().key(), function));
  }

  private void use(String key, LambdaFunction function) {
    users.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(function);
  }

  /** Finds the resources that a text names, by their key or by their whole ARN. */
  private void mention(Val<String> text, LambdaFunction function) {
    for (var shape : Shape.of(text)) {
      for (var hole : shape.holes()) {
        int attribute = hole.indexOf('.', hole.indexOf('#') + 1);
        use(attribute < 0 ? hole : hole.substring(0, attribute), function);
      }
    }
    for (var candidate : text.candidates()) {
      var key = keysByArn.get(candidate);
      if (key != null) {
        use(key, function);
      }
    }
  }
}
