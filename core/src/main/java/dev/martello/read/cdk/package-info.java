/** What the AWS CDK writes to {@code cdk.out}. */
@NullMarked
package dev.martello.read.cdk;

import org.jspecify.annotations.NullMarked;
