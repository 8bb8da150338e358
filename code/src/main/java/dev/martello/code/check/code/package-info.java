/** The checks of functions' code; each has a folder of the same name with its page and examples. */
@NullMarked
package dev.martello.code.check.code;

import org.jspecify.annotations.NullMarked;
