/** Pictures of attack paths for Graphviz. */
@NullMarked
package dev.martello.report.dot;

import org.jspecify.annotations.NullMarked;
