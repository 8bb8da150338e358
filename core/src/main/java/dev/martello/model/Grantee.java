package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/**
 * Whoever is granted something by policies of identity, or a policy that grants it to somebody who
 * is not declared in what was read.
 */
public sealed interface Grantee extends Entity
    permits Role, Principals.User, Principals.Group, Principals.LoosePolicy {

  /** Returns inline, managed and attached policies; AWS's managed ones by content where known. */
  List<Policy> policies();

  /** Returns managed policies whose content is not known, by ARN. */
  List<Val<String>> opaquePolicies();

  /** Returns the ARN of the permissions boundary; empty text where none is set. */
  Val<String> boundary();

  /** Returns the boundary's content where it is known. */
  List<Policy> boundaryPolicies();
}
