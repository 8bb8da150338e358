package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.sam.SamContext;
import dev.martello.read.sam.SamTransform;
import dev.martello.stack.Setting;
import dev.martello.stack.StackSet;
import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The application that a template given as text declares. */
record Assembled(App app) {

  /** Assembles a CloudFormation template. */
  static Assembled of(String yaml) {
    var template = template(yaml, Template.Format.CLOUDFORMATION, read(yaml), Map.of());
    return new Assembled(Assembler.assemble(StackSet.of(List.of(template))));
  }

  /** Assembles several CloudFormation templates, given by path. */
  static Assembled stacks(Map<String, String> yamls) {
    var templates =
        yamls.entrySet().stream()
            .map(
                entry ->
                    new Template(
                        entry.getKey(),
                        Template.Format.CLOUDFORMATION,
                        read(entry.getValue()),
                        Map.of(),
                        Map.of(),
                        Setting.none()))
            .toList();
    return new Assembled(Assembler.assemble(StackSet.of(templates)));
  }

  /** Assembles a CloudFormation template that has only resources. */
  static Assembled resources(String... parts) {
    return of("Resources:\n" + String.join("\n", parts).indent(2));
  }

  /** Assembles what the SAM transform makes of a template. */
  static Assembled sam(String yaml) {
    var source = read(yaml);
    var result = SamTransform.transform(source, SamContext.in("eu-west-1"));
    var writtenBy =
        result.generatedBy().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        new Template.Written(entry.getValue(), type(source, entry.getValue()))));
    var template = template(yaml, Template.Format.SAM, result.template(), writtenBy);
    return new Assembled(Assembler.assemble(StackSet.of(List.of(template))));
  }

  private static Node.Mapping read(String yaml) {
    var parsed = ShortTags.read(new SourceFile("template.yaml", yaml));
    assertThat(parsed.problems()).isEmpty();
    return (Node.Mapping) parsed.root();
  }

  private static String type(Node.Mapping source, String logicalId) {
    return source
        .mapping("Resources")
        .flatMap(resources -> resources.mapping(logicalId))
        .flatMap(resource -> resource.text("Type"))
        .orElse("");
  }

  private static Template template(
      String yaml,
      Template.Format format,
      Node.Mapping root,
      Map<String, Template.Written> writtenBy) {
    return new Template("template.yaml", format, root, writtenBy, Map.of(), Setting.none());
  }

  LambdaFunction function(String id) {
    return app.functions().stream()
        .filter(function -> function.identity().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the exposure of the function {@code Orders}. */
  Exposure exposure() {
    return function("Orders").exposure();
  }

  Exposure.Level level() {
    return exposure().level();
  }

  Api api() {
    return app.apis().getFirst();
  }

  /** Returns the routes of the first API as {@code GET /orders NONE}. */
  List<String> routes() {
    return api().routes().stream()
        .map(route -> route.show() + " " + route.authorization().type().show())
        .toList();
  }

  Route route(String shown) {
    return api().routes().stream()
        .filter(route -> route.show().equals(shown))
        .findFirst()
        .orElseThrow();
  }
}
