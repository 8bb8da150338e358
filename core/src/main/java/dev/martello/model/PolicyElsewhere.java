package dev.martello.model;

import dev.martello.value.Val;

/**
 * A policy whose resource is not declared in what was read: a queue of another stack, the account's
 * default event bus.
 *
 * @param identity of what declares the policy
 * @param guards the type of the resource that it guards, for instance {@code AWS::SQS::Queue}
 * @param resource how the policy names that resource
 */
public record PolicyElsewhere(
    Identity identity, String guards, Val<String> resource, PolicyDocument document)
    implements Entity {}
