/** The application as its functions see it; every value may be unknown and knows its origin. */
@NullMarked
package dev.martello.model;

import org.jspecify.annotations.NullMarked;
