package dev.martello.model;

import dev.martello.value.Origin;

/**
 * A policy where it applies: attached to a role, or to the resource that it guards.
 *
 * @param name the policy's name as people know it, for instance {@code AWSLambdaBasicExecutionRole}
 * @param kind how it is attached
 * @param document what it says
 */
public record Policy(String name, Kind kind, PolicyDocument document, Origin origin) {

  /** How a policy is attached (IAM User Guide, "Policies and permissions": policy types). */
  public enum Kind {
    /** Embedded in the role. */
    INLINE,
    /** Written and kept by AWS. */
    AWS_MANAGED,
    /** A managed policy of the account. */
    CUSTOMER_MANAGED,
    /** Limits what the others may grant; grants nothing. */
    BOUNDARY,
    /** Says who may assume a role. */
    TRUST,
    /** Guards the resource that it is attached to. */
    RESOURCE
  }

  /** Says whether the policy can grant something to the identity that it is attached to. */
  public boolean isOfIdentity() {
    return kind == Kind.INLINE || kind == Kind.AWS_MANAGED || kind == Kind.CUSTOMER_MANAGED;
  }
}
