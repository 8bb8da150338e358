/** Lowers Python, the third version and what is left of the second, to the intermediate form. */
@NullMarked
package dev.martello.code.python;

import org.jspecify.annotations.NullMarked;
