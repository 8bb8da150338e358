package dev.martello.code.tree;

/** The languages whose sources can be parsed. */
public enum Grammar {
  PYTHON("python"),
  JAVASCRIPT("javascript"),
  TYPESCRIPT("typescript"),
  TSX("tsx"),
  JAVA("java"),
  GO("go");

  private final String library;

  Grammar(String library) {
    this.library = library;
  }

  /** Returns the name in the grammar's library and in its entry point. */
  String library() {
    return library;
  }
}
