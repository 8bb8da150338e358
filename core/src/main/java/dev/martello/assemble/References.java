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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the resource that a written text refers to: by reference, ARN, URL or physical name. */
final class References {
  /*
   * A reference stays symbolic in the views of the stacks: `${Orders.Arn}` in the stack itself,
   * `${path/of/template.yaml#Orders.Arn}` from another one. Here both become one form: ARNs as
   * ResourceNames spells them, in which the physical name is literal where it is known and otherwise
   * the hole `${stack#Orders}`, stack#Orders being the key of the resource's identity. Holes that mean
   * the same everywhere (`AWS::Region`) stay as they are; other parameters of a stack are named with
   * the stack too, because `${Stage}` of one stack is not `${Stage}` of another.
   */
  private static final Set<String> GLOBAL =
      Set.of("AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::URLSuffix");
  private static final Set<String> OF_FUNCTION =
      Set.of("AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::Lambda::Url");
  static final String FUNCTION = "AWS::Lambda::Function";

  /** Ref of them is the ARN of the secret that they name in {@code SecretId}. */
  private static final Set<String> OF_SECRET =
      Set.of(
          "AWS::SecretsManager::ResourcePolicy",
          "AWS::SecretsManager::RotationSchedule",
          "AWS::SecretsManager::SecretTargetAttachment");

  private static final String SECRET = "AWS::SecretsManager::Secret";

  /** The host of an address is taken out of it by splitting at slashes. */
  private static final Pattern PART_OF_ADDRESS =
      Pattern.compile("Fn::Select \\d+ Fn::Split (\\S+\\.(?:FunctionUrl|ApiEndpoint|GraphQLUrl))");

  private static final int DEEPEST_NAME = 16;
  private static final int LONGEST_NAME = 2048;

  /** A name that more resources than these have says nothing. */
  private static final int MOST_NAMESAKES = 16;

  private final Inventory inventory;
  private int depth;
  private final Map<String, List<Resource>> byName = new HashMap<>();
  private final Map<String, Shape> names = new HashMap<>();
  private final Map<String, Shape> arns = new HashMap<>();

  References(Inventory inventory) {
    this.inventory = inventory;
    ResourceNames.nameProperties().forEach(this::indexNames);
  }

