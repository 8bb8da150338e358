/**
 * What people decided about findings: which ones they live with and why, and which ones they know
 * already.
 */
@NullMarked
package dev.martello.triage;

import org.jspecify.annotations.NullMarked;
