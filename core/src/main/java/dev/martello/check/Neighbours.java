package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Principals.TemplateParameter;
import dev.martello.model.Trigger;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Knows the resources of an application by type, and which functions each of them matters for. */
final class Neighbours {
  private static final int DEEPEST = 8;
  private static final Pattern LITERAL_PARTITION = Pattern.compile("^arn:aws[a-z-]*:");

  private final Map<String, List<Entity>> byType = new TreeMap<>();
  private final Map<String, Map<String, LambdaFunction>> users = new HashMap<>();
  private final Map<String, List<LambdaFunction>> byRole = new HashMap<>();
  private final Map<String, List<TemplateParameter>> parameters = new HashMap<>();
  private final Map<String, List<String>> keysByArn = new HashMap<>();

  Neighbours(App app) {
    app.resources()
        .sorted(Comparator.comparing(Entity::identity))
        .forEach(
            entity ->
                byType
                    .computeIfAbsent(entity.identity().type(), _ -> new ArrayList<>())
                    .add(entity));
    for (var parameter : app.parameters()) {
      parameters
          .computeIfAbsent(parameter.identity().stack(), _ -> new ArrayList<>())
          .add(parameter);
    }
    new TreeMap<>(app.arns())
        .forEach(
            (key, arn) ->
                keysByArn
                    .computeIfAbsent(inAnyPartition(arn.show()), _ -> new ArrayList<>())
                    .add(key));
    for (var function : app.functions()) {
      collect(function);
      function
          .role()
          .known()
          .map(role -> role.identity().key())
          .distinct()
          .forEach(key -> byRole.computeIfAbsent(key, _ -> new ArrayList<>()).add(function));
      for (var mount : app.settingsOf(function).get("FileSystemConfigs").items()) {
        use(mount.get("Arn").target(), function);
      }
    }
    for (var point : ofType("AWS::EFS::AccessPoint")) {
      var system = app.settingsOf(point).get("FileSystemId").target();
      usersOf(point).forEach(function -> use(system, function));
    }
  }

  /** Returns the functions that run with a role. */
  List<LambdaFunction> functionsOf(Entity role) {
    return List.copyOf(byRole.getOrDefault(role.identity().key(), List.of()));
  }

  List<TemplateParameter> parametersOf(String stack) {
    return parameters.getOrDefault(stack, List.of());
  }

  List<Entity> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }

  List<LambdaFunction> usersOf(Entity entity) {
    return List.copyOf(users.getOrDefault(entity.identity().key(), Map.of()).values());
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
    if (function.code() instanceof Code.Image image) {
      mention(image.uri(), function);
    }
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
    users
        .computeIfAbsent(key, _ -> new LinkedHashMap<>())
        .putIfAbsent(function.identity().key(), function);
  }

  /** Finds the resources that a text names, by their key or by their ARN. */
  private void mention(Val<String> text, LambdaFunction function) {
    for (var shape : Shape.of(text)) {
      for (var hole : shape.holes()) {
        use(HoleName.of(hole).key(), function);
      }
      named(shape.toString(), function).ifPresent(key -> use(key, function));
    }
  }

  /**
   * Finds the resource of an ARN, also by the ARN of what is inside it: an object of a bucket, an
   * index of a table. A resource of the function's own template comes first.
   */
  private Optional<String> named(String text, LambdaFunction function) {
    var whole = inAnyPartition(text);
    var arn = whole.endsWith(":*") ? whole.substring(0, whole.length() - 2) : whole;
    for (int depth = 0; depth < DEEPEST; depth++) {
      var keys = keysByArn.getOrDefault(arn, List.of());
      var own = HoleName.prefix(function.identity().stack());
      var here = keys.stream().filter(key -> key.startsWith(own)).findFirst();
      if (here.isPresent() || keys.size() == 1) {
        return here.or(() -> Optional.of(keys.getFirst()));
      }
      int slash = arn.lastIndexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      arn = arn.substring(0, slash);
    }
    return Optional.empty();
  }

  private static String inAnyPartition(String arn) {
    return LITERAL_PARTITION.matcher(arn).replaceFirst("arn:\\${AWS::Partition}:");
  }
}
