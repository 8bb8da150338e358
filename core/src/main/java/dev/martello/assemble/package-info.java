/** Turns resources into the application around its functions: AWS's wiring rules live here only. */
@NullMarked
package dev.martello.assemble;

import org.jspecify.annotations.NullMarked;
