package dev.martello.code.java;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lowers the source of Java; types are found by imports and declarations, as far as that goes. */
public final class JavaFrontEnd implements FrontEnd {
  private final Set<String> project;
  private final Platform platform = new Platform();
  private final Neighbours neighbours;

  /**
   * Prepares lowering.
   *
   * @param project the names of all classes whose source is there, with dots, nested ones by {@code
   *     $}; empty if not known
   */
  public JavaFrontEnd(Set<String> project) {
    this(project, _ -> Optional.empty());
  }

  /**
   * Prepares lowering of files that know each other.
   *
   * @param sources the file that a class stands in which is not nested, by its name
   */
  public JavaFrontEnd(Set<String> project, Function<String, Optional<SourceFile>> sources) {
    this.project = Set.copyOf(project);
    neighbours = new Neighbours(sources, this.project, platform);
  }

  @Override
  public Unit lower(SourceFile file, String name) {
    var tree = SyntaxTree.parse(file, Grammar.JAVA);
    return new FileLowering(tree, name, project, platform, neighbours).lower();
  }
}
