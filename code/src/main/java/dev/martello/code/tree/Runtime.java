package dev.martello.code.tree;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Hands the parser's runtime to its Java binding, which finds this as a service. */
public final class Runtime implements NativeLibraryLookup {
  /** Made by the service loader. */
  public Runtime() {}

  @Override
  public SymbolLookup get(Arena arena) {
    return NativeLibraries.load("tree-sitter");
  }
}
