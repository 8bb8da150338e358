/**
 * The intermediate form that every language is lowered to: procedures of basic blocks over
 * registers, with the place in the source on every instruction.
 */
@NullMarked
package dev.martello.code.ir;

import org.jspecify.annotations.NullMarked;
