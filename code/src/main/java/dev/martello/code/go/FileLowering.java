package dev.martello.code.go;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Node;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.Problem;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lowers one file of a package. */
final class FileLowering {
  /*
   * The top of a file first stores its functions, then runs the initialisers of its variables, has
   * the other files of the package do the same, and calls its functions `init`. Names of other files
   * are imported from the units that those files are.
   */
  private static final int DEEPEST = 400;
  private static final int MOST_PROBLEMS = 20;

  private final GoProject project;
  private final GoPackage own;
  private final SyntaxTree tree;
  private final Map<String, String> imports = new HashMap<>();
  private final Map<String, Span> unnamed = new TreeMap<>();
  private final TreeMap<Integer, Procedure> procedures = new TreeMap<>();
  private final Map<String, TypeDeclaration> declarations = new TreeMap<>();
  private final Map<String, List<Integer>> methods = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final TypeNames types;
  private final Body top;
  private int count;
  private int depth;
  private boolean isTooDeep;
  private @Nullable WrittenFields writtenFields;

  FileLowering(GoProject project, GoPackage own, SyntaxTree tree) {
    this.project = project;
    this.own = own;
    this.tree = tree;
    readImports();
    types = new TypeNames(this);
    top = new Body(begin("", -1, new Span(0, 0)), null);
  }

  private void readImports() {
    tree.root().named().stream()
        .filter(node -> node.is("import_declaration"))
        .flatMap(node -> GoPackage.specs(node).stream())
        .forEach(
            spec -> {
              var path = spec.child("path").map(node -> unquoted(node.text())).orElse("");
              var name = spec.child("name").map(Node::text).orElseGet(() -> nameOf(path));
              imports.put(name, path);
              if (name.equals("_")) {
                unnamed.put(path, spec.span());
              }
            });
  }

  private static String unquoted(String text) {
    return text.length() < 2 ? "" : text.substring(1, text.length() - 1);
  }

  private String nameOf(String path) {
    return project.find(path).map(GoPackage::name).orElseGet(() -> lastName(path));
  }

  /** Versions at the end are no part of a package's name: {@code github.com/go-chi/chi/v5}. */
  private static String lastName(String path) {
    var steps = path.split("/");
    int last = steps.length - 1;
    if (last > 0 && steps[last].matches("v\\d+")) {
      last--;
    }
    var name = steps[last].replaceFirst("\\.v\\d+$", "").replaceFirst("^go[-.]|[-.]go$", "");
    return name.substring(name.lastIndexOf('-') + 1);
  }

  /** Lowers the file. */
  Unit lower() {
    findFaults();
    var root = tree.root().named();
    root.stream()
        .filter(node -> node.is("type_declaration"))
        .forEach(node -> declareTypes(node, top));
    for (var node : root) {
      switch (node.kind()) {
        case "function_declaration" -> function(node);
        case "method_declaration" -> method(node);
        default -> {}
      }
    }
    loadUnnamed();
    loadOwn();
    var statements = new Statements(this, top);
    for (var node : root) {
      if (node.is("var_declaration") || node.is("const_declaration")) {
        statements.global(node);
      }
    }
    importSiblings();
    callInits(root);
    end(top.builder());
    return new Unit(
        own.unitName(tree),
        tree.file(),
        Language.GO,
        List.copyOf(procedures.values()),
        declarations.values().stream().map(this::withMethods).toList(),
        problems);
  }

  private TypeDeclaration withMethods(TypeDeclaration type) {
    return new TypeDeclaration(
        type.name(),
        type.supertypes(),
        methods.getOrDefault(type.name(), List.of()),
        type.fieldTypes(),
        type.annotations(),
        type.isAbstract());
  }

  private void findFaults() {
    if (tree.isCut()) {
      problems.add(Problem.at(tree.root().origin(), "parts nest too deeply and are not analysed"));
    }
    tree.root()
        .everything()
        .filter(Node::isError)
        .limit(MOST_PROBLEMS)
        .forEach(node -> problems.add(Problem.at(node.origin(), "this is not understood as Go")));
  }

  /** Packages that are imported without a name are there for what they do when they are loaded. */
  private void loadUnnamed() {
    unnamed.forEach(
        (path, place) -> {
          if (project.find(path).isEmpty()) {
            int function = top.imported(path, "init", place);
            top.call(new Callee.Value(function), List.<Argument>of(), place);
          }
        });
  }

