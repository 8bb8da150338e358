package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;

/**
 * One entry of a statement's {@code Principal} or {@code NotPrincipal} element (IAM User Guide,
 * "AWS JSON policy elements: Principal").
 *
 * @param kind under which name the entry stands
 * @param id the entry's text: an ARN or account id, {@code s3.amazonaws.com}, a provider; {@code *}
 *     for anyone
 */
public record Principal(Kind kind, Val<String> id, Origin origin) {

  /** What sort of principal an entry names. */
  public enum Kind {
    AWS,
    SERVICE,
    FEDERATED,
    CANONICAL_USER,
    /** Everyone, signed or not: {@code "*"} and {@code {"AWS": "*"}}. */
    ANYONE
  }

  /** Returns the entry that names everyone. */
  public static Principal anyone(Origin origin) {
    return new Principal(Kind.ANYONE, Val.known("*", origin), origin);
  }
}
