/** The policy language: what policies match, decide and grant, answered three-valued. */
@NullMarked
package dev.martello.iam;

import org.jspecify.annotations.NullMarked;
