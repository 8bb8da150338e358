/** Mends in source code that take more than another word: calls whose texts are put together. */
@NullMarked
package dev.martello.code.mend;

import org.jspecify.annotations.NullMarked;
