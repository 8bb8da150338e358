/** Step 5: one function in wrong hands reaches little. */
@NullMarked
package dev.martello.check.isolation;

import org.jspecify.annotations.NullMarked;
