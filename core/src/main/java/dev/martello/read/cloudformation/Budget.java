package dev.martello.read.cloudformation;

/** Counts what an expansion makes and stops it at a bound. */
final class Budget {
  /** Far above what CloudFormation takes (500 resources, one megabyte), far below what hurts. */
  static final int NODES = 200_000;

  private static final long CHARACTERS = 10_000_000;

  private int nodes;
  private long characters;

  /** Takes one node; says no when there is none left. */
  boolean spendNode() {
    nodes++;
    return !isSpent();
  }

  /** Takes characters of texts; says no when there are too few left. */
  boolean spendText(long length) {
    characters += length;
    return !isSpent();
  }

  boolean isSpent() {
    return nodes > NODES || characters > CHARACTERS;
  }
}
