package dev.martello.code.go;

import dev.martello.code.tree.Node;
import dev.martello.code.tree.SyntaxTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a package and the names that they declare at the top. */
final class GoPackage {

  /** What a name stands for. */
  enum Kind {
    FUNCTION,
    VARIABLE,
    TYPE
  }

  /**
   * A name at the top.
   *
   * @param node the declaration
   */
  record Declaration(SyntaxTree file, Kind kind, Node node) {}

  private final String path;
  private final List<SyntaxTree> files;
  private final Map<String, Declaration> declarations = new HashMap<>();

  GoPackage(String path, List<SyntaxTree> files) {
    this.path = path;
    this.files = List.copyOf(files);
    for (var file : files) {
      file.root().named().forEach(node -> collect(file, node));
    }
  }

  private void collect(SyntaxTree file, Node node) {
    switch (node.kind()) {
      case "function_declaration" ->
          node.child("name").ifPresent(name -> add(name, file, Kind.FUNCTION, node));
      case "var_declaration", "const_declaration" ->
          specs(node)
              .forEach(
                  spec ->
                      spec.all("name").stream()
                          .filter(Node::isNamed)
                          .forEach(name -> add(name, file, Kind.VARIABLE, spec)));
      case "type_declaration" ->
          node.named()
              .forEach(
                  spec -> spec.child("name").ifPresent(name -> add(name, file, Kind.TYPE, spec)));
      default -> {}
    }
  }

  /** Returns the parts of a declaration with or without parentheses. */
  static List<Node> specs(Node declaration) {
    return declaration.named().stream()
        .flatMap(
            part -> part.kind().endsWith("_list") ? part.named().stream() : List.of(part).stream())
        .filter(part -> part.kind().endsWith("_spec"))
        .toList();
  }

  private void add(Node name, SyntaxTree file, Kind kind, Node node) {
    boolean isMany = kind == Kind.FUNCTION && name.text().equals("init");
    if (!isMany && !name.text().equals("_")) {
      declarations.putIfAbsent(name.text(), new Declaration(file, kind, node));
    }
  }

  /** Returns the name that the files give their package. */
  String name() {
    return files
        .getFirst()
        .root()
        .first("package_clause")
        .flatMap(clause -> clause.named().stream().findFirst())
        .map(Node::text)
        .orElse("");
  }

  String path() {
    return path;
  }

  List<SyntaxTree> files() {
    return files;
  }

  Optional<Declaration> declaration(String name) {
    return Optional.ofNullable(declarations.get(name));
  }

  /** Returns the name of a file's unit. */
  String unitName(SyntaxTree file) {
    var whole = file.file().path();
    var simple = whole.substring(whole.lastIndexOf('/') + 1);
    return path.isEmpty() ? simple : path + "/" + simple;
  }
}
