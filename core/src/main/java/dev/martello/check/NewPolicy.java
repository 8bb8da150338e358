package dev.martello.check;

import dev.martello.model.Identity;
import java.util.List;

/** Writes policies that remedies add. */
public final class NewPolicy {
  private NewPolicy() {}

  /** Returns a policy document. */
  public static Term.Parts document(Term... statements) {
    return Term.parts()
        .with("Version", Term.text("2012-10-17"))
        .with("Statement", Term.items(statements));
  }

  /** Returns a statement that allows actions on a resource. */
  static Term allow(List<String> actions, Term resource) {
    var action =
        actions.size() == 1
            ? Term.text(actions.getFirst())
            : Term.texts(actions.toArray(String[]::new));
    return Term.parts()
        .with("Effect", Term.text("Allow"))
        .with("Action", action)
        .with("Resource", resource);
  }

  /** Returns a trust policy for a service that acts for this account alone. */
  private static Term trust(String service) {
    return document(
        Term.parts()
            .with("Effect", Term.text("Allow"))
            .with("Principal", Term.parts().with("Service", Term.text(service)))
            .with("Action", Term.text("sts:AssumeRole"))
            .with(
                "Condition",
                Term.parts()
                    .with(
                        "StringEquals",
                        Term.parts().with("aws:SourceAccount", Term.ref("AWS::AccountId")))));
  }

  /** Returns a role with which a service may do something for this account. */
  public static Term.Parts role(
      String service, String policy, List<String> actions, Term resource) {
    return Term.parts()
        .with("AssumeRolePolicyDocument", trust(service))
        .with(
            "Policies",
            Term.items(
                Term.parts()
                    .with("PolicyName", Term.text(policy))
                    .with("PolicyDocument", document(allow(actions, resource)))));
  }

  /** Declares a policy that stands by itself and is attached to a role. */
  static Change managed(Identity beside, String id, String role, Term document) {
    return new Change.Add(
        beside,
        id,
        "AWS::IAM::ManagedPolicy",
        Term.parts().with("Roles", Term.items(Term.ref(role))).with("PolicyDocument", document));
  }
}
