package dev.martello.read.sam;

import dev.martello.read.sam.rules.Complaints;
import dev.martello.read.sam.rules.ResourceRules;
import dev.martello.syntax.Node;
import dev.martello.value.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a SAM template into the CloudFormation template that AWS makes of it. Every node of the
 * result keeps its origin; what the transform adds is derived from the property or event that
 * caused it.
 */
public final class SamTransform {
  /** The value of {@code Transform} that asks for this. */
  public static final String NAME = "AWS::Serverless-2016-10-31";

  private static final String PREFIX = "AWS::Serverless::";
  private static final List<String> FIRST =
      List.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine");
  private static final List<String> APIS =
      List.of("AWS::Serverless::Api", "AWS::Serverless::HttpApi", "AWS::Serverless::WebSocketApi");
  private static final String CONNECTOR = "AWS::Serverless::Connector";

  /** Types that a generated resource may take over from the source of the same logical id. */
  private static final Map<String, List<String>> SUCCESSORS =
      Map.ofEntries(
          Map.entry("AWS::Lambda::Function", List.of("AWS::Serverless::Function")),
          Map.entry("AWS::Lambda::LayerVersion", List.of("AWS::Serverless::LayerVersion")),
          Map.entry("AWS::Lambda::CapacityProvider", List.of("AWS::Serverless::CapacityProvider")),
          Map.entry("AWS::ApiGateway::RestApi", List.of("AWS::Serverless::Api")),
          Map.entry(
              "AWS::ApiGatewayV2::Api",
              List.of("AWS::Serverless::HttpApi", "AWS::Serverless::WebSocketApi")),
          Map.entry("AWS::S3::Bucket", List.of("AWS::S3::Bucket")),
          Map.entry("AWS::SNS::Topic", List.of("AWS::SNS::Topic")),
          Map.entry("AWS::DynamoDB::Table", List.of("AWS::Serverless::SimpleTable")),
          Map.entry("AWS::CloudFormation::Stack", List.of("AWS::Serverless::Application")),
          Map.entry("AWS::Cognito::UserPool", List.of("AWS::Cognito::UserPool")),
          Map.entry("AWS::ApiGateway::DomainName", List.of("AWS::ApiGateway::DomainName")),
          Map.entry(
              "AWS::ApiGateway::BasePathMapping", List.of("AWS::ApiGateway::BasePathMapping")),
          Map.entry("AWS::ApiGateway::DomainNameV2", List.of("AWS::ApiGateway::DomainNameV2")),
          Map.entry(
              "AWS::ApiGateway::BasePathMappingV2", List.of("AWS::ApiGateway::BasePathMappingV2")),
          Map.entry("AWS::StepFunctions::StateMachine", List.of("AWS::Serverless::StateMachine")),
          Map.entry("AWS::AppSync::GraphQLApi", List.of("AWS::Serverless::GraphQLApi")));

  private SamTransform() {}

  /**
   * What the transform made.
   *
   * @param template the CloudFormation template; where there are problems, the part that could be
   *     made
   * @param problems what AWS would refuse; AWS deploys nothing if there is one
   * @param generatedBy logical id of each generated resource to that of the SAM resource behind it
   */
  public record Result(
      Node.Mapping template, List<Problem> problems, Map<String, String> generatedBy) {
    public Result {
      problems = List.copyOf(problems);
      generatedBy = Map.copyOf(generatedBy);
    }
  }

  /** Returns whether a template asks for the transform. */
  public static boolean isAskedFor(Node.Mapping template) {
    return switch (template.get("Transform").orElse(null)) {
      case Node.Text(String name, var _) -> name.equals(NAME);
      case Node.Sequence(var items, var _) ->
          items.stream().flatMap(item -> Trees.text(item).stream()).anyMatch(NAME::equals);
      case null, default -> false;
    };
  }

  /** Transforms a template; the template itself stays as it is. */
  public static Result transform(Node.Mapping template, SamContext context) {
    var run = new Transformation(template, context);
    TemplateStructure.check(template, run);
    Expansions.before().forEach(pass -> pass(pass, run));
    expandAll(run);
    Expansions.after().forEach(pass -> pass(pass, run));
    return new Result(ResultTemplate.of(run), run.problems(), run.generatedBy());
  }

