package dev.martello.code.tree;

import static dev.martello.code.tree.ParserLibrary.NOTHING;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.martello.code.tree.Language.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;

/** A walk through the tree that the parser made of a text, which is freed when it is closed. */
final class Walk implements AutoCloseable {
  /** {@code TSInputEncodingUTF16LE}. */
  private static final int UTF_16_LITTLE_ENDIAN = 1;

  private static final int BYTES_PER_CHARACTER = 2;

  private final Language language;
  private final long tree;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment cursor = arena.allocate(ParserLibrary.CURSOR);
  private final long cursorAddress = cursor.address();
  private final MemorySegment node = arena.allocate(ParserLibrary.NODE);
  private final SegmentAllocator intoNode = (_, _) -> node;

  private Walk(Language language, long tree) throws Throwable {
    this.language = language;
    this.tree = tree;
    SegmentAllocator intoCursor = (_, _) -> cursor;
    var _ = (MemorySegment) ParserLibrary.TREE_ROOT_NODE.invokeExact(intoNode, tree);
    var _ = (MemorySegment) ParserLibrary.CURSOR_NEW.invokeExact(intoCursor, node);
  }

  /**
   * Parses a text and stands at the root of its tree.
   *
   * @throws UnavailableException if the parser does not know this version of the grammar
   */
  static Walk through(String text, Language language) {
    var bytes = text.getBytes(StandardCharsets.UTF_16LE);
    try (var arena = Arena.ofConfined()) {
      var copy = arena.allocateFrom(JAVA_BYTE, bytes);
      long parser = (long) ParserLibrary.PARSER_NEW.invokeExact(NOTHING, NOTHING);
      try {
        long knows =
            (long) ParserLibrary.PARSER_SET_LANGUAGE.invokeExact(parser, language.address());
        if (!ParserLibrary.isTrue(knows)) {
          throw new UnavailableException("the parser does not know this version of the grammar");
        }
        long tree =
            (long)
                ParserLibrary.PARSER_PARSE.invokeExact(
                    parser, NOTHING, copy.address(), bytes.length, UTF_16_LITTLE_ENDIAN);
        return new Walk(language, tree);
      } finally {
        var _ = (long) ParserLibrary.PARSER_DELETE.invokeExact(parser, NOTHING);
      }
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Returns whether something in or below the node could not be understood or is missing. */
  boolean hasFaults() {
    try {
      return ParserLibrary.isTrue((int) ParserLibrary.NODE_HAS_ERROR.invokeExact(node));
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Returns whether the node stands for something that the text lacks. */
  boolean isMissing() {
    try {
      return ParserLibrary.isTrue((int) ParserLibrary.NODE_IS_MISSING.invokeExact(node));
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  Kind kind() {
    try {
      return language.kind((int) ParserLibrary.NODE_SYMBOL.invokeExact(node) & 0xFFFF, node);
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Returns where the node begins in the text. */
  int start() {
    try {
      return (int) ParserLibrary.NODE_START.invokeExact(node) / BYTES_PER_CHARACTER;
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Returns where the node ends in the text. */
  int end() {
    try {
      return (int) ParserLibrary.NODE_END.invokeExact(node) / BYTES_PER_CHARACTER;
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Returns the name of the field in which the node stands; empty text for none. */
  String field() {
    try {
      return language.field(
          (int) (long) ParserLibrary.CURSOR_FIELD.invokeExact(cursorAddress, NOTHING) & 0xFFFF);
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Goes to the node's first child, if there is one. */
  boolean toFirstChild() {
    try {
      return arrived((long) ParserLibrary.CURSOR_FIRST_CHILD.invokeExact(cursorAddress, NOTHING));
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Goes to the node's next sibling, if there is one. */
  boolean toNextSibling() {
    try {
      return arrived((long) ParserLibrary.CURSOR_NEXT_SIBLING.invokeExact(cursorAddress, NOTHING));
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  /** Goes up to the node's parent, of which nothing is asked any more, if there is one. */
  boolean toParent() {
    try {
      return ParserLibrary.isTrue(
          (long) ParserLibrary.CURSOR_PARENT.invokeExact(cursorAddress, NOTHING));
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }

  private boolean arrived(long moved) throws Throwable {
    boolean hasMoved = ParserLibrary.isTrue(moved);
    if (hasMoved) {
      var _ = (MemorySegment) ParserLibrary.CURSOR_NODE.invokeExact(intoNode, cursorAddress);
    }
    return hasMoved;
  }

  @Override
  public void close() {
    try (arena) {
      var _ = (long) ParserLibrary.CURSOR_DELETE.invokeExact(cursorAddress, NOTHING);
      var _ = (long) ParserLibrary.TREE_DELETE.invokeExact(tree, NOTHING);
    } catch (Throwable e) {
      throw ParserLibrary.unexpected(e);
    }
  }
}
