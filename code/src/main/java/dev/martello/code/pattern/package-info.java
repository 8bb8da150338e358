/**
 * Regular expressions: which characters they let through, and whether trying them takes too long.
 */
@NullMarked
package dev.martello.code.pattern;

import org.jspecify.annotations.NullMarked;
