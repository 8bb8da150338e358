/**
 * Reads revisions of Git repositories; the only code that starts a process, see
 * docs/decisions/0402.
 */
@NullMarked
package dev.martello.cli.git;

import org.jspecify.annotations.NullMarked;
