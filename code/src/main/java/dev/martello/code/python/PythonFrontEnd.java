package dev.martello.code.python;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;

/** Lowers files of Python. */
public final class PythonFrontEnd implements FrontEnd {

  @Override
  public Unit lower(SourceFile file, String name) {
    var tree = SyntaxTree.parse(file, Grammar.PYTHON);
    return new UnitLowering(tree, name).lower();
  }
}
