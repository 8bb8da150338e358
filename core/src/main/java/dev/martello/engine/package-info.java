/** Wires reading, assembling, checking and reporting into runs. */
@NullMarked
package dev.martello.engine;

import org.jspecify.annotations.NullMarked;
