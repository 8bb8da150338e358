package dev.martello.assemble;

import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.PolicyDocument;
import dev.martello.model.PolicyElsewhere;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies that are declared as resources of their own, by the resource that they guard. */
final class ResourcePolicies {
  private static final String BUS = "AWS::Events::EventBus";

  /** A policy that names no bus is the default one's. */
  private static final Val<String> ANY_BUS =
      Val.serviceDefault("*", "AWS::Events::EventBusPolicy EventBusName");

  private final References references;
  private final PolicyReader reader;
  private final Map<String, List<PolicyDocument>> byResource = new HashMap<>();
  private final List<PolicyElsewhere> elsewhere = new ArrayList<>();

  ResourcePolicies(References references, PolicyReader reader) {
    this.references = references;
    this.reader = reader;
    collect("AWS::S3::BucketPolicy", "Bucket", "PolicyDocument", "AWS::S3::Bucket");
    collect("AWS::SQS::QueuePolicy", "Queues", "PolicyDocument", "AWS::SQS::Queue");
    collect("AWS::SQS::QueueInlinePolicy", "Queue", "PolicyDocument", "AWS::SQS::Queue");
    collect("AWS::SNS::TopicPolicy", "Topics", "PolicyDocument", "AWS::SNS::Topic");
    collect("AWS::SNS::TopicInlinePolicy", "TopicArn", "PolicyDocument", "AWS::SNS::Topic");
    collect(
        "AWS::SecretsManager::ResourcePolicy",
        "SecretId",
        "ResourcePolicy",
        "AWS::SecretsManager::Secret");
    collect(
        "AWS::Kinesis::ResourcePolicy", "ResourceArn", "ResourcePolicy", "AWS::Kinesis::Stream");
    busPolicies();
  }

  /** Returns the policies of a resource: first its own property's, then the separate ones. */
  List<PolicyDocument> of(Resource resource, View... own) {
    var documents = new ArrayList<PolicyDocument>();
    for (var document : own) {
      if (!document.exists().isNo()) {
        documents.add(reader.read(document, resource));
      }
    }
    documents.addAll(byResource.getOrDefault(Inventory.key(resource), List.of()));
    return documents;
  }

  private void collect(String type, String targets, String document, String guardedType) {
    for (var policy : references.inventory().ofType(type)) {
      for (var item : targets(policy.get(targets))) {
        var target = references.find(item, policy, guardedType);
        var present = target.isCertain() ? policy.exists().and(item.exists()) : Tri.UNKNOWN;
        if (target.resources().isEmpty()) {
          addElsewhere(
              policy,
              guardedType,
              item,
              reader.read(policy.get(document), policy, policy.exists()));
        }
        for (var guarded : target.resources()) {
          add(guarded, reader.read(policy.get(document), policy, present));
        }
      }
    }
  }

  /** A name that is not known is one target: only what is written as a list may be several. */
  private static List<View> targets(View targets) {
    boolean isList = targets.alternatives().stream().anyMatch(View::isSequence);
    return isList ? targets.items() : List.of(targets);
  }

  private void add(Resource guarded, PolicyDocument document) {
    byResource.computeIfAbsent(Inventory.key(guarded), _ -> new ArrayList<>()).add(document);
  }

  private void addElsewhere(
      Resource policy, String guardedType, View target, PolicyDocument document) {
    elsewhere.add(
        new PolicyElsewhere(
            references.inventory().identity(policy),
            guardedType,
            references.texts().canonical(target.text(), policy.stackId()),
            document));
  }

  /** Returns the policies of resources that are not declared in what was read. */
  List<PolicyElsewhere> elsewhere() {
    return List.copyOf(elsewhere);
  }

  /*
   * AWS::Events::EventBusPolicy holds one statement: whole in `Statement`, or spread over `Action`,
   * `Principal` (an account or *) and `Condition` with key, type and value.
   */
  private void busPolicies() {
    for (var policy : references.inventory().ofType("AWS::Events::EventBusPolicy")) {
      var name = policy.get("EventBusName");
      var target = references.find(name, policy, BUS);
      var present = target.isCertain() ? policy.exists() : Tri.UNKNOWN;
      if (target.resources().isEmpty()) {
        addElsewhere(policy, BUS, name, busPolicy(policy, ANY_BUS, policy.exists()));
      }
      for (var bus : target.resources()) {
        add(bus, busPolicy(policy, references.texts().arnOf(bus), present));
      }
    }
  }

  private PolicyDocument busPolicy(Resource policy, Val<String> bus, Tri present) {
    return policy.get("Statement").exists().isNo()
        ? new PolicyDocument(List.of(spread(policy, bus, present)), policy.origin())
        : reader.read(policy.properties(), policy, present);
  }

  private Statement spread(Resource policy, Val<String> bus, Tri present) {
    var who = policy.get("Principal");
    var id = references.texts().canonical(who.text(), policy.stackId());
    var principal =
        id.isEqualTo("*").isYes()
            ? Principal.anyone(who.origin())
            : new Principal(Principal.Kind.AWS, id, who.origin());
    var condition = policy.get("Condition");
    List<Condition> conditions =
        condition.exists().isNo()
            ? List.of()
            : List.of(
                new Condition(
                    condition.get("Type").text().show(),
                    condition.get("Key").text().show(),
                    List.of(
                        references
                            .texts()
                            .canonical(condition.get("Value").text(), policy.stackId())),
                    condition.origin()));
    return new Statement(
        policy.get("StatementId").text(),
        Val.known(Effect.ALLOW, policy.origin()),
        false,
        List.of(policy.get("Action").text()),
        false,
        List.of(bus),
        false,
        List.of(principal),
        conditions,
        present,
        policy.origin());
  }
}
