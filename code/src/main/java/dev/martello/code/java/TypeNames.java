package dev.martello.code.java;

import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what types of a file's syntax mean. */
final class TypeNames {
  private static final int DEEPEST = 50;

  private final Imports imports;

  /** Classes at the top of the file, as nested classes of nothing. */
  private final ClassShape top;

  TypeNames(Imports imports, ClassShape top) {
    this.imports = imports;
    this.top = top;
  }

  /** Returns a type as it is written within a class. */
  JavaType of(Node node, ClassShape inside) {
    return of(node, inside, DEEPEST);
  }

  private JavaType of(Node node, ClassShape inside, int left) {
    if (left == 0) {
      return JavaType.UNKNOWN;
    }
    return switch (node.kind()) {
      case "integral_type", "floating_point_type", "boolean_type", "void_type" ->
          JavaType.of(node.text());
      case "type_identifier", "identifier" -> ofName(node.text(), inside);
      case "scoped_type_identifier", "scoped_identifier", "field_access" ->
          ofPath(node.text().replaceAll("\\s+|<[^.]*>", ""), inside);
      case "generic_type" -> generic(node, inside, left);
      case "array_type" -> {
        var element = node.child("element").map(each -> of(each, inside, left - 1));
        yield arrayOf(element.orElse(JavaType.UNKNOWN), node.child("dimensions"));
      }
      case "annotated_type", "catch_type" ->
          last(node).map(each -> of(each, inside, left - 1)).orElse(JavaType.UNKNOWN);
      case "wildcard" ->
          last(node).map(each -> of(each, inside, left - 1)).orElse(JavaType.UNKNOWN);
      default -> JavaType.UNKNOWN;
    };
  }

  private JavaType generic(Node node, ClassShape inside, int left) {
    var named = node.named();
    if (named.isEmpty()) {
      return JavaType.UNKNOWN;
    }
    var arguments =
        node.first("type_arguments").map(Node::named).orElse(List.of()).stream()
            .map(each -> of(each, inside, left - 1))
            .toList();
    return new JavaType(of(named.getFirst(), inside, left - 1).name(), arguments);
  }

  private static Optional<Node> last(Node node) {
    return node.named().stream().reduce((one, other) -> other);
  }

  /** Returns a type with the dimensions that stand behind it. */
  JavaType arrayOf(JavaType element, Optional<Node> dimensions) {
    var type = element;
    long count =
        dimensions.map(node -> node.text().chars().filter(each -> each == '[').count()).orElse(0L);
    for (long dimension = 0; dimension < Math.min(count, 255); dimension++) {
      type = type.array();
    }
    return type;
  }

  /** Returns the class of a simple name. */
  JavaType ofName(String name, ClassShape inside) {
    if (name.equals("var")) {
      return JavaType.UNKNOWN;
    }
    return declared(name, inside)
        .orElseGet(
            () ->
                isTypeParameter(name, inside) ? JavaType.UNKNOWN : JavaType.of(imports.find(name)));
  }

  /** Returns a class that the file declares, by its simple name. */
  Optional<JavaType> declared(String name, ClassShape inside) {
    for (@Nullable ClassShape here = inside; here != null; here = here.outer().orElse(null)) {
      var nested = here.nested.get(name);
      if (nested != null) {
        return Optional.of(nested.type());
      }
      var locals = here.around().flatMap(body -> body.localClass(name));
      if (locals.isPresent()) {
        return locals.map(ClassShape::type);
      }
    }
    return Optional.ofNullable(top.nested.get(name)).map(ClassShape::type);
  }

  /** Those of methods are not kept, but who declares one calls it T or T1. */
  private boolean isTypeParameter(String name, ClassShape inside) {
    if (name.matches("[A-Z]\\d?") && !imports.has(name)) {
      return true;
    }
    for (@Nullable ClassShape here = inside; here != null; here = here.outer().orElse(null)) {
      if (here.typeParameters.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the class of a name with dots. */
  JavaType ofPath(String path, ClassShape inside) {
    int dot = path.indexOf('.');
    var first = dot < 0 ? path : path.substring(0, dot);
    if (dot < 0 || !Imports.isTypeName(first)) {
      return dot < 0 ? ofName(path, inside) : JavaType.of(Imports.nested(path));
    }
    return JavaType.of(
        ofName(first, inside).name() + "$" + path.substring(dot + 1).replace('.', '$'));
  }

  Imports imports() {
    return imports;
  }
}
