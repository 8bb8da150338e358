/** Turns remedies into edits of what the user wrote, and keeps everything else as he wrote it. */
@NullMarked
package dev.martello.fix;

import org.jspecify.annotations.NullMarked;
