/** The analyser of function code as a part of the product. */
@NullMarked
package dev.martello.code;

import org.jspecify.annotations.NullMarked;
