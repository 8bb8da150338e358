/**
 * Follows what a handler does with its events: judges what the interpreter came across, once all of
 * the code was seen.
 */
@NullMarked
package dev.martello.code.analysis;

import org.jspecify.annotations.NullMarked;
