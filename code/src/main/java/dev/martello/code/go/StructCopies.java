package dev.martello.code.go;

import dev.martello.code.ir.GoType;
import dev.martello.code.tree.Node;
import java.util.Set;

/**
 * Structs are copied where they are assigned or handed over: what is written into the copy is not
 * in the original. Copies that nobody writes into are left out.
 */
final class StructCopies {
  /** What makes a copy of a struct. */
  static final String COPY = "[=]";

  /** Libraries' types that are maps. */
  private static final Set<String> MAPS =
      Set.of("net/http.Header", "net/url.Values", "net/textproto.MIMEHeader");

  private final FileLowering file;
  private final Body body;

  StructCopies(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
  }

  /** Returns what a variable holds that an expression is assigned to. */
  Value copied(Value value, Node source) {
    return isStruct(source, value.type()) ? copy(value, source) : value;
  }

  private Value copy(Value value, Node place) {
    return new Value(body.builtin(COPY, place.span(), value.register()), value.type());
  }

  /** Copies a parameter or receiver into whose fields the function writes. */
  int parameter(Node name, String type, int register, Node function) {
    boolean isCopied = isStruct(type) && file.writtenFields().has(name.text(), function);
    return isCopied ? body.builtin(COPY, name.span(), register) : register;
  }

  private boolean isStruct(Node source, String type) {
    return switch (source.kind()) {
      case "unary_expression" ->
          source.child("operator").map(Node::text).filter("*"::equals).isPresent();
      case "identifier" -> isStruct(type) || isStructAtTop(source.text());
      default -> false;
    };
  }

  /** Returns whether a type is a struct of the project. */
  private boolean isStruct(String type) {
    return GoType.isNamed(type)
        && file.types()
            .declarationOf(type)
            .flatMap(found -> found.node().child("type"))
            .filter(found -> found.is("struct_type"))
            .isPresent();
  }

  /** Returns whether a variable at the top was declared with the fields of a struct. */
  private boolean isStructAtTop(String name) {
    return !body.has(name)
        && file.own()
            .declaration(name)
            .filter(found -> found.kind() == GoPackage.Kind.VARIABLE)
            .map(GoPackage.Declaration::node)
            .filter(this::isOfStruct)
            .isPresent();
  }

  private boolean isOfStruct(Node spec) {
    var type = spec.child("type").map(each -> file.types().of(each, body)).orElse("");
    return isStruct(type)
        || spec.child("value").stream()
            .flatMap(value -> Assignments.listed(value).stream())
            .filter(value -> value.is("composite_literal"))
            .anyMatch(this::hasFields);
  }

  private boolean hasFields(Node literal) {
    var type = literal.child("type").map(each -> file.types().of(each, body)).orElse("");
    return isStruct(type)
        || GoType.isNamed(type)
            && file.types().declarationOf(type).isEmpty()
            && !MAPS.contains(type)
            && literal.child("body").stream()
                .flatMap(elements -> elements.named().stream())
                .filter(element -> element.is("keyed_element"))
                .flatMap(element -> element.named().stream().findFirst().stream())
                .anyMatch(StructCopies::isField);
  }

  private static boolean isField(Node key) {
    var inner = key.is("literal_element") && key.named().size() == 1 ? key.named().getFirst() : key;
    return inner.is("identifier") || inner.is("field_identifier");
  }
}
