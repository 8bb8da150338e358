/** What a project and its organisation tell Martello once, in {@code martello.yaml}. */
@NullMarked
package dev.martello.config;

import org.jspecify.annotations.NullMarked;
