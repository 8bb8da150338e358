/** The files of a scanned tree: bounded reading that never leaves the root. */
@NullMarked
package dev.martello.read.file;

import org.jspecify.annotations.NullMarked;
