/** The front end for Java where only its source is there. */
@NullMarked
package dev.martello.code.java;

import org.jspecify.annotations.NullMarked;
