package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the policies and permissions of one connection. */
final class ConnectorGrants {
  private final SamResource connector;
  private final ConnectorProfile profile;
  private final ConnectorEnd source;
  private final ConnectorEnd destination;
  private final String suffix;
  private final Make make;
  private final ConnectorTexts texts;

  /**
   * @param suffix ends the logical ids of what is made where a connector has several destinations
   */
  ConnectorGrants(
      SamResource connector,
      ConnectorProfile profile,
      ConnectorEnd source,
      ConnectorEnd destination,
      String suffix,
      Make make) {
    this.connector = connector;
    this.profile = profile;
    this.source = source;
    this.destination = destination;
    this.suffix = suffix;
    this.make = make;
    this.texts = new ConnectorTexts(source, destination, connector, make);
  }

  List<Generated> make(Set<String> categories) {
    texts.requireAll(profile);
    return switch (profile.kind()) {
      case ROLE_POLICY -> List.of(rolePolicy(categories));
      case QUEUE_POLICY -> List.of(queuePolicy(categories));
      case TOPIC_POLICY -> List.of(topicPolicy(categories));
      case PERMISSION -> permissions(categories);
    };
  }

  private Generated rolePolicy(Set<String> categories) {
    var role = holder("RoleName", "the role", "give it one");
    return resource("Policy", "AWS::IAM::ManagedPolicy")
        .put("PolicyDocument", document(categories))
        .put("Roles", make.list(role));
  }

  private Generated queuePolicy(Set<String> categories) {
    var url = holder("QueueUrl", "the queue's URL", "add `QueueUrl`");
    return resource("QueuePolicy", "AWS::SQS::QueuePolicy")
        .put("PolicyDocument", document(categories))
        .put("Queues", make.list(url));
  }

  private Generated topicPolicy(Set<String> categories) {
    var arn = holder("Arn", "the topic's ARN", "add `Arn`");
    return resource("TopicPolicy", "AWS::SNS::TopicPolicy")
        .put("PolicyDocument", document(categories))
        .put("Topics", make.list(arn));
  }

  private List<Generated> permissions(Set<String> categories) {
    var arn = holder("Arn", "the function's ARN", "add `Arn`");
    var made = new ArrayList<Generated>();
    profile
        .grants()
        .forEach(
            (category, grants) -> {
              if (categories.contains(category)
                  && grants.getFirst() instanceof ConnectorProfile.Permit permit) {
                made.add(permission(category, permit, arn));
              }
            });
    return made;
  }

  private Generated permission(String category, ConnectorProfile.Permit permit, Node function) {
    var permission =
        resource(category + "LambdaPermission", "AWS::Lambda::Permission")
            .put("Action", permit.action())
            .put("FunctionName", function)
            .put("Principal", permit.service())
            .put("SourceArn", texts.fill(permit.sourceArn()));
    return permit.sourceAccount().isEmpty()
        ? permission
        : permission.put("SourceAccount", texts.fill(permit.sourceAccount()));
  }

  private Node.Mapping document(Set<String> categories) {
    var statements = new ArrayList<Node>();
    profile
        .grants()
        .forEach(
            (category, grants) -> {
              if (categories.contains(category)) {
                grants.forEach(grant -> statements.add(statement(grant)));
              }
            });
    return make.map().put("Version", "2012-10-17").put("Statement", make.list(statements)).build();
  }

  private Node.Mapping statement(ConnectorProfile.Grant grant) {
    return switch (grant) {
      case ConnectorProfile.Allow(var actions, var resources) ->
          make.map()
              .put("Effect", "Allow")
              .put("Action", make.texts(actions))
              .put("Resource", make.list(resources.stream().map(texts::fill).toList()))
              .build();
      case ConnectorProfile.Accept(var action, var service) ->
          make.map()
              .put("Effect", "Allow")
              .put("Principal", make.map().put("Service", service).build())
              .put("Resource", texts.required(destination, "Arn"))
              .put("Action", action)
              .put(
                  "Condition",
                  make.map()
                      .put(
                          "ArnEquals",
                          make.map().put("aws:SourceArn", texts.required(source, "Arn")).build())
                      .build())
              .build();
      case ConnectorProfile.Permit _ ->
          throw new IllegalStateException("a permission is no statement: " + profile);
    };
  }

  private Node holder(String name, String what, String advice) {
    var end = profile.isGivenToSource() ? source : destination;
    return end.value(name)
        .filter(Trees::isTruthy)
        .orElseThrow(
            () ->
                SamInvalid.resource(
                    connector.logicalId(),
                    "cannot tell %s of `%s`; %s".formatted(what, end.side(), advice),
                    end.origin()));
  }

  private Generated resource(String name, String type) {
    return new Generated(connector.logicalId() + name + suffix, type, make)
        .dependsOn(connector.dependsOn())
        .attributes(connector.attributes());
  }
}
