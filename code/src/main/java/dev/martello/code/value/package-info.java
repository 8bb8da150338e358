/**
 * Values as the interpreter knows them: what a register may be, and the data from outside in it
 * with the way that it took and what it was made harmless for.
 */
@NullMarked
package dev.martello.code.value;

import org.jspecify.annotations.NullMarked;
