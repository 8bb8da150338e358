package dev.martello.iam;

import dev.martello.model.PolicyDocument;
import java.util.List;

/**
 * All policies that bear on a request, by layer (IAM User Guide, "Policy evaluation logic").
 *
 * @param identity inline, managed and group policies of the caller
 * @param boundary the permissions boundary; empty where there is none
 * @param session the session policies; empty where there are none
 * @param serviceControl the service control policies that bind the caller's account, one list for
 *     each level from the root down; no levels where they do not apply
 * @param resourceControl the same of the resource control policies that bind the resource's account
 * @param resource the policies of the resource itself; a trust policy for assuming a role
 */
public record PolicySet(
    List<PolicyDocument> identity,
    List<PolicyDocument> boundary,
    List<PolicyDocument> session,
    List<List<PolicyDocument>> serviceControl,
    List<List<PolicyDocument>> resourceControl,
    List<PolicyDocument> resource) {
  public PolicySet {
    identity = List.copyOf(identity);
    boundary = List.copyOf(boundary);
    session = List.copyOf(session);
    serviceControl = serviceControl.stream().map(List::copyOf).toList();
    resourceControl = resourceControl.stream().map(List::copyOf).toList();
    resource = List.copyOf(resource);
  }

  /** Returns no policies at all. */
  public static PolicySet none() {
    return new PolicySet(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public PolicySet withIdentity(PolicyDocument... documents) {
    return new PolicySet(
        List.of(documents), boundary, session, serviceControl, resourceControl, resource);
  }

  public PolicySet withBoundary(PolicyDocument... documents) {
    return new PolicySet(
        identity, List.of(documents), session, serviceControl, resourceControl, resource);
  }

  public PolicySet withSession(PolicyDocument... documents) {
    return new PolicySet(
        identity, boundary, List.of(documents), serviceControl, resourceControl, resource);
  }

  /** Returns this with the service control policies, one document for each level. */
  public PolicySet withServiceControl(PolicyDocument... levels) {
    return new PolicySet(
        identity,
        boundary,
        session,
        List.of(levels).stream().map(List::of).toList(),
        resourceControl,
        resource);
  }

  /** Returns this with the resource control policies, one document for each level. */
  public PolicySet withResourceControl(PolicyDocument... levels) {
    return new PolicySet(
        identity,
        boundary,
        session,
        serviceControl,
        List.of(levels).stream().map(List::of).toList(),
        resource);
  }

  public PolicySet withResource(PolicyDocument... documents) {
    return new PolicySet(
        identity, boundary, session, serviceControl, resourceControl, List.of(documents));
  }
}
