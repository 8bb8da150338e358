package dev.martello.assemble;

import dev.martello.model.Link;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the resource that a written text refers to: by reference, ARN, URL or physical name. */
final class References {
  static final Set<String> OF_FUNCTION =
      Set.of("AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::Lambda::Url");
  static final String STACK = "AWS::CloudFormation::Stack";
  static final String FUNCTION = "AWS::Lambda::Function";

  /** Ref of them is the ARN of the secret that they name in {@code SecretId}. */
  static final Set<String> OF_SECRET =
      Set.of(
          "AWS::SecretsManager::ResourcePolicy",
          "AWS::SecretsManager::RotationSchedule",
          "AWS::SecretsManager::SecretTargetAttachment");

  /** A name that more resources than these have says nothing. */
  private static final int MOST_NAMESAKES = 16;

  private final Inventory inventory;
  private final Map<String, List<Resource>> byName = new HashMap<>();
  private final CanonicalTexts texts;

  References(Inventory inventory) {
    this.inventory = inventory;
    this.texts = new CanonicalTexts(this);
    ResourceNames.nameProperties().forEach(this::indexNames);
  }

  Inventory inventory() {
    return inventory;
  }

  /** Returns how names and ARNs are spelled so that texts of all stacks compare. */
  CanonicalTexts texts() {
    return texts;
  }

  /**
   * What a text refers to.
   *
   * @param resources the declared resources that it means or may mean
   * @param isCertain whether it means one of them for sure
   * @param written the text
   */
  record Target(List<Resource> resources, boolean isCertain, Val<String> written) {
    Target {
      resources = List.copyOf(resources);
    }

    /** Returns the one resource that is meant for sure. */
    Optional<Resource> only() {
      return isCertain && resources.size() == 1
          ? Optional.of(resources.getFirst())
          : Optional.empty();
    }

    /**
     * Returns the reference as the model shows it; targets that it has no entity for are left out.
     */
    <T> Link<T> link(Map<String, T> entities) {
      var found = new ArrayList<T>();
      for (var resource : resources) {
        var entity = entities.get(Inventory.key(resource));
        if (entity != null) {
          found.add(entity);
        }
      }
      if (found.isEmpty()) {
        return new Link.Elsewhere<>(written);
      }
      return found.size() == 1 && isCertain && resources.size() == 1
          ? new Link.To<>(found.getFirst(), written)
          : new Link.ToOneOf<>(found, written);
    }
  }

  /**
   * Finds what a text refers to.
   *
   * @param written the text with all its meanings
   * @param user the resource that uses it
   * @param types the types that are looked for; any if none is named
   */
  Target find(View written, Resource user, String... types) {
    var alternatives = written.alternatives();
    if (alternatives.size() == 1) {
      return find(written.text(), user.stackId(), types);
    }
    var found = new LinkedHashSet<Resource>();
    boolean isCertain = true;
    for (var alternative : alternatives) {
      var target = find(alternative.text(), user.stackId(), types);
      found.addAll(target.resources());
      isCertain &= target.isCertain();
    }
    return new Target(List.copyOf(found), isCertain, written.text());
  }

  /** Finds what a text of a resource of a stack refers to. */
  Target find(Val<String> written, String stackId, String... types) {
    Predicate<Resource> isWanted =
        types.length == 0 ? _ -> true : resource -> Arrays.asList(types).contains(resource.type());
    var found = new LinkedHashSet<Resource>();
    boolean isCertain = true;
    for (var shape : Shape.of(written)) {
      var one = find(shape, stackId, isWanted, 0);
      found.addAll(one.resources());
      isCertain &= one.isCertain();
    }
    return new Target(List.copyOf(found), isCertain && !found.isEmpty(), written);
  }

  /** Finds the function that a text refers to, by itself or by one of its aliases or versions. */
  Target function(View written, Resource user) {
    return find(written, user, FUNCTION);
  }

  /** Returns the qualifier of a function reference: an alias or version; empty text without one. */
  Val<String> qualifier(View written, Resource user) {
    var text = written.text();
    var shapes = Shape.of(text);
    if (shapes.size() != 1) {
      return Val.known("", written.origin());
    }
    var shape = shapes.getFirst();
    for (var piece : shape.pieces()) {
      if (piece instanceof Shape.Hole(String name)) {
        var resource = inventory.resourceOf(name, user.stackId());
        if (resource.isPresent() && resource.get().type().equals("AWS::Lambda::Alias")) {
          return resource.get().get("Name").text();
        }
        if (resource.isPresent() && resource.get().type().equals("AWS::Lambda::Version")) {
          return Val.unknown("${" + Inventory.key(resource.get()) + ".Version}", written.origin());
        }
      }
    }
    var end = ArnFields.of(texts.canonical(shape, user.stackId())).function();
    int colon = end.indexOf(':');
    return colon < 0
        ? Val.known("", written.origin())
        : CanonicalTexts.toVal(Shape.parse(end.substring(colon + 1)), written.origin());
  }

