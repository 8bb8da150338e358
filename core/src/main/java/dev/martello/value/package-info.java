/** Values that may not be known, the places they came from, and three-valued answers about them. */
@NullMarked
package dev.martello.value;

import org.jspecify.annotations.NullMarked;
