package dev.martello.assemble;

import dev.martello.stack.Resource;
import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spells names and ARNs of resources so that texts of all stacks compare: what is decided at
 * deployment stands as a hole, those of resources with the resource's key.
 */
final class CanonicalTexts {
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

  private static final String SECRET = "AWS::SecretsManager::Secret";

  private static final int DEEPEST_NAME = 16;
  private static final int LONGEST_NAME = 2048;

  private final References references;
  private final Inventory inventory;
  private final Map<String, Shape> names = new HashMap<>();
  private final Map<String, Shape> arns = new HashMap<>();
  private int depth;

  CanonicalTexts(References references) {
    this.references = references;
    this.inventory = references.inventory();
  }

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
    if (References.OF_FUNCTION.contains(resource.type())) {
      var function = references.functionOf(resource);
      if (function.isPresent()) {
        var qualifier =
            resource.type().equals("AWS::Lambda::Alias")
                ? ":" + resource.get("Name").text().show()
                : ":${" + Inventory.key(resource) + ".Version}";
        var end = resource.type().equals("AWS::Lambda::Url") ? "" : qualifier;
        return Shape.parse(arnShape(function.get()) + end);
      }
    }
    if (References.OF_SECRET.contains(resource.type())) {
      var secret = references.find(resource.get("SecretId"), resource, SECRET).only();
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

  Shape canonicalHoles(Shape shape, String stackId) {
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
    var resource = inventory.resourceOf(hole, stackId);
    if (resource.isPresent()) {
      var attribute = HoleName.of(hole).attribute();
      if (References.OF_FUNCTION.contains(resource.get().type())) {
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
      if (References.OF_SECRET.contains(resource.get().type()) && attribute.isEmpty()) {
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
      if (ResourceNames.of(resource.type()).isPresent()
          || References.OF_FUNCTION.contains(resource.type())) {
        result.put(Inventory.key(resource), arnOf(resource));
      }
    }
    return result;
  }
}
