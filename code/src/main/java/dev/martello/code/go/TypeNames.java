package dev.martello.code.go;

import dev.martello.code.ir.GoType;
import dev.martello.code.tree.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names the types that a file writes. */
final class TypeNames {
  private static final int DEEPEST = 32;

  /** Structs without a name. */
  private final Map<String, Node> structs = new HashMap<>();

  private final FileLowering file;

  TypeNames(FileLowering file) {
    this.file = file;
  }

  /** Returns the name of a type; empty text where it is not known. */
  String of(Node type, Body body) {
    return of(type, body, 0);
  }

  private String of(Node type, Body body, int depth) {
    if (depth > DEEPEST) {
      return GoType.UNKNOWN;
    }
    return switch (type.kind()) {
      case "type_identifier", "identifier" -> simple(type.text(), body, depth);
      case "qualified_type" ->
          qualified(
              type.child("package").map(Node::text).orElse(""),
              type.child("name").map(Node::text).orElse(""));
      case "pointer_type" -> {
        var pointed = inner(type, body, depth);
        yield pointed.isEmpty() ? "" : "*" + pointed;
      }
      case "slice_type", "array_type", "implicit_length_array_type" ->
          "[]" + type.child("element").map(each -> of(each, body, depth + 1)).orElse("");
      case "map_type" ->
          "map["
              + type.child("key").map(each -> of(each, body, depth + 1)).orElse("")
              + "]"
              + type.child("value").map(each -> of(each, body, depth + 1)).orElse("");
      case "channel_type" ->
          "chan " + type.child("value").map(each -> of(each, body, depth + 1)).orElse("");
      case "function_type" -> "func";
      case "interface_type" -> "any";
      case "generic_type" -> type.child("type").map(each -> of(each, body, depth + 1)).orElse("");
      case "parenthesized_type" -> inner(type, body, depth);
      case "struct_type" -> {
        var name = file.typeName("struct@" + type.start());
        file.declare(new Shapes(this, body).of(name, type));
        structs.put(name, type);
        yield name;
      }
      default -> GoType.UNKNOWN;
    };
  }

  private String inner(Node type, Body body, int depth) {
    return type.named().stream().findFirst().map(each -> of(each, body, depth + 1)).orElse("");
  }

  private String simple(String name, Body body, int depth) {
    return body.localType(name)
        .or(() -> declared(name, body, depth))
        .orElseGet(() -> GoType.isPredeclared(name) ? name : GoType.UNKNOWN);
  }

  /** Aliases stand for what they are an alias of. */
  private Optional<String> declared(String name, Body body, int depth) {
    return file.own()
        .declaration(name)
        .filter(found -> found.kind() == GoPackage.Kind.TYPE)
        .map(
            found ->
                found.node().is("type_alias") && found.file() == file.tree()
                    ? found.node().child("type").map(each -> of(each, body, depth + 1)).orElse("")
                    : file.typeName(name));
  }

  String qualified(String alias, String name) {
    return file.importOf(alias).map(path -> path + "." + name).orElse(GoType.UNKNOWN);
  }

  /** Returns where the fields of a struct are declared, be it one without a name. */
  Optional<Node> structOf(String type) {
    return Optional.ofNullable(structs.get(type))
        .or(() -> declarationOf(type).flatMap(found -> found.node().child("type")));
  }

  /** Returns the declaration of a type of the project. */
  Optional<GoPackage.Declaration> declarationOf(String type) {
    int dot = type.lastIndexOf('.');
    var path = dot < 0 ? "" : type.substring(0, dot);
    var holder =
        path.equals(file.own().path()) ? Optional.of(file.own()) : file.project().find(path);
    return holder
        .flatMap(found -> found.declaration(type.substring(dot + 1)))
        .filter(found -> found.kind() == GoPackage.Kind.TYPE);
  }
}
