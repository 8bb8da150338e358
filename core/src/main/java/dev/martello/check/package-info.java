/**
 * What a check is and what it answers; the checks themselves stand in the packages of the five
 * steps.
 */
@NullMarked
package dev.martello.check;

import org.jspecify.annotations.NullMarked;
