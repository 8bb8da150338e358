package dev.martello.syntax;

/** How much a reader takes from one text; no template that AWS accepts comes near. */
final class Bounds {
  /** Levels of nesting, those that tags add included. */
  static final int DEPTH = 500;

  /** Nodes of a tree, what aliases repeat included. */
  static final int NODES = 500_000;

  /** UTF-16 units of a text. */
  static final int LENGTH = 20_000_000;

  /** Characters of a number. */
  static final int NUMBER = 1_000;

  /** Problems of one text; a hostile text has one at every character. */
  static final int PROBLEMS = 100;

  private Bounds() {}
}
