/** Step 2: every function has its own role with the permissions it uses and no others. */
@NullMarked
package dev.martello.check.access;

import org.jspecify.annotations.NullMarked;
