package dev.martello.code.java;

import dev.martello.code.ir.Annotation;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is annotated in a source. */
final class Annotations {
  private static final int LONGEST_TEXT = 2_000;

  private final TypeNames types;

  Annotations(TypeNames types) {
    this.types = types;
  }

  /** Returns the annotations of a declaration. */
  List<Annotation> of(Node declaration, ClassShape inside) {
    return nodes(declaration).map(node -> read(node, inside)).toList();
  }

  /** Returns where an annotation of a declaration stands. */
  Span placeOf(Node declaration, int number) {
    return nodes(declaration).skip(number).findFirst().orElse(declaration).span();
  }

  private static Stream<Node> nodes(Node declaration) {
    return declaration.first("modifiers").map(Node::named).orElse(List.of()).stream()
        .filter(node -> node.kind().endsWith("annotation"));
  }

  private Annotation read(Node node, ClassShape inside) {
    var name = node.child("name").map(each -> types.of(each, inside)).orElse(JavaType.UNKNOWN);
    var values = new LinkedHashMap<String, String>();
    for (var argument : node.child("arguments").map(Node::named).orElse(List.of())) {
      if (argument.is("element_value_pair")) {
        values.put(
            argument.child("key").map(Node::text).orElse("value"),
            argument.child("value").map(each -> text(each, inside)).orElse(""));
      } else {
        values.put("value", text(argument, inside));
      }
    }
    return new Annotation(name.name(), values);
  }

  private String text(Node node, ClassShape inside) {
    var text =
        switch (node.kind()) {
          case "string_literal" -> Literals.text(node);
          case "field_access" -> node.child("field").map(Node::text).orElse("");
          case "class_literal" ->
              node.named().stream()
                  .findFirst()
                  .map(each -> types.of(each, inside).name())
                  .orElse("");
          case "element_value_array_initializer" ->
              node.named().stream()
                  .limit(100)
                  .map(each -> each.is(node.kind()) ? each.text() : text(each, inside))
                  .collect(Collectors.joining(", "));
          default -> node.text();
        };
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
