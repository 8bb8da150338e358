/**
 * The SAM transform: turns {@code AWS::Serverless::*} resources into the CloudFormation resources
 * that AWS makes of them, as a pure function of trees.
 */
@NullMarked
package dev.martello.read.sam;

import org.jspecify.annotations.NullMarked;
