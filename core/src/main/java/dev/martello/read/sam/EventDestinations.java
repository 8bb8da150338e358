package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes what {@code EventInvokeConfig} asks for: the configuration of asynchronous calls, queues
 * and topics for destinations without an ARN, and the policies to send to them.
 */
final class EventDestinations {
  private static final Set<String> TYPES =
      Set.of("SQS", "SNS", "EventBridge", "Lambda", "S3Bucket");
  private static final int MAX_CONDITION_NAME = 255;

  private final SamResource resource;
  private final Transformation run;
  private final String logicalId;
  private final List<Generated> resources = new ArrayList<>();
  private final List<Node.Mapping> policies = new ArrayList<>();

  /**
   * What was made.
   *
   * @param policies inline policies that the function's role needs
   */
  record Result(List<Generated> resources, List<Node.Mapping> policies) {}

  /** The condition under which a destination has to be made, and the ARN it has otherwise. */
  private record Choice(String condition, Node otherwise) {}

  private EventDestinations(SamResource resource, Transformation run) {
    this.resource = resource;
    this.run = run;
    this.logicalId = resource.logicalId() + "EventInvokeConfig";
  }

  /**
   * Makes the resources of {@code EventInvokeConfig}.
   *
   * @param invoked the function or its alias
   */
  static Result of(SamResource resource, Generated invoked, Transformation run) {
    var made = new EventDestinations(resource, run);
    resource
        .getTruthy("EventInvokeConfig")
        .map(run.parameters()::resolve)
        .filter(Node.Mapping.class::isInstance)
        .ifPresent(config -> made.make((Node.Mapping) config, invoked));
    return new Result(made.resources, made.policies);
  }

  private void make(Node.Mapping config, Generated invoked) {
    var make = resource.makeFor("EventInvokeConfig");
    boolean isAlias = invoked.type().equals("AWS::Lambda::Alias");
    var destinations = make.map();
    var wanted = Trees.getTruthy(config, "DestinationConfig");
    if (wanted.isPresent()) {
      if (!(wanted.get() instanceof Node.Mapping map)) {
        throw resource.invalid(
            "EventInvokeConfig", "`EventInvokeConfig.DestinationConfig` should be a map");
      }
      for (var name : List.of("OnSuccess", "OnFailure")) {
        Trees.get(map, name)
            .ifPresent(destination -> destinations.put(name, destination(name, destination)));
      }
    }
    var made =
        new Generated(logicalId, "AWS::Lambda::EventInvokeConfig", make)
            .attributes(resource.attributes())
            .put("FunctionName", make.ref(resource.logicalId()))
            .put("Qualifier", isAlias ? invoked.get("Name").orElseThrow() : make.text("$LATEST"))
            .put("DestinationConfig", destinations.build())
            .copy(config, "MaximumEventAgeInSeconds", "MaximumRetryAttempts");
    if (isAlias) {
      made.attribute("DependsOn", make.texts(invoked.logicalId()));
    }
    resources.add(made);
  }

  private Node.Mapping destination(String name, Node value) {
    if (!(value instanceof Node.Mapping config)) {
      throw resource.invalid(
          "EventInvokeConfig",
          "`EventInvokeConfig.DestinationConfig.%s` should be a map".formatted(name));
    }
    var make = Make.because(resource.logicalId(), config.origin());
    var type = config.text("Type").orElse("");
    if (!TYPES.contains(type)) {
      throw SamInvalid.resource(
          resource.logicalId(),
          "destination type must be one of `EventBridge`, `Lambda`, `S3Bucket`, `SNS`, `SQS`",
          config.origin());
    }
    var prefix = logicalId + name;
    var written = Trees.get(config, "Destination");
    var choice = written.flatMap(node -> choice(node, make));
    Node arn;
    if (written.isEmpty() || choice.isPresent()) {
      var created = create(type, prefix, choice, make);
      arn =
          choice
              .map(open -> (Node) make.choice(open.condition(), arnOf(created), open.otherwise()))
              .orElseGet(() -> arnOf(created));
    } else {
      arn = written.get();
    }
    policies.add(policy(type, prefix, arn, make));
    return make.map().put("Destination", arn).build();
  }

  private Generated create(String type, String prefix, Optional<Choice> choice, Make make) {
    var created =
        switch (type) {
          case "SQS" -> new Generated(prefix + "Queue", "AWS::SQS::Queue", make);
          case "SNS" -> new Generated(prefix + "Topic", "AWS::SNS::Topic", make);
          default ->
              throw SamInvalid.resource(
                  resource.logicalId(),
                  "`Destination` is required if the destination type is not `SQS` or `SNS`",
                  make.origin());
        };
    created.attributes(resource.passThroughAttributes());
    condition(choice, make).ifPresent(node -> created.attribute("Condition", node));
    resources.add(created);
    return created;
  }

  private static Node arnOf(Generated created) {
    return created.type().equals("AWS::SQS::Queue") ? created.getAtt("Arn") : created.ref();
  }

  private static Node.Mapping policy(String type, String prefix, Node arn, Make make) {
    return switch (type) {
      case "SQS" -> IamDocuments.sendToQueue(prefix, arn, make);
      case "SNS" -> IamDocuments.publishToTopic(prefix, arn, make);
      case "EventBridge" -> IamDocuments.putToBus(prefix, arn, make);
      case "Lambda" -> IamDocuments.invokeFunction(prefix, arn, make);
      default -> IamDocuments.putToBucket(prefix, arn, make);
    };
  }

  /** Returns the condition of a made destination: the function's, the property's or both. */
  private Optional<Node> condition(Optional<Choice> choice, Make make) {
    var own = Optional.ofNullable(resource.passThroughAttributes().get("Condition"));
    if (choice.isEmpty() || own.isEmpty()) {
      return choice.map(open -> (Node) make.text(open.condition())).or(() -> own);
    }
    var first = Trees.text(own.get()).orElse("");
    var second = choice.get().condition();
    var name = conditionName(first + "AND" + second, resource.logicalId());
    // AWS's transform writes {Condition: {Condition: name}} here; so do we, to stay the same.
    run.putCondition(
        name,
        Nodes.call(
            "Fn::And", make.list(doubled(first, make), doubled(second, make)), make.origin()));
    return Optional.of(make.text(name));
  }

  private static Node doubled(String condition, Make make) {
    return Nodes.call("Condition", make.condition(condition), make.origin());
  }

  private Optional<Choice> choice(Node destination, Make make) {
    if (!Intrinsics.isIf(destination)) {
      return Optional.empty();
    }
    var items =
        Intrinsics.ifItems(destination)
            .orElseThrow(
                () ->
                    SamInvalid.resource(
                        resource.logicalId(),
                        "`Fn::If` in `Destination` of `%s` needs 3 items".formatted(logicalId),
                        destination.origin()));
    var condition = Trees.text(items.get(0)).orElse("");
    boolean isMadeThen = Intrinsics.isNoValue(items.get(1));
    boolean isMadeElse = Intrinsics.isNoValue(items.get(2));
    if (isMadeThen == isMadeElse) {
      return Optional.empty();
    }
    if (isMadeThen) {
      return Optional.of(new Choice(condition, items.get(2)));
    }
    var negated = conditionName("NOT" + condition, logicalId);
    run.putCondition(negated, make.not(condition));
    return Optional.of(new Choice(negated, items.get(1)));
  }

  private static String conditionName(String name, String hashed) {
    var full = name + LogicalIds.hash(hashed);
    return full.substring(0, Math.min(full.length(), MAX_CONDITION_NAME));
  }
}
