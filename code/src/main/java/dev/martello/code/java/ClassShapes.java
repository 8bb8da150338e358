package dev.martello.code.java;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what classes declare. */
final class ClassShapes {
  static final Set<String> KINDS =
      Set.of(
          "class_declaration",
          "interface_declaration",
          "enum_declaration",
          "record_declaration",
          "annotation_type_declaration");

  private ClassShapes() {}

  /** Collects the classes of a file, as nested ones of nothing. */
  static ClassShape ofFile(Node root, String folder) {
    var top = new ClassShape("", root, null, true, null);
    for (var node : root.named()) {
      if (KINDS.contains(node.kind())) {
        var simpleName = simpleName(node);
        var name = folder.isEmpty() ? simpleName : folder + "." + simpleName;
        top.nested.put(simpleName, withNested(new ClassShape(name, node, null, true, null)));
      }
    }
    return top;
  }

  /** Collects the classes inside a class. */
  static ClassShape withNested(ClassShape shape) {
    for (var member : members(shape.node())) {
      if (KINDS.contains(member.kind())) {
        var simpleName = simpleName(member);
        boolean isStatic =
            !member.is("class_declaration")
                || isModified(member, "static")
                || shape.is("interface_declaration");
        var name = shape.name() + "$" + simpleName;
        shape.nested.put(
            simpleName, withNested(new ClassShape(name, member, shape, isStatic, null)));
      }
    }
    return shape;
  }

  private static String simpleName(Node node) {
    return node.child("name").map(Node::text).orElse("");
  }

  /** Returns what stands in the body of a class. */
  static List<Node> members(Node declaration) {
    var body = declaration.child("body").or(() -> declaration.first("class_body"));
    var members = new ArrayList<Node>();
    for (var member : body.map(Node::named).orElse(List.of())) {
      if (member.is("enum_body_declarations")) {
        members.addAll(member.named());
      } else {
        members.add(member);
      }
    }
    return members;
  }

  static boolean isModified(Node declaration, String modifier) {
    return declaration.first("modifiers").filter(found -> found.has(modifier)).isPresent();
  }

  /** Adds the types of a class's members, once all classes of the file are known. */
  static void addMembers(ClassShape shape, TypeNames types) {
    var node = shape.node();
    node.child("type_parameters")
        .map(Node::named)
        .orElse(List.of())
        .forEach(each -> addTypeParameter(each, shape));
    addSupertypes(shape, types);
    Lombok.logger(node, shape, types)
        .ifPresent(type -> shape.fields.put("log", new ClassShape.Field(type, true)));
    node.child("parameters")
        .filter(any -> shape.is("record_declaration"))
        .map(Node::named)
        .orElse(List.of())
        .forEach(each -> addComponent(each, shape, types));
    for (var member : members(node)) {
      switch (member.kind()) {
        case "field_declaration", "constant_declaration" -> addFields(member, shape, types);
        case "method_declaration" -> addMethod(member, shape, types);
        case "enum_constant" ->
            shape.fields.put(simpleName(member), new ClassShape.Field(shape.type(), true));
        default -> {}
      }
    }
    shape.nested.values().forEach(each -> addMembers(each, types));
  }

  private static void addTypeParameter(Node parameter, ClassShape shape) {
    parameter.named().stream()
        .filter(each -> !each.kind().contains("annotation"))
        .findFirst()
        .ifPresent(each -> shape.typeParameters.add(each.text()));
  }

  private static void addSupertypes(ClassShape shape, TypeNames types) {
    if (!shape.supertypes.isEmpty()) {
      return;
    }
    var node = shape.node();
    var superclass = node.child("superclass").flatMap(each -> each.named().stream().findFirst());
    if (superclass.isPresent()) {
      shape.supertypes.add(types.of(superclass.get(), shape));
    } else {
      shape.supertypes.add(
          JavaType.of(
              switch (node.kind()) {
                case "enum_declaration" -> "java.lang.Enum";
                case "record_declaration" -> "java.lang.Record";
                default -> "java.lang.Object";
              }));
    }
    var interfaces = node.child("interfaces").or(() -> node.first("extends_interfaces"));
    interfaces
        .flatMap(each -> each.first("type_list"))
        .map(Node::named)
        .orElse(List.of())
        .forEach(each -> shape.supertypes.add(types.of(each, shape)));
  }

  private static void addComponent(Node parameter, ClassShape shape, TypeNames types) {
    var name = simpleName(parameter);
    var type = parameter.child("type").map(each -> types.of(each, shape));
    shape.fields.put(name, new ClassShape.Field(type.orElse(JavaType.UNKNOWN), false));
    shape
        .methods
        .computeIfAbsent(name, any -> new ArrayList<>())
        .add(new ClassShape.Method(type.orElse(JavaType.UNKNOWN), 0, false, false));
  }

  private static void addFields(Node declaration, ClassShape shape, TypeNames types) {
    boolean isStatic = isModified(declaration, "static") || declaration.is("constant_declaration");
    boolean isPrivate = isModified(declaration, "private");
    var type = declaration.child("type").map(each -> types.of(each, shape));
    for (var declarator : declaration.all("declarator")) {
      var whole = types.arrayOf(type.orElse(JavaType.UNKNOWN), declarator.child("dimensions"));
      shape.fields.put(simpleName(declarator), new ClassShape.Field(whole, isStatic, isPrivate));
    }
  }

  private static void addMethod(Node declaration, ClassShape shape, TypeNames types) {
    var result = declaration.child("type").map(each -> types.of(each, shape));
    int parameters =
        (int)
            declaration.child("parameters").map(Node::named).orElse(List.of()).stream()
                .filter(each -> each.kind().endsWith("_parameter"))
                .count();
    shape
        .methods
        .computeIfAbsent(simpleName(declaration), any -> new ArrayList<>())
        .add(
            new ClassShape.Method(
                result.orElse(JavaType.UNKNOWN),
                parameters,
                isModified(declaration, "static"),
                isModified(declaration, "private")));
  }
}
