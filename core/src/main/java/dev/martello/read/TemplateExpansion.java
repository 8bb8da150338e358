package dev.martello.read;

import dev.martello.read.cdk.Assembly;
import dev.martello.read.cdk.Constructs;
import dev.martello.read.cloudformation.LanguageExtensions;
import dev.martello.read.cloudformation.LocalIncludes;
import dev.martello.read.cloudformation.TemplateReferences;
import dev.martello.read.sam.SamContext;
import dev.martello.read.sam.SamTransform;
import dev.martello.stack.Setting;
import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs every transform of a template, so that only CloudFormation's own language is left. */
public final class TemplateExpansion {
  /** An API that events make without naming it is written nowhere by that name. */
  private static final Map<String, String> IMPLICIT =
      Map.of(
          "ServerlessRestApi", "AWS::Serverless::Api",
          "ServerlessHttpApi", "AWS::Serverless::HttpApi");

  private static final String DEFAULT_REGION = "us-east-1";
  private static final String SERVERLESS = "AWS::Serverless::";

  /** Where the CDK tells the template of a nested stack; its TemplateURL is made by functions. */
  private static final String ASSET_PATH = "aws:asset:path";

  private TemplateExpansion() {}

  /**
   * A template without transforms.
   *
   * @param linked the templates that it deploys, by the logical id of the resource that does
   * @param included the files whose content came into the template, sorted by path
   * @param errors what the transforms refused; the template is then only in part what AWS makes
   * @param problems everything that is wrong, also with what CloudFormation itself would refuse
   */
  public record Expanded(
      Template template,
      Map<String, TemplateFile> linked,
      List<SourceFile> included,
      List<Problem> errors,
      List<Problem> problems) {
    public Expanded {
      linked = Map.copyOf(linked);
      included = included.stream().distinct().sorted().toList();
      errors = errors.stream().distinct().sorted().toList();
      problems = problems.stream().distinct().sorted().toList();
    }

    public Node.Mapping root() {
      return template.root();
    }
  }

  /**
   * Expands a template.
   *
   * @param told region and parameter values of the deployment that is looked at; where they leave
   *     the region open, it is the one that the CDK deploys to
   */
  public static Expanded expand(TemplateFile file, SourceTree tree, Setting told) {
    var stack = tree.cdkStack(file.path());
    var setting =
        stack
            .map(found -> told.orElse(found.region(), found.account(), found.stackName()))
            .orElse(told);
    var problems = new ArrayList<Problem>();
    var included = LocalIncludes.expand(file.root(), tree.files());
    problems.addAll(included.problems());
    var sources = new ArrayList<>(included.files());
    var unrolled = LanguageExtensions.expand(included.template(), values(setting));
    problems.addAll(unrolled.problems());
    var root = unrolled.template();
    var writtenBy = new HashMap<String, Template.Written>();
    // Without the `Transform` line AWS refuses SAM types; what is meant is clear all the same.
    var refused = serverlessWithoutTransform(root);
    if (SamTransform.isAskedFor(root) || !refused.isEmpty()) {
      var result = SamTransform.transform(root, contextOf(setting));
      writtenBy.putAll(writtenBy(root, result.generatedBy()));
      problems.addAll(result.problems());
      root = result.template();
    }
    var documents = new LocalDocuments(file.path(), tree.files());
    root = documents.putInto(root);
    problems.addAll(documents.problems());
    sources.addAll(documents.documents());
    var errors = List.copyOf(problems);
    problems.addAll(refused);
    problems.addAll(TemplateReferences.problems(root));
    var linked = linked(file, root, tree, problems);
    var nested = new HashMap<String, String>();
    linked.forEach((logicalId, template) -> nested.put(logicalId, template.path()));
    var template =
        new Template(
            file.path(),
            formatOf(file),
            root,
            writtenBy,
            nested,
            setting,
            Constructs.of(stack, root),
            tree.assemblyOf(file.path()).map(Assembly::locations).orElse(Map.of()));
    return new Expanded(template, linked, sources, errors, problems);
  }

