package dev.martello.code.go;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes declared types: the fields of structs with the names that they have in JSON and what
 * libraries of validation are told of them, embedded types as supertypes; of other types what they
 * are made of, under {@link GoType#UNDERLYING}.
 */
final class Shapes {
  private static final Pattern JSON = Pattern.compile("json:\"([^\",]*)");
  private static final Pattern RULES = Pattern.compile("\\b(validate|binding|valid):\"([^\"]*)\"");
  private static final int MOST_FIELDS = 500;

  private final TypeNames types;
  private final Body body;

  Shapes(TypeNames types, Body body) {
    this.types = types;
    this.body = body;
  }

  TypeDeclaration of(String name, Node type) {
    return switch (type.kind()) {
      case "struct_type" -> struct(name, type);
      case "interface_type" ->
          new TypeDeclaration(name, List.of(), List.of(), Map.of(), List.of(), true);
      default ->
          new TypeDeclaration(
              name,
              List.of(),
              List.of(),
              Map.of(GoType.UNDERLYING, types.of(type, body)),
              List.of(),
              false);
    };
  }

  private TypeDeclaration struct(String name, Node type) {
    var fields = new TreeMap<String, String>();
    var names = new TreeMap<String, String>();
    var embedded = new ArrayList<String>();
    var rules = new TreeMap<String, TreeMap<String, String>>();
    for (var field : fields(type)) {
      var of = field.child("type").map(each -> types.of(each, body)).orElse("");
      var declared = field.all("name").stream().filter(Node::isNamed).map(Node::text).toList();
      if (declared.isEmpty()) {
        var pointed = GoType.pointedAt(of);
        embedded.add(pointed);
        fields.put(simple(pointed), of);
        names.put(simple(pointed), "");
        continue;
      }
      for (var each : declared) {
        fields.put(each, of);
        names.put(each, field.child("tag").map(tag -> tagged(tag, each)).orElse(each));
        field
            .child("tag")
            .map(tag -> RULES.matcher(tag.text()))
            .filter(Matcher::find)
            .ifPresent(
                found ->
                    rules
                        .computeIfAbsent(found.group(1), _ -> new TreeMap<>())
                        .put(each, found.group(2)));
      }
    }
    var annotations = new ArrayList<Annotation>();
    annotations.add(new Annotation("json", names));
    rules.forEach((library, ofFields) -> annotations.add(new Annotation(library, ofFields)));
    return new TypeDeclaration(name, embedded, List.of(), fields, annotations, false);
  }

  static List<Node> fields(Node type) {
    return type.first("field_declaration_list").stream()
        .flatMap(list -> list.named().stream())
        .filter(field -> field.is("field_declaration"))
        .limit(MOST_FIELDS)
        .toList();
  }

  /** Returns the names of a field; embedded types have their own. */
  static List<String> names(Node field, TypeNames types, Body body) {
    var declared = field.all("name").stream().filter(Node::isNamed).map(Node::text).toList();
    return declared.isEmpty()
        ? field.child("type").stream()
            .map(type -> simple(GoType.pointedAt(types.of(type, body))))
            .toList()
        : declared;
  }

  static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('/')) + 1);
  }

  private static String tagged(Node tag, String name) {
    var json = JSON.matcher(tag.text());
    return json.find() && !json.group(1).isEmpty() ? json.group(1) : name;
  }
}
