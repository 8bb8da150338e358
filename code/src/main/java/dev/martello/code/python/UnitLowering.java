package dev.martello.code.python;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Node;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the procedures of one file share while they are lowered. */
final class UnitLowering {
  /*
   * The bodies of functions wait in a queue until the code around them is lowered. So functions
   * inside functions cost no stack, and a function sees all variables of the code around it.
   */
  private static final int MAXIMUM_PROBLEMS = 20;

  private final SourceFile file;
  private final String name;
  private final Imports imports;
  private final Node root;
  private final Scopes scopes;
  private final List<ProcedureBuilder> procedures = new ArrayList<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean isTooDeep;

  UnitLowering(SyntaxTree tree, String unit) {
    file = tree.file();
    boolean isPackage = file.path().endsWith("__init__.py");
    name = unit.endsWith(".__init__") ? unit.substring(0, unit.lastIndexOf('.')) : unit;
    imports = new Imports(name.equals("__init__") ? "" : name, isPackage);
    root = tree.root();
    scopes = Scopes.of(root, name, imports);
  }

  Unit lower() {
    var top = procedure("", -1, root);
    var lowering = new Lowering(this, top, Frame.module(scopes.of(root), top), 0);
    Faults.tell(root, this);
    lowering.statements().all(root);
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    return new Unit(
        name,
        file,
        Language.PYTHON,
        procedures.stream().map(ProcedureBuilder::build).toList(),
        List.of(),
        problems.stream().sorted().toList());
  }

  /** Returns the file that is lowered. */
  SourceFile file() {
    return file;
  }

  /** Returns the dotted name of the unit. */
  String name() {
    return name;
  }

  Imports imports() {
    return imports;
  }

  Scopes scopes() {
    return scopes;
  }

  ProcedureBuilder procedure(String called, int parent, Node node) {
    var builder = new ProcedureBuilder(procedures.size(), called, parent, node.span());
    procedures.add(builder);
    return builder;
  }

  /** Returns how many procedures one stands inside another. */
  int depth(ProcedureBuilder inner, ProcedureBuilder outer) {
    int depth = 0;
    for (var at = inner; at.number() != outer.number() && at.parent() >= 0; depth++) {
      at = procedures.get(at.parent());
    }
    return depth;
  }

  /** Lowers the rest of something when everything around it is lowered. */
  void later(Runnable body) {
    waiting.add(body);
  }

  /** Tells once that something is left out since it is nested too deeply. */
  void tooDeep(Node node) {
    if (!isTooDeep) {
      isTooDeep = true;
      problem(node, "code is nested too deeply; what is inside is left out");
    }
  }

  /** Tells what is wrong with the source; only the first few faults of a file. */
  void problem(Node node, String message) {
    if (problems.size() < MAXIMUM_PROBLEMS) {
      problems.add(Problem.at(node.origin(), message));
    }
  }
}
