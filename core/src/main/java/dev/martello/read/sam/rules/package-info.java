/** What AWS SAM demands of a template, checked with a place and a way out for each fault. */
@NullMarked
package dev.martello.read.sam.rules;

import org.jspecify.annotations.NullMarked;
