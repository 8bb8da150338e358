package dev.martello.code.java;

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
import java.util.Set;
import java.util.TreeMap;

/** Lowers one file: the classes that it declares, one by one. */
final class FileLowering {
  private static final int DEEPEST = 400;
  private static final int DEEPEST_REPEATED = 3;
  private static final int MOST_REPEATED = 200_000;
  private static final int MOST_PROBLEMS = 20;

  private final SyntaxTree tree;
  private final String name;
  private final TreeMap<Integer, Procedure> procedures = new TreeMap<>();
  private final List<TypeDeclaration> declarations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final ProcedureBuilder top;
  private final Platform platform;
  private final Neighbours neighbours;
  private final ClassShape classes;
  private final TypeNames types;
  private final Map<String, ClassShape> shapes = new HashMap<>();
  private int count = 1;
  private int repeating;
  private int repeated;
  private int depth;
  private boolean isTooDeep;

  FileLowering(
      SyntaxTree tree, String name, Set<String> project, Platform platform, Neighbours neighbours) {
    this.tree = tree;
    this.name = name;
    this.platform = platform;
    this.neighbours = neighbours;
    top = new ProcedureBuilder(0, "<clinit>", -1, new Span(0, 0));
    var imports = new Imports(tree.root(), project, platform);
    classes = ClassShapes.ofFile(tree.root(), imports.folder());
    types = new TypeNames(imports, classes);
    classes.nested.values().forEach(this::register);
    ClassShapes.addMembers(classes, types);
  }

  /** Lowers the file. */
  Unit lower() {
    findFaults();
    classes.nested.values().forEach(shape -> new ClassLowering(this, shape).lower());
    procedures.put(0, top.build());
    return new Unit(
        name, tree.file(), Language.JAVA, List.copyOf(procedures.values()), declarations, problems);
  }

  private void findFaults() {
    if (tree.isCut()) {
      problems.add(Problem.at(tree.root().origin(), "parts nest too deeply and are not analysed"));
    }
    tree.root()
        .everything()
        .filter(Node::isError)
        .limit(MOST_PROBLEMS)
        .forEach(node -> problems.add(Problem.at(node.origin(), "this is not understood as Java")));
  }

  /** Returns the line of a place, counted from 1. */
  int line(int offset) {
    return tree.file().line(offset);
  }

  ProcedureBuilder top() {
    return top;
  }

  Platform platform() {
    return platform;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  TypeNames types() {
    return types;
  }

  ClassShape classes() {
    return classes;
  }

  /** Makes a class known, with those inside. */
  void register(ClassShape shape) {
    shapes.put(shape.name(), shape);
    shape.nested.values().forEach(this::register);
  }

  /** Finds a class that the file declares, by its full name. */
  Optional<ClassShape> find(String fullName) {
    return Optional.ofNullable(shapes.get(fullName));
  }

  /** Begins a procedure. */
  ProcedureBuilder begin(String procedure, int parent, Span place) {
    return new ProcedureBuilder(count++, procedure, parent, place);
  }

  /** Ends a procedure. */
  void end(ProcedureBuilder builder) {
    procedures.put(builder.number(), builder.build());
  }

  void declare(TypeDeclaration declaration) {
    declarations.add(declaration);
  }

  /** Goes one level deeper into expressions and statements; false where that is too deep. */
  boolean enter(Node node) {
    if (depth < DEEPEST) {
      depth++;
      repeated += repeating > 0 ? 1 : 0;
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

  /**
   * Lowers code that stands once and runs on several ways.
   *
   * <p>Within each other, and for many ways, such code would grow without bound.
   */
  void repeat(Runnable code) {
    repeating++;
    code.run();
    repeating--;
  }

  /** Returns whether code may be lowered for one more way. */
  boolean mayRepeat() {
    return repeating < DEEPEST_REPEATED && repeated < MOST_REPEATED;
  }
}
