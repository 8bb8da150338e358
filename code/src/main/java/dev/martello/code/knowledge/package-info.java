/** What is known of libraries, triggers and AWS's SDKs: data files and their reader. */
@NullMarked
package dev.martello.code.knowledge;

import org.jspecify.annotations.NullMarked;
