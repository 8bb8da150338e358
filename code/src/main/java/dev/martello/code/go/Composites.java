package dev.martello.code.go;

import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Lowers literals of structs, slices and maps. */
final class Composites {
  private final FileLowering file;
  private final Body body;
  private final Expressions expressions;

  Composites(FileLowering file, Body body, Expressions expressions) {
    this.file = file;
    this.body = body;
    this.expressions = expressions;
  }

  Value value(Node node) {
    var type = node.child("type").map(each -> file.types().of(each, body)).orElse("");
    return node.child("body")
        .map(elements -> value(elements, type))
        .orElseGet(() -> new Value(body.register()));
  }

  /** Lowers the part in braces; inside slices and maps it stands without a type. */
  private Value value(Node elements, String type) {
    if (!file.enter(elements)) {
      return new Value(body.register());
    }
    var made = made(elements, GoType.pointedAt(type));
    file.leave();
    return new Value(made, type);
  }

  private int made(Node elements, String type) {
    var underlying = underlying(type, 0);
    if (underlying.startsWith("map[") || isMapOfLibrary(elements, underlying)) {
      return map(elements, underlying);
    }
    return underlying.startsWith("[]") || !isStruct(elements, underlying)
        ? list(elements, underlying)
        : struct(elements, type);
  }

  /** Named slices and maps are what they are declared to be. */
  private String underlying(String type, int depth) {
    if (!GoType.isNamed(type) || depth > 8) {
      return type;
    }
    return file.types()
        .declarationOf(type)
        .flatMap(found -> found.node().child("type"))
        .filter(found -> !found.is("struct_type") && !found.is("interface_type"))
        .map(found -> underlying(file.types().of(found, body), depth + 1))
        .orElseGet(() -> LibraryTypes.underlying(type));
  }

  private static List<Node> parts(Node elements) {
    return elements.named();
  }

  private static List<Node> keyed(Node elements) {
    return parts(elements).stream().filter(each -> each.is("keyed_element")).toList();
  }

  /** Names of fields are written without quotes: {@code gin.H{"error": x}} is a map. */
  private boolean isMapOfLibrary(Node elements, String type) {
    return GoType.isNamed(type)
        && keyed(elements).stream().anyMatch(each -> !isField(each))
        && file.types().declarationOf(type).isEmpty();
  }

  private static boolean isField(Node keyed) {
    return keyed.named().stream()
        .findFirst()
        .map(Composites::inner)
        .filter(key -> key.is("identifier") || key.is("field_identifier"))
        .isPresent();
  }

  private static Node inner(Node element) {
    return element.is("literal_element") && element.named().size() == 1
        ? element.named().getFirst()
        : element;
  }

  private boolean isStruct(Node elements, String type) {
    return keyed(elements).stream().anyMatch(Composites::isField)
        || parts(elements).isEmpty()
        || GoType.isNamed(type)
        || file.types().declarationOf(type).isPresent()
        || type.contains(".struct@");
  }

  private int struct(Node elements, String type) {
    int object = body.register();
    body.add(new Instruction.New(object, type, elements.span()));
    var names = new ArrayList<>(LibraryTypes.fields(type));
    file.types()
        .structOf(type)
        .ifPresent(
            found ->
                Shapes.fields(found)
                    .forEach(field -> names.addAll(Shapes.names(field, file.types(), body))));
    int place = 0;
    for (var element : parts(elements)) {
      var parts = element.named();
      boolean isKeyed = element.is("keyed_element") && parts.size() == 2;
      int at = place++;
      var key =
          isKeyed
              ? new Key.Member(inner(parts.getFirst()).text())
              : new Key.Member(at < names.size() ? names.get(at) : Integer.toString(at));
      var value = element(isKeyed ? parts.get(1) : element, "");
      body.add(new Instruction.Store(object, key, value, element.span()));
    }
    return object;
  }

  /** A pointer to a variable in a field is read as what the variable holds. */
  private int element(Node node, String type) {
    var inside = inner(node);
    if (inside.is("literal_value")) {
      return value(inside, type).register();
    }
    boolean isPointer =
        inside.is("unary_expression")
            && inside.child("operator").map(Node::text).orElse("").equals("&");
    return expressions
        .value(isPointer ? inside.child("operand").orElse(inside) : inside)
        .register();
  }

  private int list(Node elements, String type) {
    var entries = new ArrayList<Instruction.Entry>();
    for (var element : parts(elements)) {
      var value = element.is("keyed_element") ? element.named().getLast() : element;
      entries.add(new Instruction.Entry(-1, element(value, GoType.element(type)), false));
    }
    return body.make(Instruction.Container.LIST, entries, elements.span());
  }

  private int map(Node elements, String type) {
    var entries = new ArrayList<Instruction.Entry>();
    for (var element : keyed(elements)) {
      var parts = element.named();
      if (parts.size() == 2) {
        int key = element(parts.getFirst(), "");
        int value = element(parts.get(1), GoType.element(type));
        entries.add(new Instruction.Entry(key, value, false));
      }
    }
    return body.make(Instruction.Container.MAP, entries, elements.span());
  }
}