  /**
   * Runs a step over the whole template; what it cannot do does not keep the others from theirs.
   */
  private static void pass(TemplatePass pass, Transformation run) {
    try {
      pass.run(run);
    } catch (SamInvalid invalid) {
      run.report(invalid);
    }
  }

  private static void expandAll(Transformation run) {
    var expansions = Expansions.resources();
    run.sources().forEach(run::putOutput);
    for (var logicalId : inOrder(run)) {
      var resource = new SamResource(logicalId, run.source(logicalId).orElseThrow());
      var expansion = Optional.ofNullable(expansions.get(resource.type()));
      try {
        expansion.ifPresent(known -> expand(resource, known, run));
      } catch (SamInvalid invalid) {
        run.report(invalid.of(logicalId));
      }
    }
  }

  private static void expand(
      SamResource resource, ResourceExpansion expansion, Transformation run) {
    var logicalId = resource.logicalId();
    if (!LogicalIds.isValid(logicalId)) {
      throw resource.invalid("logical ids must be alphanumeric");
    }
    var properties = resource.definition().get("Properties");
    if (properties.isPresent() && !(properties.get() instanceof Node.Mapping)) {
      throw SamInvalid.resource(logicalId, "`Properties` must be a map", properties.get().origin());
    }
    if (!isWellFormed(resource, run)) {
      return;
    }
    var generated = expansion.expand(resource, run);
    for (var reference : expansion.referable().entrySet()) {
      generated.stream()
          .filter(made -> made.type().equals(reference.getValue()))
          .reduce((_, last) -> last)
          .ifPresent(made -> run.refer(logicalId, reference.getKey(), made.logicalId()));
    }
    var renamed = expansion.renamed(resource, generated);
    if (!renamed.equals(logicalId)) {
      run.rename(logicalId, renamed);
    }
    run.removeOutput(logicalId);
    for (var made : generated) {
      emit(made, resource, run);
    }
  }

  /**
   * Reports every property of a resource and its events that SAM would refuse. What an earlier pass
   * found at a place is not said again in other words.
   */
  private static boolean isWellFormed(SamResource resource, Transformation run) {
    var complaints = new Complaints();
    ResourceRules.check(resource.logicalId(), resource.definition(), complaints);
    complaints.problems().stream()
        .filter(problem -> problem.place().filter(run::isFaulty).isEmpty())
        .forEach(run::report);
    return !complaints.isBlocked();
  }

  private static void emit(Generated made, SamResource resource, Transformation run) {
    if (!mayTakeOver(made, run)) {
      run.report(
          resource.invalid(
              "it makes a resource `%s` of type `%s`, but the template has a resource of that name"
                  .formatted(made.logicalId(), made.type())));
      return;
    }
    var metadata = resource.definition().get("Metadata").filter(Trees::isTruthy);
    if (run.context().passesMetadata() && run.output(made.logicalId()).isEmpty()) {
      metadata.ifPresent(node -> made.attribute("Metadata", node));
    }
    run.emit(made, resource.logicalId());
  }

  private static boolean mayTakeOver(Generated made, Transformation run) {
    return run.source(made.logicalId())
        .map(source -> source.text("Type").orElse(""))
        .map(type -> SUCCESSORS.getOrDefault(made.type(), List.of()).contains(type))
        .orElse(true);
  }

  private static List<String> inOrder(Transformation run) {
    var ordered = new ArrayList<List<String>>();
    for (int stage = 0; stage < 5; stage++) {
      ordered.add(new ArrayList<>());
    }
    for (var logicalId : LegacyOrder.resources(run)) {
      run.source(logicalId)
          .flatMap(definition -> definition.text("Type"))
          .filter(type -> type.startsWith(PREFIX))
          .ifPresent(type -> ordered.get(stageOf(type)).add(logicalId));
    }
    return ordered.stream().flatMap(List::stream).toList();
  }

  private static int stageOf(String type) {
    if (FIRST.contains(type)) {
      return FIRST.indexOf(type);
    }
    if (APIS.contains(type)) {
      return 2;
    }
    return type.equals(CONNECTOR) ? 4 : 3;
  }
}
