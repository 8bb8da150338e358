/** Calls of AWS, whatever library makes them. */
@NullMarked
package dev.martello.code.aws;

import org.jspecify.annotations.NullMarked;
