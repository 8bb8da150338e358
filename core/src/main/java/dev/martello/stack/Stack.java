package dev.martello.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one template declares: resources with their values resolved as far as can be known. */
public final class Stack {
  private final Template template;
  private final Map<String, Resource> resources;
  private final List<Parameter> parameters;
  private final Map<String, View> outputs;
  private final View metadata;

  Stack(
      Template template,
      List<Resource> resources,
      List<Parameter> parameters,
      Map<String, View> outputs,
      View root) {
    this.template = template;
    this.resources = new LinkedHashMap<>();
    resources.forEach(resource -> this.resources.put(resource.logicalId(), resource));
    this.parameters = List.copyOf(parameters);
    this.outputs = outputs;
    this.metadata = root.get("Metadata");
  }

  /** Returns the template's path relative to the scanned root. */
  public String id() {
    return template.id();
  }

  public Template.Format format() {
    return template.format();
  }

  public Setting setting() {
    return template.setting();
  }

  /** Returns the resources that are or may be made, in the template's order. */
  public List<Resource> resources() {
    return List.copyOf(resources.values());
  }

  public Optional<Resource> resource(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId));
  }

  /** Returns the resources of one type. */
  public Stream<Resource> resources(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type));
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** Returns the outputs by name; each has {@code Value} and perhaps {@code Export}. */
  public Map<String, View> outputs() {
    return outputs;
  }

  /** Returns the template's own metadata. */
  public View metadata() {
    return metadata;
  }

  /** Returns where code lies that is uploaded under a name, relative to the template's folder. */
  public Optional<String> asset(String name) {
    return Optional.ofNullable(template.assets().get(name));
  }

  /** Returns the id of the stack that a resource deploys, if that template was read. */
  public Optional<String> nested(String logicalId) {
    return Optional.ofNullable(template.nested().get(logicalId));
  }
}
