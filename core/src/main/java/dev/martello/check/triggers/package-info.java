/** Step 3: events are validated, endpoints know their callers and are throttled. */
@NullMarked
package dev.martello.check.triggers;

import org.jspecify.annotations.NullMarked;
