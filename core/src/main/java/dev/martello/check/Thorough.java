package dev.martello.check;

import dev.martello.model.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes what a remedy adds the way the profile strict demands everything to be. */
final class Thorough {
  /*
   * That profile asks of every resource what otherwise only some need, so a plain log group or an
   * embedded policy would be the next finding and the remedy would be refused. Log groups get a key
   * and a year, policies stand by themselves, and AWS's keys become keys of the account. What the
   * added resources need beyond that has checks with remedies of its own, which come along.
   */
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";
  private static final String ROLE = "AWS::IAM::Role";
  private static final String KEY_OF_AWS = "alias/aws/";

  /** What a delivery stream calls a key that AWS owns. */
  private static final String OF_AWS = "AWS_OWNED_CMK";

  private static final String DELIVERY_KEY = "DeliveryKey";

  /** How long the profile wants logs to be kept. */
  static final long DAYS = 365;

  private final Remedy remedy;

  /** Changes by the logical id that they add; others by a number. */
  private final Map<String, Change> changes = new LinkedHashMap<>();

  private Thorough(Remedy remedy) {
    this.remedy = remedy;
  }

  static Remedy of(Remedy remedy) {
    if (remedy.changes().stream().anyMatch(Thorough::isForPeople)) {
      return Remedy.none();
    }
    var thorough = new Thorough(remedy);
    remedy.changes().forEach(thorough::take);
    return new Remedy(remedy.title(), List.copyOf(thorough.changes.values()), remedy.caution());
  }

  /** The profile wants a web ACL to know what to let through; only people know that. */
  private static boolean isForPeople(Change change) {
    return change instanceof Change.Add add && add.type().equals("AWS::WAFv2::WebACL");
  }

  private void take(Change change) {
    switch (change) {
      case Change.Add add when add.type().equals(LOG_GROUP) -> group(add);
      case Change.Add add when add.type().equals(ROLE) -> role(add);
      case Change.Add(var beside, var id, var type, var properties, var attributes) ->
          put(new Change.Add(beside, id, type, parts(properties, beside), attributes));
      case Change.Put(var resource, var path, var value) ->
          put(new Change.Put(resource, path, owned(value, resource)));
      case Change.Grant grant when !isOfTransform(grant) ->
          put(
              NewPolicy.managed(
                  grant.role(),
                  idOf(grant),
                  grant.role().id(),
                  NewPolicy.document(NewPolicy.allow(grant.actions(), grant.resource()))));
      case Change.Grant _,
          Change.Append _,
          Change.Copy _,
          Change.Remove _,
          Change.Attribute _,
          Change.Replace _,
          Change.Reword _,
          Change.Authorize _ ->
          put(change);
    }
  }

  private void put(Change change) {
    var key = change instanceof Change.Add add ? add.id() : String.valueOf(changes.size());
    changes.put(key, change);
  }

  private void group(Change.Add group) {
    put(NewKey.forLogs(group.beside()));
    var days = group.properties().parts().get("RetentionInDays");
    boolean isShort = days instanceof Term.Number(long value) && value < DAYS;
    var properties =
        isShort
            ? group.properties().with("RetentionInDays", Term.number(DAYS))
            : group.properties();
    put(
        new Change.Add(
            group.beside(),
            group.id(),
            group.type(),
            properties.with("KmsKeyId", NewKey.ofLogs()),
            group.attributes()));
  }

  private void role(Change.Add role) {
    var properties = Term.parts();
    var policies = new ArrayList<Change>();
    for (var part : role.properties().parts().entrySet()) {
      if (part.getKey().equals("Policies") && part.getValue() instanceof Term.Items(var items)) {
        for (var item : items) {
          var number = policies.isEmpty() ? "" : String.valueOf(policies.size() + 1);
          var id = role.id() + "Policy" + number;
          if (item instanceof Term.Parts(var policy) && policy.containsKey("PolicyDocument")) {
            policies.add(
                NewPolicy.managed(role.beside(), id, role.id(), policy.get("PolicyDocument")));
          }
        }
      } else {
        properties = properties.with(part.getKey(), part.getValue());
      }
    }
    put(new Change.Add(role.beside(), role.id(), role.type(), properties, role.attributes()));
    policies.forEach(this::put);
  }

  /** What the transform grants of itself because of another change needs no policy. */
  private boolean isOfTransform(Change.Grant grant) {
    return grant.role().isGenerated()
        && remedy.changes().stream()
            .anyMatch(
                change ->
                    change instanceof Change.Put put
                        && !put.path().getFirst().equals("LoggingConfiguration")
                        && put.resource().writtenId().equals(grant.role().writtenId()));
  }

  private static String idOf(Change.Grant grant) {
    var action = grant.actions().getFirst();
    var verb = action.substring(action.indexOf(':') + 1).replaceAll("[^A-Za-z0-9]", "");
    return grant.role().id() + verb;
  }

  // --- keys ---

  private Term.Parts parts(Term.Parts before, Identity beside) {
    var after = Term.parts();
    for (var part : before.parts().entrySet()) {
      after = after.with(part.getKey(), owned(part.getValue(), beside));
    }
    return after;
  }

  /** Writes a key of the account's own in the place of one that AWS keeps for a service. */
  private Term owned(Term value, Identity beside) {
    return switch (value) {
      case Term.Text(String text) when text.startsWith(KEY_OF_AWS) -> {
        var service = text.substring(KEY_OF_AWS.length());
        var id = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Key";
        put(NewKey.throughService(beside, id, service));
        yield Term.attribute(id, "Arn");
      }
      case Term.Parts(var parts)
          when parts.get("KeyType") instanceof Term.Text(String owner) && owner.equals(OF_AWS) -> {
        put(NewKey.throughService(beside, DELIVERY_KEY, "firehose"));
        yield Term.parts()
            .with("KeyType", Term.text("CUSTOMER_MANAGED_CMK"))
            .with("KeyARN", Term.attribute(DELIVERY_KEY, "Arn"));
      }
      case Term.Parts parts -> parts(parts, beside);
      case Term.Items(var items) ->
          new Term.Items(items.stream().map(item -> owned(item, beside)).toList());
      case Term.Text _, Term.Number _, Term.Flag _, Term.Ref _, Term.Attribute _, Term.Sub _ ->
          value;
    };
  }
}
