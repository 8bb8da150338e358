/**
 * Follows values through lowered code: an abstract interpreter that starts at a handler and tells
 * where event data goes, what is called with what, and what is returned.
 */
@NullMarked
package dev.martello.code.flow;

import org.jspecify.annotations.NullMarked;
