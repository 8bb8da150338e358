/**
 * What a change to templates does: to who can call, who may what, what triggers, and what is found.
 */
@NullMarked
package dev.martello.join.change;

import org.jspecify.annotations.NullMarked;
