/**
 * Across the steps: what is harmless alone and a way in together with something else.
 *
 * <p>A join is a check over several steps; it may see what checks are, but not the checks.
 */
@NullMarked
package dev.martello.join;

import org.jspecify.annotations.NullMarked;
