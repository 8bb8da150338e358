/** The report as GitLab's Code Quality takes it. */
@NullMarked
package dev.martello.report.gitlab;

import org.jspecify.annotations.NullMarked;
