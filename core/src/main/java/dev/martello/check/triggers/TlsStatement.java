package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.App;
import dev.martello.model.DataStore;

/** Adds the statement that refuses plain HTTP to the policy of a store. */
final class TlsStatement {
  /*
   * A policy of a topic takes the place of the one that SNS makes, which lets the account's own
   * alarms and other services publish; so a new policy repeats it ("Overview of managing access in
   * Amazon SNS": default topic policy). SNS takes no `sns:*` in a policy.
   */
  private static final Term.Parts OWNER =
      Term.parts()
          .with("Sid", Term.text("AccountMayUse"))
          .with("Effect", Term.text("Allow"))
          .with("Principal", Term.parts().with("AWS", Term.text("*")))
          .with(
              "Action",
              Term.texts(
                  "sns:GetTopicAttributes",
                  "sns:SetTopicAttributes",
                  "sns:AddPermission",
                  "sns:RemovePermission",
                  "sns:DeleteTopic",
                  "sns:Subscribe",
                  "sns:ListSubscriptionsByTopic",
                  "sns:Publish"));

  private TlsStatement() {}

  static Remedy remedy(DataStore store, App app, Check.Context context) {
    var places = PolicyPlaces.statementLists(store, context, app);
    var statement = refusal(store.identity().type(), store.identity().id());
    if (places.isEmpty() && store.policies().isEmpty()) {
      return remedy(added(store, statement, app));
    }
    return places.size() == 1 && PolicyPlaces.canTakeMore(places.getFirst(), store, app, context)
        ? remedy(
            new Change.Append(places.getFirst().resource(), places.getFirst().path(), statement))
        : Remedy.none();
  }

  private static Remedy remedy(Change change) {
    return Remedy.of("deny requests without TLS", change)
        .warning("clients that use `http://` are refused from then on");
  }

  private static Change added(DataStore store, Term statement, App app) {
    var id = store.identity().id();
    var type = store.identity().type();
    var condition = app.settingsOf(store).beside("Condition").text();
    var attributes = Term.parts();
    if (!condition.isEqualTo("").isYes()) {
      attributes = attributes.with("Condition", Term.text(condition.show()));
    }
    var target =
        switch (type) {
          case GuardedStore.BUCKET -> Term.parts().with("Bucket", Term.ref(id));
          case GuardedStore.QUEUE -> Term.parts().with("Queues", Term.items(Term.ref(id)));
          default -> Term.parts().with("Topics", Term.items(Term.ref(id)));
        };
    var statements =
        type.equals(GuardedStore.TOPIC)
            ? Term.items(ownerMayUse(id), statement)
            : Term.items(statement);
    var document =
        Term.parts().with("Version", Term.text("2012-10-17")).with("Statement", statements);
    return new Change.Add(
        store.identity(),
        id + "Policy",
        type + "Policy",
        target.with("PolicyDocument", document),
        attributes);
  }

  private static Term ownerMayUse(String id) {
    return OWNER
        .with("Resource", Term.ref(id))
        .with(
            "Condition",
            Term.parts()
                .with(
                    "StringEquals",
                    Term.parts().with("aws:SourceOwner", Term.ref("AWS::AccountId"))));
  }

  /** Returns the statement for a store by its type and logical id. */
  static Term refusal(String type, String id) {
    var resource =
        switch (type) {
          case GuardedStore.BUCKET ->
              Term.items(Term.attribute(id, "Arn"), Term.sub("${" + id + ".Arn}/*"));
          case GuardedStore.QUEUE -> Term.attribute(id, "Arn");
          default -> Term.ref(id);
        };
    var action =
        switch (type) {
          case GuardedStore.BUCKET -> "s3:*";
          case GuardedStore.QUEUE -> "sqs:*";
          default -> "sns:Publish";
        };
    return Term.parts()
        .with("Sid", Term.text("DemandTls"))
        .with("Effect", Term.text("Deny"))
        .with("Principal", Term.text("*"))
        .with("Action", Term.text(action))
        .with("Resource", resource)
        .with(
            "Condition",
            Term.parts()
                .with("Bool", Term.parts().with("aws:SecureTransport", Term.text("false"))));
  }
}
