/** The report as annotations on the lines of a change at GitHub. */
@NullMarked
package dev.martello.report.github;

import org.jspecify.annotations.NullMarked;
