/** The report for scripts; docs/report.schema.json describes it. */
@NullMarked
package dev.martello.report.json;

import org.jspecify.annotations.NullMarked;
