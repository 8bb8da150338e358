package dev.martello.code.script;

import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers the top level: imports and exports, and the enums and namespaces of TypeScript. */
final class Modules {
  private static final int NO_KEY = -1;

  private final Lowering lowering;
  private final Emitter code;

  Modules(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Lowers a file: imports come first, then functions, then all else. */
  void lower(Node root) {
    var statements = root.named();
    exports(statements);
    for (var statement : statements) {
      if (statement.is("import_statement")) {
        imports(statement);
      }
    }
    lowering.functions.hoist(lowering.scope());
    lowering.statements.all(statements);
  }

  /** Makes the object that others get, with all that is exported from other modules at once. */
  private void exports(List<Node> statements) {
    var place = new Span(0, 0);
    var entries = new ArrayList<Entry>();
    for (var statement : statements) {
      var source = statement.child("source");
      if (statement.is("export_statement") && source.isPresent() && statement.has("*")) {
        int module = code.imported(Literals.text(source.get()), "", statement.span());
        entries.add(new Entry(NO_KEY, module, true));
      }
    }
    int made = code.make(Container.MAP, entries, place);
    code.store(code.module(place), Emitter.EXPORTS, made, place);
  }

  private void imports(Node statement) {
    if (Imports.isOfTypes(statement)) {
      return;
    }
    var names = new HashMap<Node, Variable.Origin>();
    Imports.read(statement, names::put);
    if (names.isEmpty()) {
      statement
          .child("source")
          .ifPresent(source -> code.imported(Literals.text(source), "", statement.span()));
      return;
    }
    names.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Node::start)))
        .filter(name -> isAtRunTime(name.getKey()))
        .forEach(name -> bind(name.getKey(), name.getValue(), statement));
  }

  /** TypeScript leaves out imports that are used as types alone; JSX uses React. */
  private boolean isAtRunTime(Node name) {
    if (lowering.language != Language.TYPESCRIPT) {
      return true;
    }
    boolean isOfTypes = name.parent().map(Imports::isOfTypes).orElse(false);
    var text = name.text();
    return !isOfTypes && (lowering.scopes.isUsed(text) || text.equals("React"));
  }

  private void bind(Node name, Variable.Origin origin, Node statement) {
    boolean isAlone = name.parent().map(it -> it.is("import_clause")).orElse(false);
    var place = isAlone ? statement.span() : name.parent().orElse(name).span();
    int value = code.imported(origin.module(), origin.member(), place);
    lowering.variables.write(name.text(), value, name.span());
  }

  /** Lowers an export; what it declares is stored by whatever writes the variable. */
  void export(Node node) {
    var declaration = node.child("declaration");
    if (declaration.isPresent()) {
      exportDeclaration(node, declaration.get());
      return;
    }
    var value = node.child("value");
    if (value.isPresent()) {
      int made = lowering.expressions.named(value.get(), "default");
      code.store(container(node), "default", made, value.get().span());
    } else if (node.has("=")) {
      int made = lowering.expressions.only(node);
      code.store(code.module(node.span()), Emitter.EXPORTS, made, node.span());
    } else if (node.child("source").isPresent() && !Imports.isOfTypes(node)) {
      exportFrom(node, Literals.text(node.child("source").orElseThrow()));
    }
  }

  private void exportDeclaration(Node node, Node declaration) {
    boolean isClass =
        declaration.is("class_declaration") || declaration.is("abstract_class_declaration");
    if (isClass) {
      lowering.classes.declare(declaration, node.all("decorator"));
    } else {
      lowering.statements.lower(declaration);
    }
  }

  private int container(Node node) {
    return lowering.variables.container(exporting(), node.span());
  }

  private Scope exporting() {
    Scope at = lowering.scope();
    while (!at.isModule() && at.object().isEmpty()) {
      at = at.parent().orElseThrow();
    }
    return at;
  }

  private void exportFrom(Node node, String module) {
    for (var part : node.named()) {
      if (part.is("namespace_export")) {
        part.named().stream()
            .findFirst()
            .ifPresent(
                name ->
                    exportAs(
                        Imports.exportedName(name), code.imported(module, "", node.span()), node));
      } else if (part.is("export_clause")) {
        part.named().stream()
            .filter(specifier -> !Imports.isOfTypes(specifier))
            .forEach(
                specifier ->
                    specifier.child("name").ifPresent(it -> exportFrom(specifier, module, it)));
      }
    }
  }

  private void exportFrom(Node specifier, String module, Node name) {
    var member = Imports.exportedName(name);
    int value = code.imported(module, member, specifier.span());
    exportAs(specifier.child("alias").map(Imports::exportedName).orElse(member), value, specifier);
  }

  private void exportAs(String name, int value, Node place) {
    code.store(container(place), name, value, place.span());
  }

  /** Lowers {@code import A = B.C}. */
  void alias(Node node) {
    var parts = node.named();
    if (parts.size() == 2) {
      int value = lowering.expressions.value(parts.getLast());
      lowering.variables.write(parts.getFirst().text(), value, parts.getFirst().span());
    }
  }

  /** Lowers an enum to an object of its constants. */
  void enumeration(Node node) {
    var entries = new ArrayList<Entry>();
    var known = new HashMap<String, Integer>();
    long next = 0;
    for (var member : node.child("body").map(Node::named).orElse(List.of())) {
      var name = member.is("enum_assignment") ? member.child("name") : Optional.of(member);
      var written = member.child("value");
      if (name.isEmpty()) {
        continue;
      }
      var place = member.span();
      int value = written.map(it -> member(it, known)).orElse(NO_KEY);
      if (value < 0) {
        value = code.constant(new Literal.Whole(next++), place);
      } else if (written.isPresent() && written.get().is("number")) {
        next =
            Literals.number(written.get().text()) instanceof Literal.Whole whole
                ? whole.value() + 1
                : next;
      }
      var text = Containers.nameOf(name.get());
      known.put(text, value);
      entries.add(new Entry(code.text(text, name.get().span()), value, false));
    }
    int made = code.make(Container.MAP, entries, node.span());
    node.child("name").ifPresent(name -> lowering.variables.write(name.text(), made, name.span()));
  }

  /** Members of an enum can be used in it by their names alone. */
  private int member(Node value, Map<String, Integer> known) {
    var before = value.is("identifier") ? known.get(value.text()) : null;
    return before == null ? lowering.expressions.value(value) : before;
  }

  /** Lowers a namespace to an object of what it exports. */
  void namespace(Node node) {
    var name = node.child("name");
    var body = node.child("body");
    if (name.isEmpty() || body.isEmpty() || name.get().is("string")) {
      return;
    }
    int object = namespaceObject(name.get());
    var scope = lowering.scopes.of(node, lowering.scope());
    var self = scope.bind("namespace object", Variable.Kind.OTHER, scope.procedure(), node.start());
    scope.standFor(self);
    var before = lowering.enter(scope);
    lowering.variables.write(self, object, name.get().span());
    lowering.functions.hoist(scope);
    lowering.statements.all(body.get().named());
    lowering.leaveTo(before);
  }

  /** Finds or makes the object of a namespace; {@code A.B} is a member of {@code A}. */
  private int namespaceObject(Node name) {
    var place = name.span();
    var outer = name.child("object");
    var inner = name.child("property");
    int before;
    if (outer.isPresent() && inner.isPresent()) {
      int object = namespaceObject(outer.get());
      before = code.load(object, new Key.Member(inner.get().text()), place);
      int made = extended(before, place);
      code.store(object, inner.get().text(), made, place);
      return made;
    }
    before = lowering.variables.read(name);
    int made = extended(before, place);
    lowering.variables.write(name.text(), made, place);
    return made;
  }

  /** Takes what is there, or a new object where nothing is: namespaces add to one another. */
  private int extended(int before, Span place) {
    int result = code.fresh();
    int absent = code.block();
    int after = code.block();
    code.copy(result, before, place);
    lowering.operations.isNothing(before, absent, after, place);
    code.at(absent);
    code.copy(result, code.make(Container.MAP, List.of(), place), place);
    code.jump(after);
    code.at(after);
    return result;
  }
}
