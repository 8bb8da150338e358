package dev.martello.iam;

import dev.martello.value.Val;

/**
 * One call that is to be decided on.
 *
 * @param action for instance {@code s3:GetObject}
 * @param resource the ARN, or {@code *} for an action without resources
 * @param resourceAccount the account that the resource belongs to, in the notation of {@link
 *     dev.martello.value.Shape}
 */
public record Request(
    Caller caller, String action, Val<String> resource, String resourceAccount, Context context) {}
