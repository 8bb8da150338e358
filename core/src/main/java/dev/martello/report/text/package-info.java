/** The report for people at a terminal. */
@NullMarked
package dev.martello.report.text;

import org.jspecify.annotations.NullMarked;
