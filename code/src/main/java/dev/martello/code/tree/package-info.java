/** Syntax trees of source files, parsed by tree-sitter and copied once into plain arrays. */
@NullMarked
package dev.martello.code.tree;

import org.jspecify.annotations.NullMarked;
