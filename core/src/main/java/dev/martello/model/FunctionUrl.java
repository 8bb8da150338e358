package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/**
 * A function's own HTTPS endpoint.
 *
 * @param authType {@code NONE} or {@code AWS_IAM}
 * @param qualifier alias; empty text for the function itself
 * @param cors empty where none is configured
 */
public record FunctionUrl(
    Identity identity,
    Val<String> authType,
    Val<String> qualifier,
    Val<String> invokeMode,
    List<Cors> cors)
    implements Entity {}
