package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * One statement of a policy as it was written, a single text read as a list of one (IAM User Guide,
 * "IAM JSON policy element reference"). A text of which parts are not known is a {@link
 * Val.Unknown} whose expression {@link dev.martello.value.Shape} reads.
 *
 * @param sid the statement's id; the known text "" where none is written
 * @param notAction whether {@code actions} stands under {@code NotAction}
 * @param actions action patterns, for instance {@code s3:Get*}
 * @param notResource whether {@code resources} stands under {@code NotResource}
 * @param resources resource patterns; empty where the element is absent, as in a trust policy
 * @param notPrincipal whether {@code principals} stands under {@code NotPrincipal}
 * @param principals who the statement is about; empty in policies of an identity
 * @param present UNKNOWN where the statement hangs on a condition that is not decided
 */
public record Statement(
    Val<String> sid,
    Val<Effect> effect,
    boolean notAction,
    List<Val<String>> actions,
    boolean notResource,
    List<Val<String>> resources,
    boolean notPrincipal,
    List<Principal> principals,
    List<Condition> conditions,
    Tri present,
    Origin origin) {
  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    principals = List.copyOf(principals);
    conditions = List.copyOf(conditions);
  }

  /** Returns where the statement says whom it is about, or the statement where it does not say. */
  public Origin placeOfPrincipals() {
    return principals.isEmpty() ? origin : principals.getFirst().origin();
  }
}
