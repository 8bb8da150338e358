package dev.martello.code.java;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;
import java.util.Set;

/** Lowers the source of Java; types are found by imports and declarations, as far as that goes. */
public final class JavaFrontEnd implements FrontEnd {
  private final Set<String> project;
  private final Platform platform = new Platform();

  /**
   * Prepares lowering.
   *
   * @param project the names of all classes whose source is there, with dots, nested ones by {@code
   *     $}; empty if not known
   */
  public JavaFrontEnd(Set<String> project) {
    this.project = Set.copyOf(project);
  }

  @Override
  public Unit lower(SourceFile file, String name) {
    return new FileLowering(SyntaxTree.parse(file, Grammar.JAVA), name, project, platform).lower();
  }
}
