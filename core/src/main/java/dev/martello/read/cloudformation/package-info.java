/**
 * CloudFormation's own notation: short tags, language extensions, includes; trees in, trees out.
 */
@NullMarked
package dev.martello.read.cloudformation;

import org.jspecify.annotations.NullMarked;