  Inventory inventory() {
    return inventory;
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
        var resource = resourceOf(name, user.stackId());
        if (resource.isPresent() && resource.get().type().equals("AWS::Lambda::Alias")) {
          return resource.get().get("Name").text();
        }
        if (resource.isPresent() && resource.get().type().equals("AWS::Lambda::Version")) {
          return Val.unknown("${" + Inventory.key(resource.get()) + ".Version}", written.origin());
        }
      }
    }
    var end = ArnFields.of(canonical(shape, user.stackId())).function();
    int colon = end.indexOf(':');
    return colon < 0
        ? Val.known("", written.origin())
        : toVal(Shape.parse(end.substring(colon + 1)), written.origin());
  }

  private Target find(Shape shape, String stackId, Predicate<Resource> isWanted, int depth) {
    var none = target(List.of(), false);
    var pieces = shape.pieces();
    for (int at = 0; at < pieces.size(); at++) {
      if (!(pieces.get(at) instanceof Shape.Hole(String hole)) || !isWhole(pieces, at)) {
        continue;
      }
      var resource = resourceOf(hole, stackId);
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
      case "AWS::CloudFormation::Stack" -> attributeOf(hole).startsWith("Outputs.");
      case "AWS::CloudFormation::CustomResource" -> !attributeOf(hole).isEmpty();
      default -> type.startsWith("Custom::") && !attributeOf(hole).isEmpty();
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

  /** Returns the resource that a hole names, whichever attribute it asks for. */
  Optional<Resource> resourceOf(String hole, String stackId) {
    var written = HoleName.of(hole);
    var part = PART_OF_ADDRESS.matcher(written.local());
    var name = new HoleName(written.stack(), part.matches() ? part.group(1) : written.local());
    if (name.local().contains("::")) {
      return Optional.empty();
    }
    return inventory.resource(
        name.stack().isEmpty() ? HoleName.of(stackId, name.id()) : name.key());
  }

  private static String attributeOf(String hole) {
    return HoleName.of(hole).attribute();
  }

  // physical names

  private void indexNames(String type, String property) {
    for (var resource : inventory.ofType(type)) {
      for (var shape : Shape.of(resource.get(property).text())) {
        var text = canonicalHoles(shape, resource.stackId()).toString();
        if (!text.isEmpty() && !text.startsWith("${" + Inventory.key(resource))) {
          byName.computeIfAbsent(text, _ -> new ArrayList<>()).add(resource);
          byName
              .computeIfAbsent(inStack(resource.stackId(), text), _ -> new ArrayList<>())
              .add(resource);
        }
      }
    }
  }

  private Optional<Target> named(Shape shape, String stackId, Predicate<Resource> isWanted) {
    if (byName.isEmpty()) {
      return Optional.empty();
    }
    var fields = ArnFields.of(canonicalHoles(shape, stackId));
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

  // canonical texts

  /** Returns the physical name as far as it is known, otherwise a hole with the resource's key. */
  Shape nameShape(Resource resource) {
    var known = names.get(Inventory.key(resource));
    if (known == null) {
      // Names that refer to each other in a circle, or in a long row, come to an end here.
      var hole = new Shape(List.of(new Shape.Hole(Inventory.key(resource))));
      names.put(Inventory.key(resource), hole);
      depth++;
      var made = depth > DEEPEST_NAME ? hole : makeName(resource);
      depth--;
      known = made.toString().length() > LONGEST_NAME ? hole : made;
      names.put(Inventory.key(resource), known);
    }
    return known;
  }

  private Shape makeName(Resource resource) {
    var hole = new Shape(List.of(new Shape.Hole(Inventory.key(resource))));
    var property = ResourceNames.of(resource.type()).map(ResourceNames::nameProperty).orElse("");
    if (property.isEmpty()) {
      return hole;
    }
    var view = resource.get(property);
    var shapes = Shape.of(view.text());
    if (shapes.size() != 1
        || shapes.getFirst().pieces().isEmpty()
        || view.alternatives().size() != 1) {
      return hole;
    }
    return canonicalHoles(shapes.getFirst(), resource.stackId());
  }

  /** Returns the physical name of a resource; a hole with its key where AWS makes the name up. */
  Val<String> nameOf(Resource resource) {
    var property = ResourceNames.of(resource.type()).map(ResourceNames::nameProperty).orElse("");
    if (!property.isEmpty()) {
      var view = resource.get(property);
      if (view.exists().isYes()) {
        return canonical(view.text(), resource.stackId());
      }
    }
    return Val.unknown("${" + Inventory.key(resource) + "}", resource.origin());
  }

  /** Returns the ARN of a resource, with holes for what is decided at deployment. */
  Val<String> arnOf(Resource resource) {
    return toVal(arnShape(resource), resource.origin());
  }

  Shape arnShape(Resource resource) {
    var known = arns.get(Inventory.key(resource));
    if (known == null) {
      arns.put(Inventory.key(resource), Shape.parse("${" + Inventory.key(resource) + ".Arn}"));
      known = makeArn(resource);
      arns.put(Inventory.key(resource), known);
    }
    return known;
  }

  private Shape makeArn(Resource resource) {
    if (OF_FUNCTION.contains(resource.type())) {
      var function = functionOf(resource);
      if (function.isPresent()) {
        var qualifier =
            resource.type().equals("AWS::Lambda::Alias")
                ? ":" + resource.get("Name").text().show()
                : ":${" + Inventory.key(resource) + ".Version}";
        var end = resource.type().equals("AWS::Lambda::Url") ? "" : qualifier;
        return Shape.parse(arnShape(function.get()) + end);
      }
    }
    if (OF_SECRET.contains(resource.type())) {
      var secret = find(resource.get("SecretId"), resource, SECRET).only();
      return secret
          .map(this::arnShape)
          .orElseGet(() -> Shape.parse("${" + Inventory.key(resource) + "}"));
    }
    var names = ResourceNames.of(resource.type());
    if (names.isEmpty()) {
      return Shape.parse("${" + Inventory.key(resource) + ".Arn}");
    }
    return withSetting(fill(names.get().arn(), resource, ""), resource.stackId());
  }

  private Optional<Resource> functionOf(Resource alias) {
    return find(alias.get(behind(alias)), alias, FUNCTION).only();
  }

  private Shape fill(String form, Resource resource, String attribute) {
    var key = Inventory.key(resource);
    var self = "${" + key + (attribute.isEmpty() ? "" : "." + attribute) + "}";
    var text = form;
    if (text.contains("{arn}")) {
      text = text.replace("{arn}", arnShape(resource).toString());
    }
    if (text.contains("{name}")) {
      var name = nameShape(resource).toString();
      boolean isRepeated = text.contains("parameter/{name}") && name.startsWith("/");
      text = text.replace("{name}", isRepeated ? name.substring(1) : name);
    }
    if (text.contains("{path}")) {
      text = text.replace("{path}", path(resource));
    }
    return Shape.parse(text.replace("{suffix}", "${" + key + ".suffix}").replace("{self}", self));
  }

  private String path(Resource resource) {
    var path = resource.get("Path").text("/", resource.type() + " Path");
    return canonical(path, resource.stackId()).show();
  }

  /** Puts in the region, partition and account that are told. */
  private Shape withSetting(Shape shape, String stackId) {
    var setting = inventory.setting(stackId);
    if (setting.region().isEmpty() && setting.account().isEmpty()) {
      return shape;
    }
    var pieces = new ArrayList<Shape.Piece>();
    for (var piece : shape.pieces()) {
      pieces.add(
          switch (piece) {
            case Shape.Hole(String name) when name.equals("AWS::Region") ->
                told(setting.region(), piece);
            case Shape.Hole(String name) when name.equals("AWS::Partition") ->
                told(setting.partition(), piece);
            case Shape.Hole(String name) when name.equals("AWS::AccountId") ->
                told(setting.account(), piece);
            case Shape.Hole hole -> hole;
            case Shape.Literal literal -> literal;
          });
    }
    return Shape.parse(new Shape(pieces).toString());
  }

  private static Shape.Piece told(String text, Shape.Piece otherwise) {
    return text.isEmpty() ? otherwise : new Shape.Literal(text);
  }

  /**
   * Returns a text in which references to resources are spelled as {@link #arnOf} spells them, so
   * that policies and resources of all stacks compare. What is known stays as it is written.
   */
  Val<String> canonical(Val<String> text, String stackId) {
    return switch (text) {
      case Val.Known<String> known -> known;
      case Val.OneOf<String> oneOf -> oneOf;
      case Val.Unknown<String>(String expression, Origin origin) ->
          toVal(canonical(Shape.parse(expression), stackId), origin);
    };
  }

  Shape canonical(Shape shape, String stackId) {
    var filled = canonicalHoles(shape, stackId);
    if (!filled.literalStart().startsWith("arn:aws:") || filled.isLiteral()) {
      return filled;
    }
    var partition = inventory.setting(stackId).partition();
    return partition.isEmpty()
        ? Shape.parse("arn:${AWS::Partition}:" + filled.toString().substring("arn:aws:".length()))
        : filled;
  }

  private Shape canonicalHoles(Shape shape, String stackId) {
    if (shape.isLiteral()) {
      return shape;
    }
    var text = new StringBuilder();
    for (var piece : shape.pieces()) {
      switch (piece) {
        case Shape.Literal literal -> text.append(new Shape(List.of(literal)));
        case Shape.Hole(String name) -> text.append(meaning(name, stackId));
      }
    }
    return Shape.parse(text.toString());
  }

  private String meaning(String hole, String stackId) {
    var resource = resourceOf(hole, stackId);
    if (resource.isPresent()) {
      var attribute = attributeOf(hole);
      if (OF_FUNCTION.contains(resource.get().type())) {
        boolean isArn =
            (attribute.isEmpty() && !resource.get().type().equals("AWS::Lambda::Url"))
                || attribute.endsWith("Arn");
        return isArn
            ? arnShape(resource.get()).toString()
            : "${"
                + Inventory.key(resource.get())
                + (attribute.isEmpty() ? "" : "." + attribute)
                + "}";
      }
      if (OF_SECRET.contains(resource.get().type()) && attribute.isEmpty()) {
        return arnShape(resource.get()).toString();
      }
      var meaning =
          ResourceNames.of(resource.get().type())
              .map(names -> names.meaning(attribute))
              .orElse("{self}");
      return fill(meaning, resource.get(), attribute).toString();
    }
    boolean isGlobal =
        GLOBAL.contains(hole)
            || HoleName.isOfStack(hole)
            || hole.startsWith("resolve:")
            || hole.startsWith("Fn::ImportValue ")
            || hole.startsWith("Fn::GetStackOutput ");
    return "${" + (isGlobal ? hole : HoleName.of(stackId, hole)) + "}";
  }

  static Val<String> toVal(Shape shape, Origin origin) {
    return shape.isLiteral()
        ? Val.known(shape.literalStart(), origin)
        : Val.unknown(shape.toString(), origin);
  }

  /** Returns the keys of the resources whose physical name CloudFormation makes up. */
  Set<String> generatedNames() {
    var keys = new LinkedHashSet<String>();
    for (var resource : inventory.all()) {
      var names = ResourceNames.of(resource.type());
      boolean isGenerated =
          names.isPresent()
              && (names.get().nameProperty().isEmpty()
                  || resource.get(names.get().nameProperty()).exists().isNo());
      if (isGenerated) {
        keys.add(Inventory.key(resource));
      }
    }
    return keys;
  }

  /** Returns the canonical ARN of every resource that has a known form of one, by key. */
  Map<String, Val<String>> arns() {
    var result = new LinkedHashMap<String, Val<String>>();
    for (var resource : inventory.all()) {
      if (ResourceNames.of(resource.type()).isPresent() || OF_FUNCTION.contains(resource.type())) {
        result.put(Inventory.key(resource), arnOf(resource));
      }
    }
    return result;
  }
}
