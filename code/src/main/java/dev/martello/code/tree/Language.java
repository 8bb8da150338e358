package dev.martello.code.tree;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A language as its grammar's library knows it: the names that its numbers stand for. */
final class Language {
  /** More than the library's numbers of 16 bits can be. */
  private static final int NUMBERS = 1 << 16;

  /** {@code ts_builtin_sym_error}: what could not be understood, in every language. */
  private static final int ERROR = NUMBERS - 1;

  private static final long LONGEST_NAME = 1_000;

  private final long address;
  // A name is read once; threads that read one at the same time read the same.
  private final @Nullable Kind[] kinds = new Kind[NUMBERS];
  private final @Nullable String[] fields = new String[NUMBERS];

  private Language(long address) {
    this.address = address;
  }

  static Language load(SymbolLookup grammar, String name) {
    return new Language(ParserLibrary.language(grammar, name));
  }

  long address() {
    return address;
  }

  /**
   * What nodes are.
   *
   * @param name of the grammar's rule, or the token itself
   * @param isNamed whether it is a rule
   * @param isError whether it is what could not be understood
   */
  record Kind(String name, boolean isNamed, boolean isError) {}

  /**
   * Returns what a number of the grammar stands for.
   *
   * @param node any node with that number
   */
  Kind kind(int symbol, MemorySegment node) {
    var kind = kinds[symbol];
    if (kind == null) {
      try {
        var name = text((long) ParserLibrary.SYMBOL_NAME.invokeExact(address, (long) symbol));
        int isNamed = (int) ParserLibrary.NODE_IS_NAMED.invokeExact(node);
        kind = new Kind(name, ParserLibrary.isTrue(isNamed), symbol == ERROR);
      } catch (Throwable e) {
        throw ParserLibrary.unexpected(e);
      }
      kinds[symbol] = kind;
    }
    return kind;
  }

  /** Returns the name of a field, or empty text for the number of none. */
  String field(int field) {
    if (field == 0) {
      return "";
    }
    var name = fields[field];
    if (name == null) {
      try {
        name = text((long) ParserLibrary.FIELD_NAME.invokeExact(address, (long) field));
      } catch (Throwable e) {
        throw ParserLibrary.unexpected(e);
      }
      fields[field] = name;
    }
    return name;
  }

  /** Front ends compare names with constants, which are interned. */
  private static String text(long address) {
    var bytes = MemorySegment.ofAddress(address).reinterpret(LONGEST_NAME).asByteBuffer();
    int length = 0;
    while (bytes.get(length) != 0) {
      length++;
    }
    return StandardCharsets.UTF_8.decode(bytes.limit(length)).toString().intern();
  }
}
