package dev.martello.code.script;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;
import java.util.Locale;

/** Lowers JavaScript and TypeScript to the intermediate form. */
public final class ScriptFrontEnd implements FrontEnd {

  /** The dialects; each has its own grammar. */
  public enum Kind {
    /** With JSX. */
    JAVASCRIPT(Grammar.JAVASCRIPT, Language.JAVASCRIPT),
    TYPESCRIPT(Grammar.TYPESCRIPT, Language.TYPESCRIPT),
    /** TypeScript with JSX. */
    TSX(Grammar.TSX, Language.TYPESCRIPT);

    private final Grammar grammar;
    private final Language language;

    Kind(Grammar grammar, Language language) {
      this.grammar = grammar;
      this.language = language;
    }

    /** Returns the dialect of a file by the ending of its path. */
    public static Kind of(String path) {
      var name = path.toLowerCase(Locale.ROOT);
      if (name.endsWith(".tsx")) {
        return TSX;
      }
      boolean isTyped = name.endsWith(".ts") || name.endsWith(".mts") || name.endsWith(".cts");
      return isTyped ? TYPESCRIPT : JAVASCRIPT;
    }
  }

  private final Kind kind;

  public ScriptFrontEnd(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Unit lower(SourceFile file, String name) {
    var tree = SyntaxTree.parse(file, kind.grammar);
    return new Lowering(tree, kind.language).unit(name);
  }
}
