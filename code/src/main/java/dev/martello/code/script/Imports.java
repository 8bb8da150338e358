package dev.martello.code.script;

import dev.martello.code.tree.Node;
import java.util.function.BiConsumer;

/** What import statements bind. */
final class Imports {
  private Imports() {}

  /** Hands over each name that an import statement binds, with what it stands for. */
  static void read(Node statement, BiConsumer<Node, Variable.Origin> bind) {
    var module = statement.child("source").map(Literals::text).orElse("");
    for (var clause : statement.named()) {
      switch (clause.kind()) {
        case "import_require_clause" -> {
          var required = clause.child("source").map(Literals::text).orElse("");
          clause
              .first("identifier")
              .ifPresent(name -> bind.accept(name, new Variable.Origin(required, "")));
        }
        case "import_clause" -> clause(clause, module, bind);
        default -> {}
      }
    }
  }

  private static void clause(Node clause, String module, BiConsumer<Node, Variable.Origin> bind) {
    for (var part : clause.named()) {
      switch (part.kind()) {
        case "identifier" -> bind.accept(part, new Variable.Origin(module, "default"));
        case "namespace_import" ->
            part.first("identifier")
                .ifPresent(name -> bind.accept(name, new Variable.Origin(module, "")));
        case "named_imports" ->
            part.named().forEach(specifier -> specifier(specifier, module, bind));
        default -> {}
      }
    }
  }

  private static void specifier(
      Node specifier, String module, BiConsumer<Node, Variable.Origin> bind) {
    specifier
        .child("name")
        .ifPresent(
            name ->
                bind.accept(
                    specifier.child("alias").orElse(name),
                    new Variable.Origin(module, exportedName(name))));
  }

  /** Returns the name under which a module exports something. */
  static String exportedName(Node name) {
    return name.is("string") ? Literals.text(name) : name.text();
  }

  /** Returns whether an import or export statement, or one of its specifiers, is only of types. */
  static boolean isOfTypes(Node node) {
    return node.has("type") || node.has("typeof");
  }
}
