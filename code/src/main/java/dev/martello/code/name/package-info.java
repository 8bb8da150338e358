/**
 * What names tell: of fields of events and requests, of variables and functions that hold secrets.
 */
@NullMarked
package dev.martello.code.name;

import org.jspecify.annotations.NullMarked;
