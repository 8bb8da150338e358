/** Measurements of the parts that must stay fast. */
@NullMarked
package dev.martello.bench;

import org.jspecify.annotations.NullMarked;
