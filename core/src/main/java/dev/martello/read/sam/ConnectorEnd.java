package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One end of a connector: the resource it names, or what stands in the place of one.
 *
 * @param side {@code Source} or {@code Destination}
 * @param logicalId empty if the resource is not in the template
 * @param type the CloudFormation type
 * @param values {@code Arn}, {@code RoleName}, {@code QueueUrl}, {@code ResourceId}, {@code Name},
 *     {@code Qualifier} as far as they are known
 * @param origin where the end is written
 */
record ConnectorEnd(
    String side, String logicalId, String type, Map<String, Node> values, Origin origin) {
  private static final Set<String> BESIDE_ID = Set.of("Id", "Qualifier");
  private static final Map<String, String> MADE_OF =
      Map.of(
          "AWS::Serverless::Function", "AWS::Lambda::Function",
          "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine",
          "AWS::Serverless::Api", "AWS::ApiGateway::RestApi",
          "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api",
          "AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table");

  /** Reads an end as written; the other end tells which of a rule's targets is meant. */
  static ConnectorEnd read(
      String side,
      Node.Mapping written,
      Node.Mapping other,
      SamResource connector,
      Make make,
      Transformation run) {
    boolean hasMore = !BESIDE_ID.containsAll(written.keys());
    if (written.has("Id") == hasMore) {
      throw invalid(
          connector,
          "`%s` must have either `Id` (and maybe `Qualifier`) or `Type` with `Arn` and the like"
              .formatted(side),
          written);
    }
    if (written.get("Id").filter(Trees::isTruthy).isEmpty()) {
      return outside(side, written, connector);
    }
    if (!(written.get("Id").get() instanceof Node.Text(String logicalId, var _))) {
      throw invalid(connector, "`%s.Id` must be a string".formatted(side), written);
    }
    var resource = run.output(logicalId);
    if (resource.isEmpty()) {
      throw invalid(
          connector,
          "`%s.Id` names `%s`, but the template has no such resource".formatted(side, logicalId),
          written);
    }
    return inside(side, logicalId, resource.get(), written, other, connector, make);
  }

  /** Returns the type as the user knows it: the SAM type where there is one. */
  String writtenType(Transformation run) {
    return run.source(logicalId).flatMap(source -> source.text("Type")).orElse(type);
  }

  Optional<Node> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static ConnectorEnd outside(String side, Node.Mapping written, SamResource connector) {
    var type = written.text("Type").filter(text -> !text.isEmpty());
    if (type.isEmpty()) {
      throw invalid(
          connector,
          "`%s.Type` must be there, as a string, where `%s` has no `Id`".formatted(side, side),
          written);
    }
    var values = new LinkedHashMap<String, Node>();
    for (var name :
        new String[] {"Arn", "RoleName", "QueueUrl", "ResourceId", "Name", "Qualifier"}) {
      Trees.get(written, name).ifPresent(value -> values.put(name, value));
    }
    return new ConnectorEnd(
        side, "", MADE_OF.getOrDefault(type.get(), type.get()), values, written.origin());
  }

  private static ConnectorEnd inside(
      String side,
      String logicalId,
      Node.Mapping resource,
      Node.Mapping written,
      Node.Mapping other,
      SamResource connector,
      Make make) {
    var type = resource.text("Type").filter(text -> !text.isEmpty());
    if (type.isEmpty()) {
      throw invalid(
          connector, "`%s.Id` names `%s`, which has no `Type`".formatted(side, logicalId), written);
    }
    if (type.get().startsWith("AWS::Serverless::")) {
      throw invalid(
          connector,
          "`%s.Id` names `%s`, of type `%s`, which could not be expanded"
              .formatted(side, logicalId, type.get()),
          written);
    }
    var referable = ConnectorProfiles.all().referable(type.get());
    var values = new LinkedHashMap<String, Node>();
    referable.value("Arn", logicalId, make).ifPresent(value -> values.put("Arn", value));
    referable.value("Url", logicalId, make).ifPresent(value -> values.put("QueueUrl", value));
    referable.value("Id", logicalId, make).ifPresent(value -> values.put("ResourceId", value));
    referable.value("Name", logicalId, make).ifPresent(value -> values.put("Name", value));
    Optional<Node> qualifier =
        written.has("Qualifier")
            ? Trees.get(written, "Qualifier")
            : referable.value("Qualifier", logicalId, make);
    qualifier.ifPresent(value -> values.put("Qualifier", value));
    role(referable.roleProperty(), resource, other)
        .flatMap(Intrinsics::logicalId)
        .ifPresent(role -> values.put("RoleName", make.ref(role)));
    return new ConnectorEnd(side, logicalId, type.get(), values, written.origin());
  }

  private static Optional<Node> role(
      String roleProperty, Node.Mapping resource, Node.Mapping other) {
    var properties = resource.mapping("Properties");
    if (properties.isEmpty() || roleProperty.isEmpty()) {
      return Optional.empty();
    }
    return roleProperty.equals(ConnectorProfiles.ROLE_OF_TARGET)
        ? roleOfTarget(properties.get(), other)
        : Trees.getTruthy(properties.get(), roleProperty);
  }

  private static Optional<Node> roleOfTarget(Node.Mapping rule, Node.Mapping other) {
    var targets = rule.sequence("Targets");
    return targets.stream()
        .flatMap(list -> list.items().stream())
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .filter(target -> target.get("Arn").filter(arn -> isOf(arn, other)).isPresent())
        .findFirst()
        .flatMap(target -> Trees.getTruthy(target, "RoleArn"));
  }

  private static boolean isOf(Node targetArn, Node.Mapping other) {
    boolean isNamed =
        Intrinsics.logicalId(targetArn)
            .filter(id -> other.text("Id").filter(id::equals).isPresent())
            .isPresent();
    return isNamed
        || Trees.getTruthy(other, "Arn")
            .filter(arn -> Nodes.sameContent(arn, targetArn))
            .isPresent();
  }

  private static SamInvalid invalid(SamResource connector, String message, Node.Mapping written) {
    return SamInvalid.resource(connector.logicalId(), message, written.origin());
  }
}
