/** Joins of what code does with what the templates put in front of it. */
@NullMarked
package dev.martello.code.check.join;

import org.jspecify.annotations.NullMarked;
