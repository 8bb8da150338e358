/** Step 1: the function's code, what it runs on and what it carries with it. */
@NullMarked
package dev.martello.check.code;

import org.jspecify.annotations.NullMarked;
