/** The command line: options, exit codes, and nothing that the engine could do itself. */
@NullMarked
package dev.martello.cli;

import org.jspecify.annotations.NullMarked;
