/** The report for code hosts and editors, in SARIF 2.1.0. */
@NullMarked
package dev.martello.report.sarif;

import org.jspecify.annotations.NullMarked;
