/** What a run found, and the forms in which it is told. */
@NullMarked
package dev.martello.report;

import org.jspecify.annotations.NullMarked;
