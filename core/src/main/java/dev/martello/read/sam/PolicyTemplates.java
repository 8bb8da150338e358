package dev.martello.read.sam;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policy templates of SAM: policy documents with holes for a resource's name or ARN. */
final class PolicyTemplates {
  private record Template(List<String> parameters, String document) {}

  private static final class Standard {
    static final PolicyTemplates INSTANCE = new PolicyTemplates();
  }

  private final Map<String, Template> templates = new HashMap<>();

  private PolicyTemplates() {
    for (var line : ResourceLines.read("policy-templates.txt")) {
      var fields = line.split(" ", 3);
      var parameters = fields[1].equals("-") ? List.<String>of() : List.of(fields[1].split(","));
      templates.put(fields[0], new Template(parameters, fields[2]));
    }
  }

  static PolicyTemplates standard() {
    return Standard.INSTANCE;
  }

  boolean has(String name) {
    return templates.containsKey(name);
  }

  /**
   * Returns the policy document that a use of a template stands for.
   *
   * @param use a mapping whose one key names the template and whose value gives the parameters
   */
  Node.Mapping expand(Node.Mapping use, SamResource owner) {
    var entry = use.entries().getFirst();
    var template = templates.get(entry.key());
    if (template == null) {
      throw SamInvalid.resource(
          owner.logicalId(),
          "there is no policy template `%s`".formatted(entry.key()),
          entry.keyOrigin());
    }
    if (!(entry.value() instanceof Node.Mapping values)) {
      throw SamInvalid.resource(
          owner.logicalId(),
          "policy template `%s` needs a map of parameter values".formatted(entry.key()),
          entry.keyOrigin());
    }
    var missing = template.parameters().stream().filter(name -> !values.has(name)).toList();
    if (!missing.isEmpty()) {
      throw SamInvalid.resource(
          owner.logicalId(),
          "policy template `%s` needs values for `%s`"
              .formatted(entry.key(), String.join("`, `", missing)),
          entry.keyOrigin());
    }
    var origin =
        Origin.derived("SAM policy template `%s`".formatted(entry.key()), entry.keyOrigin());
    var make = Make.because(owner.logicalId(), origin);
    return (Node.Mapping) fill(parse(template.document()), values, make);
  }

  private static Node fill(Node node, Node.Mapping values, Make make) {
    var value = Intrinsics.refTarget(node).flatMap(values::get);
    if (value.isPresent()) {
      return value.get();
    }
    return switch (node) {
      case Node.Mapping mapping ->
          Node.Mapping.of(
              mapping.stream()
                  .map(
                      entry ->
                          new Node.Entry(
                              entry.key(), make.origin(), fill(entry.value(), values, make)))
                  .toList(),
              make.origin());
      case Node.Sequence(var items, var _) ->
          Nodes.sequence(
              make.origin(), items.stream().map(item -> fill(item, values, make)).toList());
      case Node scalar -> scalar.withOrigin(make.origin());
    };
  }

  private static Node parse(String document) {
    return JsonReader.read(new SourceFile("policy-templates.txt", document)).root();
  }
}
