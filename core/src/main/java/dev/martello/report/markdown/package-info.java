/** The report as a comment on a pull request. */
@NullMarked
package dev.martello.report.markdown;

import org.jspecify.annotations.NullMarked;
