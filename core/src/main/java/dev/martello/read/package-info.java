/** Finds what declares an application in a folder tree and reads it. */
@NullMarked
package dev.martello.read;

import org.jspecify.annotations.NullMarked;