  private static SamContext contextOf(Setting setting) {
    var region = setting.region().isEmpty() ? DEFAULT_REGION : setting.region();
    return SamContext.in(region).with(values(setting));
  }

  private static Map<String, String> values(Setting setting) {
    return setting.parameters().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
  }

  private static Template.Format formatOf(TemplateFile file) {
    return switch (file.kind()) {
      case SAM_TEMPLATE -> Template.Format.SAM;
      case CDK_TEMPLATE -> Template.Format.CDK;
      case CLOUDFORMATION_TEMPLATE,
          CDK_MANIFEST,
          SAM_CONFIG,
          PARAMETERS,
          SERVERLESS,
          TERRAFORM,
          FOLDER,
          OTHER ->
          Template.Format.CLOUDFORMATION;
    };
  }

  private static Map<String, Template.Written> writtenBy(
      Node.Mapping root, Map<String, String> generatedBy) {
    var resources = root.mapping("Resources");
    var written = new HashMap<String, Template.Written>();
    generatedBy.forEach(
        (generated, source) ->
            resources
                .flatMap(all -> all.mapping(source))
                .flatMap(resource -> resource.text("Type"))
                .or(() -> Optional.ofNullable(IMPLICIT.get(source)))
                .ifPresent(type -> written.put(generated, new Template.Written(source, type))));
    return written;
  }

  private static List<Problem> serverlessWithoutTransform(Node.Mapping root) {
    if (SamTransform.isAskedFor(root)) {
      return List.of();
    }
    return resources(root).values().stream()
        .flatMap(resource -> resource.get("Type").stream())
        .filter(
            type -> type instanceof Node.Text(String name, Origin _) && name.startsWith(SERVERLESS))
        .limit(1)
        .map(
            type ->
                Problem.at(
                    type.origin(),
                    "AWS refuses `AWS::Serverless` types in a template without `Transform: "
                        + SamTransform.NAME
                        + "`"))
        .toList();
  }

  private static Map<String, Node.Mapping> resources(Node.Mapping root) {
    var resources = new LinkedHashMap<String, Node.Mapping>();
    root.mapping("Resources").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            entry -> {
              if (entry.value() instanceof Node.Mapping body) {
                resources.put(entry.key(), body);
              }
            });
    return resources;
  }

  /** Asset metadata is optional; the manifest tells the file by the name of the uploaded object. */
  private static Optional<Node> asset(SourceTree tree, TemplateFile file, Node.Mapping body) {
    return tree.assemblyOf(file.path())
        .flatMap(assembly -> assembly.nestedTemplate(body))
        .map(location -> Nodes.text(location, body.origin()));
  }

  private static Map<String, TemplateFile> linked(
      TemplateFile file, Node.Mapping root, SourceTree tree, List<Problem> problems) {
    var linked = new HashMap<String, TemplateFile>();
    resources(root)
        .forEach(
            (logicalId, body) -> {
              var location =
                  body.mapping("Properties")
                      .flatMap(properties -> properties.get("TemplateURL"))
                      .filter(Node.Text.class::isInstance)
                      .or(() -> body.mapping("Metadata").flatMap(data -> data.get(ASSET_PATH)))
                      .or(() -> asset(tree, file, body));
              boolean isStack =
                  body.text("Type").filter("AWS::CloudFormation::Stack"::equals).isPresent();
              // Of an application of the Serverless Application Repository no template is named.
              if (isStack
                  && location.orElse(null) instanceof Node.Text(String text, Origin origin)
                  && !text.isEmpty()) {
                switch (tree.link(file, text, origin)) {
                  case SourceTree.Linked.Found(TemplateFile found)
                      when found.path().equals(file.path()) ->
                      problems.add(
                          Problem.at(origin, "stack `" + logicalId + "` nests its own template"));
                  case SourceTree.Linked.Found(TemplateFile found) -> linked.put(logicalId, found);
                  case SourceTree.Linked.Broken(Problem problem) -> problems.add(problem);
                  case SourceTree.Linked.Remote _ -> {}
                }
              }
            });
    return linked;
  }
}
