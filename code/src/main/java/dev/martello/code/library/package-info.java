/**
 * What languages and libraries do with values, as the data files tell it and where data cannot tell
 * it; and how the code of a function is entered.
 */
@NullMarked
package dev.martello.code.library;

import org.jspecify.annotations.NullMarked;
