package dev.martello.code.tree;

import dev.martello.value.SourceFile;
import java.util.Arrays;

/** The syntax tree of one file. It holds no native memory. */
public final class SyntaxTree {
  /*
   * Calls into the parser's library cost more than the parse itself, so every node is visited once
   * and copied into arrays; see docs/decisions. Nodes are numbered in the order of the text, a
   * parent before its children, which makes the first child of a node the next number.
   */
  private static final int NONE = -1;

  /** Deeper trees than this are cut: no person writes them, and lowering them would recurse. */
  private static final int MAXIMUM_DEPTH = 1_000;

  /** More nodes than this are not read: a file of 20 MB has about 6 million. */
  private static final int MAXIMUM_NODES = 12_000_000;

  private final SourceFile file;
  private String[] kinds = new String[1024];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] parents = new int[1024];
  private int[] nexts = new int[1024];
  private String[] fields = new String[1024];
  private byte[] flags = new byte[1024];
  private int count;
  private boolean isCut;

  private static final byte NAMED = 1;
  private static final byte ERROR = 2;

  private SyntaxTree(SourceFile file) {
    this.file = file;
  }

  /**
   * Parses a file. A text with faults gives a tree too: what could not be understood stands in
   * nodes that are errors.
   *
   * @throws UnavailableException if this machine has no parser; the message says what is needed
   */
  public static SyntaxTree parse(SourceFile file, Grammar grammar) {
    var language = Languages.of(grammar);
    return Patience.call(() -> parse(file, language), file.text().length())
        .filter(tree -> tree.count > 0)
        .orElseGet(() -> nothing(file));
  }

  private static SyntaxTree parse(SourceFile file, Language language) {
    var tree = new SyntaxTree(file);
    try (var walk = Walk.through(file.text(), language)) {
      tree.copy(walk);
    }
    return tree;
  }

  /** A tree of which nothing is known. */
  private static SyntaxTree nothing(SourceFile file) {
    var tree = new SyntaxTree(file);
    tree.isCut = !file.text().isEmpty();
    tree.add("ERROR", 0, file.text().length(), NONE, "", ERROR);
    return tree;
  }

  public SourceFile file() {
    return file;
  }

  public Node root() {
    return new Node(this, 0);
  }

  /** Returns whether parts of the tree were left out since it is too deep or too large. */
  public boolean isCut() {
    return isCut;
  }

  /** Returns the number of nodes. */
  public int size() {
    return count;
  }

  private void copy(Walk walk) {
    boolean hasFaults = walk.hasFaults();
    var last = new int[MAXIMUM_DEPTH + 1];
    Arrays.fill(last, NONE);
    int depth = 0;
    int parent = NONE;
    while (true) {
      int node = copy(walk, parent, hasFaults);
      if (last[depth] != NONE) {
        nexts[last[depth]] = node;
      }
      last[depth] = node;
      boolean mayDescend = depth < MAXIMUM_DEPTH && count < MAXIMUM_NODES;
      if (mayDescend && walk.toFirstChild()) {
        depth++;
        last[depth] = NONE;
        parent = node;
        continue;
      }
      isCut |= !mayDescend;
      while (!walk.toNextSibling()) {
        if (!walk.toParent()) {
          return;
        }
        depth--;
        parent = parents[last[depth]];
      }
      if (count >= MAXIMUM_NODES) {
        isCut = true;
        return;
      }
    }
  }

  private int copy(Walk walk, int parent, boolean hasFaults) {
    var kind = walk.kind();
    byte flag = kind.isNamed() ? NAMED : 0;
    if (kind.isError() || (hasFaults && walk.isMissing())) {
      flag |= ERROR;
    }
    return add(kind.name(), walk.start(), walk.end(), parent, walk.field(), flag);
  }

  private int add(String kind, int start, int end, int parent, String field, byte flag) {
    if (count == kinds.length) {
      int more = count * 2;
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      parents = Arrays.copyOf(parents, more);
      nexts = Arrays.copyOf(nexts, more);
      fields = Arrays.copyOf(fields, more);
      flags = Arrays.copyOf(flags, more);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    parents[count] = parent;
    nexts[count] = NONE;
    fields[count] = field;
    flags[count] = flag;
    return count++;
  }

  String kind(int node) {
    return kinds[node];
  }

  int start(int node) {
    return starts[node];
  }

  int end(int node) {
    return ends[node];
  }

  int parent(int node) {
    return parents[node];
  }

  /** Returns the first child, or a negative number. */
  int firstChild(int node) {
    return node + 1 < count && parents[node + 1] == node ? node + 1 : NONE;
  }

  /** Returns the next sibling, or a negative number. */
  int next(int node) {
    return nexts[node];
  }

  String field(int node) {
    return fields[node];
  }

  boolean isNamed(int node) {
    return (flags[node] & NAMED) != 0;
  }

  boolean isError(int node) {
    return (flags[node] & ERROR) != 0;
  }
}
