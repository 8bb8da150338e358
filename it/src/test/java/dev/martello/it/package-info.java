/** Rules and tests over all modules, and the built product as users meet it. */
@NullMarked
package dev.martello.it;

import org.jspecify.annotations.NullMarked;
