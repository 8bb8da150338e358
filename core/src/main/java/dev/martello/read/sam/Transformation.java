package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The state of one run of the transform: what is still SAM, what was made, what went wrong. */
final class Transformation {
  private final SamContext context;
  private final ParameterValues parameters;
  private final MappingLookup mappings;
  private final Map<String, Node.Mapping> sources = new LinkedHashMap<>();
  private final Map<String, Node.Mapping> outputs = new LinkedHashMap<>();
  private final Map<String, Node> conditions = new LinkedHashMap<>();
  private final Map<String, String> generatedBy = new LinkedHashMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, String> renamed = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> referable = new LinkedHashMap<>();
  private final Map<Class<?>, Object> shared = new LinkedHashMap<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<Origin.Written> faultyPlaces = new HashSet<>();
  private Node.Mapping template;

  Transformation(Node.Mapping template, SamContext context) {
    this.template = template;
    this.context = context;
    this.parameters = ParameterValues.of(template, context);
    this.mappings =
        new MappingLookup(
            template
                .mapping("Mappings")
                .orElseGet(() -> Node.Mapping.of(List.of(), template.origin())));
    template
        .mapping("Resources")
        .ifPresent(
            resources ->
                resources.stream()
                    .filter(entry -> entry.value() instanceof Node.Mapping)
                    .forEach(entry -> sources.put(entry.key(), (Node.Mapping) entry.value())));
    template
        .mapping("Conditions")
        .ifPresent(
            map -> map.stream().forEach(entry -> conditions.put(entry.key(), entry.value())));
  }

  SamContext context() {
    return context;
  }

  ParameterValues parameters() {
    return parameters;
  }

  MappingLookup mappings() {
    return mappings;
  }

  /** Returns the template's sections as written (for resources ask for sources or outputs). */
  Node.Mapping template() {
    return template;
  }

  /** Replaces the template's other sections, for instance by one without {@code Globals}. */
  void template(Node.Mapping changed) {
    template = changed;
  }

  /** Returns all resources as written and changed by earlier steps, none of them expanded. */
  Map<String, Node.Mapping> sources() {
    return new LinkedHashMap<>(sources);
  }

  /** Returns a resource as written and changed by earlier steps. */
  Optional<Node.Mapping> source(String logicalId) {
    return Optional.ofNullable(sources.get(logicalId));
  }

  /** Adds or changes a resource before it is expanded. */
  void putSource(String logicalId, Node.Mapping definition) {
    sources.put(logicalId, definition);
  }

  void removeSource(String logicalId) {
    sources.remove(logicalId);
  }

  /** Returns the resources of the resulting template as far as they are made. */
  Map<String, Node.Mapping> outputs() {
    return new LinkedHashMap<>(outputs);
  }

  Optional<Node.Mapping> output(String logicalId) {
    return Optional.ofNullable(outputs.get(logicalId));
  }

  /** Adds or changes a resource of the resulting template. */
  void putOutput(String logicalId, Node.Mapping definition) {
    outputs.put(logicalId, definition);
  }

  void removeOutput(String logicalId) {
    outputs.remove(logicalId);
  }

  /** Notes that a source stands for what the user wrote inside another resource. */
  void writtenIn(String logicalId, String ownerId) {
    owners.put(logicalId, ownerId);
  }

  /** Adds a generated resource, or a changed one of the user's, to the resulting template. */
  void emit(Generated resource, String generatedByLogicalId) {
    outputs.put(resource.logicalId(), resource.build());
    boolean isWritten =
        source(resource.logicalId()).flatMap(source -> source.text("Type")).stream()
            .anyMatch(resource.type()::equals);
    if (!isWritten) {
      generatedBy.put(
          resource.logicalId(), owners.getOrDefault(generatedByLogicalId, generatedByLogicalId));
    }
  }

  boolean hasCondition(String name) {
    return conditions.containsKey(name);
  }

  Map<String, Node> conditions() {
    return new LinkedHashMap<>(conditions);
  }

  /** Adds a condition to the resulting template. */
  void putCondition(String name, Node definition) {
    conditions.put(name, definition);
  }

  void removeCondition(String name) {
    conditions.remove(name);
  }

  /** Notes that references to one logical id must name another in the result. */
  void rename(String logicalId, String other) {
    renamed.put(logicalId, other);
  }

  Map<String, String> renamed() {
    return renamed;
  }

  /** Notes that {@code LogicalId.Name} stands for a generated resource. */
  void refer(String logicalId, String name, String generatedId) {
    referable.computeIfAbsent(logicalId, _ -> new LinkedHashMap<>()).put(name, generatedId);
  }

  Map<String, Map<String, String>> referable() {
    return referable;
  }

  /** Returns what expansions of this run share under a type, made at the first call. */
  <T> T shared(Class<T> type, Supplier<T> first) {
    return type.cast(shared.computeIfAbsent(type, _ -> first.get()));
  }

  void report(SamInvalid invalid) {
    report(Problem.at(invalid.origin(), invalid.text()));
  }

  void report(Problem problem) {
    problems.add(problem);
    problem.place().ifPresent(faultyPlaces::add);
  }

  /** Returns whether something was reported of exactly this place. */
  boolean isFaulty(Origin.Written place) {
    return faultyPlaces.contains(place);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  Map<String, String> generatedBy() {
    return generatedBy;
  }
}
