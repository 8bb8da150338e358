package dev.martello.read.sam;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;

/** What the transform makes of a template given as text. */
record Expanded(SamTransform.Result result) {

  /** Transforms a template given as YAML. */
  static Expanded of(String yaml) {
    var parsed = ShortTags.read(new SourceFile("template.yaml", yaml));
    var context = SamContext.in("eu-west-1");
    return new Expanded(SamTransform.transform((Node.Mapping) parsed.root(), context));
  }

  /** Transforms a template that has only resources, given as YAML. */
  static Expanded resources(String yaml) {
    return of("Resources:\n" + yaml.indent(2));
  }

  /** Returns problems as {@code line: message}. */
  List<String> problems() {
    return result.problems().stream()
        .sorted()
        .map(problem -> problem.line() + ": " + problem.message())
        .toList();
  }

  List<Problem> found() {
    return result.problems();
  }

  /** Returns the logical ids of the result, sorted. */
  List<String> ids() {
    return section().keys().stream().sorted().toList();
  }

  Node.Mapping resource(String logicalId) {
    return section().mapping(logicalId).orElseThrow();
  }

  /** Returns the value at a path of keys and indexes below a resource as compact JSON. */
  String at(String logicalId, Object... path) {
    Node node = resource(logicalId);
    for (var step : path) {
      node =
          switch (step) {
            case Integer index -> ((Node.Sequence) node).items().get(index);
            default -> ((Node.Mapping) node).get(step.toString()).orElseThrow();
          };
    }
    return CanonicalJson.of(node);
  }

  /** Returns a property as compact JSON. */
  String property(String logicalId, String name) {
    return at(logicalId, "Properties", name);
  }

  boolean hasProperty(String logicalId, String name) {
    return resource(logicalId).mapping("Properties").orElseThrow().has(name);
  }

  /** Returns the origin of a resource. */
  Origin origin(String logicalId) {
    return resource(logicalId).origin();
  }

  private Node.Mapping section() {
    return result
        .template()
        .mapping("Resources")
        .orElseGet(() -> Nodes.mapping(result.template().origin()).build());
  }
}
