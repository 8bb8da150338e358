/** The report as one web page that works from disk, for people who want to look around in it. */
@NullMarked
package dev.martello.report.html;

import org.jspecify.annotations.NullMarked;
