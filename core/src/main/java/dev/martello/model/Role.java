package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/**
 * An IAM role with all that it is granted by what was read.
 *
 * @param trust who may assume it
 * @param policies inline, managed and attached policies; AWS's managed ones by content where known
 * @param opaquePolicies managed policies whose content is not known, by ARN
 * @param boundary ARN of the permissions boundary; empty text where none is set
 * @param boundaryPolicies the boundary's content where it is known
 */
public record Role(
    Identity identity,
    Val<String> name,
    PolicyDocument trust,
    List<Policy> policies,
    List<Val<String>> opaquePolicies,
    Val<String> boundary,
    List<Policy> boundaryPolicies)
    implements Grantee {
  public Role {
    policies = List.copyOf(policies);
    opaquePolicies = List.copyOf(opaquePolicies);
    boundaryPolicies = List.copyOf(boundaryPolicies);
  }
}
