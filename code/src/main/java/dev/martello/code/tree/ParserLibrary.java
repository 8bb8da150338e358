package dev.martello.code.tree;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of the parser's library that we call, named as its header {@code tree_sitter/api.h}
 * names them. Pointers are plain addresses.
 */
final class ParserLibrary {
  /*
   * Every signature costs some milliseconds when it is first called, which a scan of one small
   * function feels (docs/decisions/0501). So there are few. Whole numbers and pointers are passed and
   * come back in the same registers wherever Java runs, and a function does not look at a register
   * that it has no parameter for: all that takes at most two of them is declared alike, and the
   * callers cut off what is left undefined of a result. The handles are constants, since only then
   * does the compiler see through them.
   */

  /** {@code TSNode}. */
  static final StructLayout NODE =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(4, JAVA_INT), ADDRESS, ADDRESS);

  /** {@code TSTreeCursor}. */
  static final StructLayout CURSOR =
      MemoryLayout.structLayout(
          ADDRESS,
          ADDRESS,
          MemoryLayout.sequenceLayout(3, JAVA_INT),
          MemoryLayout.paddingLayout(4));

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = NativeLibraries.load("tree-sitter");

  /** What is passed where a function has no second, or no first parameter. */
  static final long NOTHING = 0;

  private static final FunctionDescriptor OF_NUMBERS =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor OF_NODE = FunctionDescriptor.of(JAVA_INT, NODE);
  private static final FunctionDescriptor FIND_NODE = FunctionDescriptor.of(NODE, JAVA_LONG);

  static final MethodHandle PARSER_NEW = function("ts_parser_new", OF_NUMBERS);
  static final MethodHandle PARSER_DELETE = function("ts_parser_delete", OF_NUMBERS);
  static final MethodHandle PARSER_SET_LANGUAGE = function("ts_parser_set_language", OF_NUMBERS);
  static final MethodHandle PARSER_PARSE =
      function(
          "ts_parser_parse_string_encoding",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT));
  static final MethodHandle TREE_DELETE = function("ts_tree_delete", OF_NUMBERS);
  static final MethodHandle TREE_ROOT_NODE = function("ts_tree_root_node", FIND_NODE);
  static final MethodHandle CURSOR_NEW =
      function("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, NODE));
  static final MethodHandle CURSOR_DELETE = function("ts_tree_cursor_delete", OF_NUMBERS);
  static final MethodHandle CURSOR_NODE = function("ts_tree_cursor_current_node", FIND_NODE);
  static final MethodHandle CURSOR_FIELD = function("ts_tree_cursor_current_field_id", OF_NUMBERS);
  static final MethodHandle CURSOR_FIRST_CHILD =
      function("ts_tree_cursor_goto_first_child", OF_NUMBERS);
  static final MethodHandle CURSOR_NEXT_SIBLING =
      function("ts_tree_cursor_goto_next_sibling", OF_NUMBERS);
  static final MethodHandle CURSOR_PARENT = function("ts_tree_cursor_goto_parent", OF_NUMBERS);
  static final MethodHandle NODE_SYMBOL = function("ts_node_symbol", OF_NODE);
  static final MethodHandle NODE_IS_NAMED = function("ts_node_is_named", OF_NODE);
  static final MethodHandle NODE_START = function("ts_node_start_byte", OF_NODE);
  static final MethodHandle NODE_END = function("ts_node_end_byte", OF_NODE);
  static final MethodHandle NODE_IS_MISSING = function("ts_node_is_missing", OF_NODE);
  static final MethodHandle NODE_HAS_ERROR = function("ts_node_has_error", OF_NODE);
  static final MethodHandle SYMBOL_NAME = function("ts_language_symbol_name", OF_NUMBERS);
  static final MethodHandle FIELD_NAME = function("ts_language_field_name_for_id", OF_NUMBERS);

  private ParserLibrary() {}

  private static MethodHandle function(String name, FunctionDescriptor signature) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), signature);
  }

  /** Returns the address of the language that a grammar's library has. */
  static long language(SymbolLookup grammar, String name) {
    try {
      return (long)
          LINKER
              .downcallHandle(grammar.findOrThrow(name), OF_NUMBERS)
              .invokeExact(NOTHING, NOTHING);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Tells what was declared a number in place of {@code bool}, which is the lowest byte. */
  static boolean isTrue(long result) {
    return (result & 0xFF) != 0;
  }

  /** None of the functions throws; what comes out of a call is a fault of ours or of the JVM. */
  static RuntimeException unexpected(Throwable thrown) {
    return switch (thrown) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(thrown);
    };
  }
}