  private Target find(Shape shape, String stackId, Predicate<Resource> isWanted, int depth) {
    var none = target(List.of(), false);
    var pieces = shape.pieces();
    for (int at = 0; at < pieces.size(); at++) {
      if (!(pieces.get(at) instanceof Shape.Hole(String hole)) || !isWhole(pieces, at)) {
        continue;
      }
      var resource = inventory.resourceOf(hole, stackId);
      if (resource.isEmpty() || isAnswer(resource.get(), hole)) {
        continue;
      }
      if (isWanted.test(resource.get())) {
        return target(List.of(resource.get()), true);
      }
      var behind = behind(resource.get());
      if (!behind.isEmpty() && depth < 4) {
        var shapes = Shape.of(resource.get().get(behind).text());
        if (shapes.size() == 1) {
          return find(shapes.getFirst(), resource.get().stackId(), isWanted, depth + 1);
        }
      }
    }
    return named(shape, stackId, isWanted).orElse(none);
  }

  /** Returns the function of an alias, a version or a URL. */
  Optional<Resource> functionOf(Resource alias) {
    return find(alias.get(behind(alias)), alias, FUNCTION).only();
  }

  /** Returns the property with what a resource is a name of; empty text if it is one by itself. */
  private static String behind(Resource resource) {
    var type = resource.type();
    if (OF_SECRET.contains(type)) {
      return "SecretId";
    }
    return !OF_FUNCTION.contains(type)
        ? ""
        : type.equals("AWS::Lambda::Url") ? "TargetFunctionArn" : "FunctionName";
  }

  /** What a nested stack puts out and what a custom resource answers is no name of its own. */
  private static boolean isAnswer(Resource resource, String hole) {
    var type = resource.type();
    return switch (type) {
      case STACK -> HoleName.of(hole).attribute().startsWith("Outputs.");
      case "AWS::CloudFormation::CustomResource" -> !HoleName.of(hole).attribute().isEmpty();
      default -> type.startsWith("Custom::") && !HoleName.of(hole).attribute().isEmpty();
    };
  }

  /** A hole is a whole name only between separators: {@code ${Name}-copy} is another resource. */
  private static boolean isWhole(List<Shape.Piece> pieces, int at) {
    boolean starts =
        at == 0
            || (pieces.get(at - 1) instanceof Shape.Literal(String before)
                && (before.endsWith(":") || before.endsWith("/")));
    boolean ends =
        at == pieces.size() - 1
            || (pieces.get(at + 1) instanceof Shape.Literal(String after)
                && (after.startsWith(":") || after.startsWith("/")));
    return starts && ends;
  }

  // physical names

  private void indexNames(String type, String property) {
    for (var resource : inventory.ofType(type)) {
      for (var shape : Shape.of(resource.get(property).text())) {
        var text = texts.canonicalHoles(shape, resource.stackId()).toString();
        if (!text.isEmpty() && !isOfItself(text, resource)) {
          byName.computeIfAbsent(text, _ -> new ArrayList<>()).add(resource);
          byName
              .computeIfAbsent(inStack(resource.stackId(), text), _ -> new ArrayList<>())
              .add(resource);
        }
      }
    }
  }

  /**
   * A parameter may be called like a resource, and longer: {@code Orders} and {@code OrdersName}.
   */
  private static boolean isOfItself(String name, Resource resource) {
    var itself = "${" + Inventory.key(resource);
    return name.startsWith(itself + "}") || name.startsWith(itself + ".");
  }

  private Optional<Target> named(Shape shape, String stackId, Predicate<Resource> isWanted) {
    if (byName.isEmpty()) {
      return Optional.empty();
    }
    var fields = ArnFields.of(texts.canonicalHoles(shape, stackId));
    for (var name : fields.names()) {
      var here = named(inStack(stackId, name), fields, isWanted);
      if (here.size() == 1) {
        return Optional.of(target(here, true));
      }
      var anywhere = here.isEmpty() ? named(name, fields, isWanted) : here;
      if (!anywhere.isEmpty()) {
        return Optional.of(target(anywhere, false));
      }
    }
    return Optional.empty();
  }

  private List<Resource> named(String name, ArnFields fields, Predicate<Resource> isWanted) {
    var found =
        byName.getOrDefault(name, List.of()).stream()
            .filter(isWanted)
            .filter(resource -> mayBe(resource, fields))
            .limit(MOST_NAMESAKES + 1L)
            .toList();
    return found.size() > MOST_NAMESAKES ? List.of() : found;
  }

  private static Target target(List<Resource> resources, boolean isCertain) {
    return new Target(resources, isCertain, Val.known("", new Origin.ServiceDefault("")));
  }

  /** A name counts first in its own stack. */
  private static String inStack(String stackId, String name) {
    return stackId + "\n" + name;
  }

  /** The ARN of a queue is no function's, though both may have one name. */
  private static boolean mayBe(Resource resource, ArnFields fields) {
    if (!fields.isArn()) {
      return true;
    }
    var service = fields.service();
    boolean isUri = service.equals("apigateway") && resource.type().equals(FUNCTION);
    return isUri
        || ResourceNames.of(resource.type())
            .map(names -> names.arn().contains("}:" + service + ":"))
            .orElse(true);
  }
}
