/**
 * Facts on AWS as versioned data: actions, managed policies, runtimes, powers, escalation paths.
 */
@NullMarked
package dev.martello.know;

import org.jspecify.annotations.NullMarked;
