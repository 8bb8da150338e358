package dev.martello.model;

import dev.martello.value.Val;

/**
 * A statement of a function's resource policy as {@code AWS::Lambda::Permission} writes it. Every
 * text is empty where the property is not written.
 *
 * @param principal a service such as {@code s3.amazonaws.com}, an account, an ARN or {@code *}
 * @param qualifier the alias or version it is bound to
 */
public record Permission(
    Identity identity,
    Val<String> principal,
    Val<String> action,
    Val<String> sourceArn,
    Val<String> sourceAccount,
    Val<String> principalOrgId,
    Val<String> functionUrlAuthType,
    Val<Boolean> invokedViaFunctionUrl,
    Val<String> eventSourceToken,
    Val<String> qualifier)
    implements Entity {}
