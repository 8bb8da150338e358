package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.stack.Setting;
import dev.martello.stack.StackSet;
import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Applications made of templates that a test writes down. */
final class Templates {
  /** A function `Fn` with its role; what a test adds must be indented as a resource. */
  static final String FUNCTION =
      """
      Parameters:
        Stage: {Type: String}
        Env: {Type: String}
      Conditions:
        IsProd: !Equals [!Ref Env, prod]
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: {Service: lambda.amazonaws.com}
                  Action: sts:AssumeRole
        Fn:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.13
            Handler: app.handler
            Role: !GetAtt Role.Arn
            Code: {S3Bucket: artifacts, S3Key: fn.zip}
      """;

  private Templates() {}

  /** Assembles the function's template with more resources. */
  static App withFunction(String resources) {
    return app(FUNCTION + resources.indent(2));
  }

  static App app(String yaml) {
    return apps(Map.of("template.yaml", yaml));
  }

  /** Assembles several templates by path. */
  static App apps(Map<String, String> yamls) {
    return Assembler.assemble(stacks(yamls));
  }

  static StackSet stacks(Map<String, String> yamls) {
    var templates = new ArrayList<Template>();
    yamls.forEach(
        (path, yaml) -> {
          var parsed = ShortTags.read(new SourceFile(path, yaml));
          assertThat(parsed.problems()).isEmpty();
          templates.add(
              new Template(
                  path,
                  Template.Format.CLOUDFORMATION,
                  (Node.Mapping) parsed.root(),
                  Map.of(),
                  Map.of(),
                  Setting.none()));
        });
    return StackSet.of(templates);
  }

  static LambdaFunction function(App app, String id) {
    return app.functions().stream()
        .filter(function -> function.identity().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Returns triggers as {@code SOURCE from} with the certainty if it is not certain. */
  static List<String> shown(LambdaFunction function) {
    return function.triggers().stream().map(Templates::shown).sorted().toList();
  }

  private static String shown(Trigger trigger) {
    var certainty = trigger.exists().isYes() ? "" : " " + trigger.exists();
    var from =
        switch (trigger) {
          case Trigger.FromEvent event ->
              event.from().known().map(entity -> entity.identity().id()).findFirst().orElse("?");
          case Trigger.FromRoute(var route) -> route.show();
          case Trigger.FromUrl(var url) -> url.identity().id();
        };
    return trigger.source() + " " + from + certainty;
  }
}
