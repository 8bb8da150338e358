/** The report as test results, for build servers that show those. */
@NullMarked
package dev.martello.report.junit;

import org.jspecify.annotations.NullMarked;
