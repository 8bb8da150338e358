package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes who may call a REST API's methods into its document. */
final class RestSecurity {
  /*
   * Events are written before the API's own defaults. What an event decided stands in the method's
   * security block when the default comes: an authorizer by its name, and two marks, NONE and
   * api_key_false, which say that the default is not wanted.
   */
  private static final String DEFINITIONS = "securityDefinitions";
  private static final String SECURITY = "security";
  private static final String API_KEY = "api_key";
  private static final String NO_API_KEY = "api_key_false";
  private static final List<String> NO_METHODS = List.of("summary", "description", "parameters");

  private final OpenApiDocument document;
  private final String partition;

  RestSecurity(OpenApiDocument document, String partition) {
    this.document = document;
    this.partition = partition;
  }

  /** Defines an API's authorizers; those of the same name are replaced. */
  void define(Map<String, RestAuthorizer> authorizers, Make make) {
    for (var authorizer : authorizers.values()) {
      document.update(
          DEFINITIONS,
          make,
          known -> known.with(authorizer.name(), authorizer.definition(partition)));
    }
  }

  /** Defines the API key unless the user did. */
  void defineApiKey(Make make) {
    defineUnlessThere(
        API_KEY,
        make.map().put("type", "apiKey").put("name", "x-api-key").put("in", "header").build(),
        make);
  }

  private void defineIam(Make make) {
    var iam = RestAuthorizer.iam(document.subject(), make);
    defineUnlessThere(RestAuthorizer.AWS_IAM, iam.definition(partition), make);
  }

  private void defineUnlessThere(String name, Node definition, Make make) {
    document.update(
        DEFINITIONS, make, known -> known.has(name) ? known : known.with(name, definition));
  }

  /** Demands an authorizer of every method that names none. */
  void setDefault(
      RestAuthorizer authorizer, Set<String> authorizers, boolean isForPreflight, Make make) {
    var names = new LinkedHashSet<>(authorizers);
    names.add(RestAuthorizer.AWS_IAM);
    for (var path : document.paths()) {
      document.rewriteMethods(
          path,
          NO_METHODS,
          (method, definition) ->
              method.equals(HttpMethods.OPTIONS) && !isForPreflight
                  ? definition
                  : withDefault(path, method, definition, authorizer, names, make));
    }
  }

  private Node.Mapping withDefault(
      String path,
      String method,
      Node.Mapping definition,
      RestAuthorizer authorizer,
      Set<String> names,
      Make make) {
    var others = new ArrayList<Node>();
    var chosen = new ArrayList<Node>();
    for (var requirement : requirements(path, method, definition)) {
      boolean isAuthorizer = requirement.keys().stream().anyMatch(names::contains);
      (isAuthorizer ? chosen : others).add(requirement);
    }
    boolean isRefused = removeFirst(others, "NONE");
    if (!isRefused) {
      others.addAll(
          chosen.isEmpty()
              ? List.of(make.map().put(authorizer.name(), authorizer.scopes()).build())
              : chosen);
    }
    if (others.isEmpty()) {
      return definition;
    }
    defineIamIfFirst(others, make);
    return definition.with(SECURITY, list(definition, others, make));
  }

  private void defineIamIfFirst(List<Node> requirements, Make make) {
    if (requirements.getFirst() instanceof Node.Mapping first
        && first.has(RestAuthorizer.AWS_IAM)) {
      defineIam(make);
    }
  }

  /** Demands an API key of every method that does not refuse it. */
  void setDefaultApiKey(boolean isForPreflight, Make make) {
    for (var path : document.paths()) {
      document.rewriteMethods(
          path,
          NO_METHODS,
          (method, definition) ->
              withDefaultApiKey(path, method, definition, isForPreflight, make));
    }
  }

  private Node.Mapping withDefaultApiKey(
      String path, String method, Node.Mapping definition, boolean isForPreflight, Make make) {
    var others = new ArrayList<Node>();
    boolean isRefused = false;
    var existing = requirements(path, method, definition);
    for (var requirement : existing) {
      if (requirement.has(API_KEY) || requirement.has(NO_API_KEY)) {
        isRefused |= requirement.has(NO_API_KEY);
      } else {
        others.add(requirement);
      }
    }
    boolean isExempt = method.equals(HttpMethods.OPTIONS) && !isForPreflight;
    if (!isRefused && !isExempt) {
      others.add(make.map().put(API_KEY, make.list()).build());
    }
    return others.equals(existing)
        ? definition
        : definition.with(SECURITY, list(definition, others, make));
  }

  /** Demands an authorizer, or with NONE no authorizer, of one method. */
  void setAuthorizer(String path, String method, String authorizer, Node scopes, Make make) {
    document.rewriteMethod(
        path,
        method,
        definition -> {
          var requirements = new ArrayList<Node>(requirements(path, method, definition));
          requirements.add(make.map().put(authorizer, scopes).build());
          defineIamIfFirst(requirements, make);
          return definition.with(SECURITY, list(definition, requirements, make));
        });
  }

  /** Demands an API key of one method, or marks that the API's default is not wanted. */
  void setApiKey(String path, String method, boolean isRequired, Make make) {
    document.rewriteMethod(
        path,
        method,
        definition -> {
          if (isRequired) {
            defineApiKey(make);
          }
          var requirements = new ArrayList<Node>(requirements(path, method, definition));
          requirements.add(make.map().put(isRequired ? API_KEY : NO_API_KEY, make.list()).build());
          return definition.with(SECURITY, list(definition, requirements, make));
        });
  }

  private List<Node.Mapping> requirements(String path, String method, Node.Mapping definition) {
    var subject = document.subject();
    var place = "%s of method `%s` of path `%s`".formatted(SECURITY, method, path);
    return definition
        .get(SECURITY)
        .map(security -> subject.items(security, place))
        .orElse(List.of())
        .stream()
        .map(requirement -> subject.mapping(requirement, place))
        .toList();
  }

  private static Node.Sequence list(Node.Mapping definition, List<Node> requirements, Make make) {
    var origin = definition.get(SECURITY).map(Node::origin).orElse(make.origin());
    return Nodes.sequence(origin, requirements);
  }

  private static boolean removeFirst(List<Node> requirements, String mark) {
    for (var requirement : requirements) {
      if (requirement instanceof Node.Mapping mapping && mapping.has(mark)) {
        return requirements.remove(requirement);
      }
    }
    return false;
  }
}
