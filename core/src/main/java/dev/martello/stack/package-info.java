/** CloudFormation-shaped resources whose values are resolved as far as they can be known. */
@NullMarked
package dev.martello.stack;

import org.jspecify.annotations.NullMarked;
