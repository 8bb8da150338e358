/** Position-exact trees of the notations that users write; bounded, safe on hostile input. */
@NullMarked
package dev.martello.syntax;

import org.jspecify.annotations.NullMarked;
