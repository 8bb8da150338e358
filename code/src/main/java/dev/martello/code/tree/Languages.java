package dev.martello.code.tree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The grammars that were loaded, each once. */
final class Languages {
  private static final Map<Grammar, Language> LOADED = new ConcurrentHashMap<>();

  private Languages() {}

  static Language of(Grammar grammar) {
    return LOADED.computeIfAbsent(grammar, Languages::load);
  }

  private static Language load(Grammar grammar) {
    try {
      return Language.load(
          NativeLibraries.load("tree-sitter-" + grammar.library()),
          "tree_sitter_" + grammar.library());
    } catch (ExceptionInInitializerError e) {
      throw e.getCause() instanceof UnavailableException cause ? cause : unavailable(e);
    } catch (LinkageError e) {
      throw unavailable(e);
    }
  }

  private static UnavailableException unavailable(LinkageError e) {
    return new UnavailableException("cannot load the parser: " + e);
  }
}
