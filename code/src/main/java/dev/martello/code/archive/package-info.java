/** Zip archives that may be made to do harm: read by parts, within bounds, without escapes. */
@NullMarked
package dev.martello.code.archive;

import org.jspecify.annotations.NullMarked;
