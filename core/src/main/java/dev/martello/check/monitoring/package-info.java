/** Step 4: what happens is recorded, and somebody is told. */
@NullMarked
package dev.martello.check.monitoring;

import org.jspecify.annotations.NullMarked;