  /** Packages of the project are initialised before what imports them. */
  private void loadOwn() {
    Stream.concat(imports.values().stream(), unnamed.keySet().stream())
        .distinct()
        .sorted()
        .filter(path -> !path.equals(own.path()))
        .flatMap(path -> project.find(path).stream())
        .forEach(
            found ->
                found
                    .files()
                    .forEach(file -> top.imported(found.unitName(file), "", new Span(0, 0))));
  }

  private void importSiblings() {
    for (var file : own.files()) {
      if (file != tree) {
        top.imported(own.unitName(file), "", new Span(0, 0));
      }
    }
  }

  private final List<Integer> inits = new ArrayList<>();

  private void callInits(List<Node> root) {
    for (int procedure : inits) {
      int function = top.register();
      var place = root.getFirst().span();
      top.add(new Instruction.Closure(function, procedure, place));
      top.call(new Callee.Value(function), List.<Argument>of(), place);
    }
  }

  private void function(Node node) {
    var name = node.child("name").map(Node::text).orElse("");
    var builder = begin(name, 0, node.span());
    new Functions(this, new Body(builder, null)).lower(node);
    if (name.equals("init")) {
      inits.add(builder.number());
      return;
    }
    int function = top.register();
    top.add(new Instruction.Closure(function, builder.number(), node.span()));
    top.add(
        new Instruction.Store(
            top.thisModule(node.span()), new Key.Member(name), function, node.span()));
  }

  private void method(Node node) {
    var receiver =
        node.child("receiver").stream().flatMap(list -> list.named().stream()).findFirst();
    var declared =
        receiver
            .flatMap(parameter -> parameter.child("type"))
            .map(each -> types.of(each, top))
            .orElse("");
    var type = GoType.pointedAt(declared);
    boolean isPointer = !type.equals(declared);
    var name = node.child("name").map(Node::text).orElse("");
    var builder = begin(name, 0, node.span()).in(type);
    var body = new Body(builder, null);
    int self = builder.receiver();
    receiver
        .flatMap(parameter -> parameter.child("name"))
        .ifPresent(
            each ->
                body.declare(
                    each.text(),
                    isPointer
                        ? self
                        : new StructCopies(this, body).parameter(each, type, self, node),
                    declared));
    new Functions(this, body).lower(node);
    methods.computeIfAbsent(type, _ -> new ArrayList<>()).add(builder.number());
  }

  WrittenFields writtenFields() {
    var known = writtenFields == null ? new WrittenFields(tree.root()) : writtenFields;
    writtenFields = known;
    return known;
  }

  /** Declares the types of a declaration at the top or in a function. */
  void declareTypes(Node declaration, Body body) {
    for (var spec : declaration.named()) {
      var name = spec.child("name").map(Node::text);
      var type = spec.child("type");
      if (name.isEmpty() || type.isEmpty()) {
        continue;
      }
      boolean isTop = body == top;
      var full = typeName(isTop ? name.get() : name.get() + "@" + spec.start());
      if (!isTop) {
        body.declareType(name.get(), full);
      }
      declare(new Shapes(types, body).of(full, type.get()));
    }
  }

  String typeName(String name) {
    return own.path().isEmpty() ? name : own.path() + "." + name;
  }

  void declare(TypeDeclaration declaration) {
    declarations.putIfAbsent(declaration.name(), declaration);
  }

  GoProject project() {
    return project;
  }

  GoPackage own() {
    return own;
  }

  SyntaxTree tree() {
    return tree;
  }

  TypeNames types() {
    return types;
  }

  /** Returns the path of an imported package by its name in this file. */
  Optional<String> importOf(String name) {
    var known = imports.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return own.declaration(name).isPresent() ? Optional.empty() : importThatHas(name);
  }

  /** Packages of libraries need not be called like the last step of their path. */
  private Optional<String> importThatHas(String name) {
    return name.length() < 2
        ? Optional.empty()
        : imports.values().stream()
            .filter(path -> List.of(path.split("[/.-]")).contains(name))
            .filter(path -> path.indexOf('.') > 0)
            .sorted()
            .findFirst();
  }

  /** Begins a procedure. */
  ProcedureBuilder begin(String name, int parent, Span place) {
    return new ProcedureBuilder(count++, name, parent, place);
  }

  /** Ends a procedure. */
  void end(ProcedureBuilder builder) {
    procedures.put(builder.number(), builder.build());
  }

  /** Goes one level deeper into expressions and statements; false where that is too deep. */
  boolean enter(Node node) {
    if (depth < DEEPEST) {
      depth++;
      return true;
    }
    if (!isTooDeep) {
      isTooDeep = true;
      problems.add(Problem.at(node.origin(), "this nests too deeply and is not analysed"));
    }
    return false;
  }

  void leave() {
    depth--;
  }
}
