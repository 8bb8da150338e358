/**
 * The front end for Go: packages are folders, whose files are lowered one by one but share their
 * names.
 */
@NullMarked
package dev.martello.code.go;

import org.jspecify.annotations.NullMarked;
