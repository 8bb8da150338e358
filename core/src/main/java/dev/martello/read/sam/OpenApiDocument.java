package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A working copy of the OpenAPI document of an API, into which events and properties are written.
 */
final class OpenApiDocument {
  /*
   * The members and the paths are kept in mutable maps, everything below them is immutable and
   * replaced as a whole. So a change costs the size of one path item, however many paths there are.
   *
   * A path item and a method's definition may be chosen by Fn::If; a change is made to both arms.
   * A definition without an integration is a sketch that the user completes; it is left alone.
   */
  static final String INTEGRATION = "x-amazon-apigateway-integration";
  static final String PATHS = "paths";
  private static final String POLICY = "x-amazon-apigateway-policy";
  private static final Pattern VERSION_3 = Pattern.compile("3(\\.\\d)?(\\.\\d)?");

  private final Subject subject;
  private final Origin origin;
  private final Origin pathsOrigin;
  private final boolean hasPaths;
  private final Map<String, Node.Entry> members = new LinkedHashMap<>();
  private final Map<String, Node.Entry> paths = new LinkedHashMap<>();

  private @Nullable PolicyStatements policy;

  private OpenApiDocument(Subject subject, Node.Mapping document) {
    this.subject = subject;
    this.origin = document.origin();
    document.stream().forEach(entry -> members.put(entry.key(), entry));
    var written = document.mapping(PATHS);
    this.hasPaths = written.isPresent();
    this.pathsOrigin = written.map(Node.Mapping::origin).orElse(origin);
    written.ifPresent(mapping -> mapping.stream().forEach(entry -> paths.put(entry.key(), entry)));
  }

  /** Starts a working copy of whatever the user gave as a document. */
  static OpenApiDocument of(Subject api, Node.Mapping document) {
    return new OpenApiDocument(api, document);
  }

  /** Says so unless this is a document of a REST API, each of whose path items is a map. */
  OpenApiDocument requireRest() {
    if (!isRest()) {
      throw subject.invalid(
          origin, "`DefinitionBody` should be a Swagger 2 or OpenAPI 3 document with `paths`");
    }
    paths().forEach(path -> items(path).forEach(item -> requireItem(path, item)));
    return this;
  }

  /** Says so unless this is a document of an HTTP API. */
  OpenApiDocument requireHttp() {
    if (!isHttp()) {
      throw subject.invalid(
          origin, "`DefinitionBody` should be an OpenAPI 3 document with `openapi` and `paths`");
    }
    return this;
  }

  /** Returns the smallest document of a REST API. */
  static Node.Mapping restSkeleton(Make make) {
    return skeleton(make, "swagger", "2.0");
  }

  /** Returns the smallest document of an HTTP API. */
  static Node.Mapping httpSkeleton(Make make) {
    return skeleton(make, "openapi", "3.0.1");
  }

  private static Node.Mapping skeleton(Make make, String key, String version) {
    return make.map()
        .put(key, version)
        .put(
            "info",
            make.map().put("version", "1.0").put("title", make.ref("AWS::StackName")).build())
        .put(PATHS, make.map().build())
        .build();
  }

  /** Asks whether this is enough of Swagger 2 or OpenAPI 3 for a REST API. */
  boolean isRest() {
    return hasPaths && (setMember("swagger").isPresent() || isVersion3());
  }

  /** Asks whether this is enough of OpenAPI 3 for an HTTP API. */
  boolean isHttp() {
    return hasPaths && isVersion3();
  }

  private boolean isVersion3() {
    return setMember("openapi").filter(OpenApiDocument::isVersion3).isPresent();
  }

  /** Asks whether a version, written as text or number, is an OpenAPI 3 version. */
  static boolean isVersion3(Node version) {
    return scalar(version).filter(text -> VERSION_3.matcher(text).matches()).isPresent();
  }

  /** Returns a scalar as text; versions are often written as numbers. */
  static Optional<String> scalar(Node node) {
    return switch (node) {
      case Node.Text(String value, Origin _) -> Optional.of(value);
      case Node.Num(Number _, String literal, Origin _) -> Optional.of(literal);
      case Node.Bool _, Node.Null _, Node.Sequence _, Node.Mapping _ -> Optional.empty();
    };
  }

  Subject subject() {
    return subject;
  }

  /** Returns the document as it is now. */
  Node.Mapping toNode() {
    var current = new LinkedHashMap<>(members);
    if (hasPaths) {
      current.computeIfPresent(
          PATHS,
          (key, entry) ->
              new Node.Entry(key, entry.keyOrigin(), Node.Mapping.of(paths.values(), pathsOrigin)));
    }
    var statements = policy;
    if (statements != null) {
      var node = statements.toNode();
      current.put(POLICY, new Node.Entry(POLICY, node.origin(), node));
    }
    return Node.Mapping.of(current.values(), origin);
  }

  /** Returns a member of the document unless it is absent or null. */
  Optional<Node> member(String key) {
    return Optional.ofNullable(members.get(key))
        .map(Node.Entry::value)
        .filter(value -> !(value instanceof Node.Null));
  }

  /** Returns a member if it counts as set. */
  Optional<Node> setMember(String key) {
    return member(key).filter(Trees::isTruthy);
  }

  void put(String key, Node value) {
    var before = members.get(key);
    members.put(
        key, new Node.Entry(key, before == null ? value.origin() : before.keyOrigin(), value));
  }

  void remove(String key) {
    members.remove(key);
  }

  /** Changes a member that is a map; one that is absent, null or empty is made first. */
  void update(String key, Make make, UnaryOperator<Node.Mapping> change) {
    var current = setMember(key).orElseGet(() -> make.map().build());
    put(key, change.apply(subject.mapping(current, "DefinitionBody." + key)));
  }

  /** Returns the resource policy to add to; from now on the document has one. */
  PolicyStatements policy(Make make) {
    var known = policy;
    if (known == null) {
      var current = setMember(POLICY).orElseGet(() -> make.map().build());
      known = new PolicyStatements(subject.mapping(current, "DefinitionBody." + POLICY), make);
      policy = known;
    }
    return known;
  }

  /** Returns the paths in order. */
  List<String> paths() {
    return List.copyOf(paths.keySet());
  }

  boolean hasNoPaths() {
    return paths.isEmpty();
  }

  void renamePath(String path, String other) {
    var entry = paths.remove(path);
    if (entry != null) {
      paths.put(other, new Node.Entry(other, entry.keyOrigin(), entry.value()));
    }
  }

  /** Makes a whole path depend on a condition. */
  void makeConditional(String path, String condition, Make make) {
    rewritePath(path, item -> make.choice(condition, item, make.noValue()));
  }

  /** Returns the methods that the path item's arms have, as they are written. */
  List<String> methods(String path) {
    var found = new ArrayList<String>();
    items(path).forEach(item -> found.addAll(requireItem(path, item).keys()));
    return found;
  }

  /** Asks whether each arm of a path has a method. */
  boolean has(String path, String method) {
    return paths.containsKey(path)
        && items(path).stream()
            .allMatch(item -> item instanceof Node.Mapping map && map.has(HttpMethods.key(method)));
  }

  /** Asks whether each arm of a path has a method with an integration. */
  boolean hasIntegration(String path, String method) {
    return has(path, method)
        && items(path).stream()
            .map(item -> requireItem(path, item).get(HttpMethods.key(method)).orElse(item))
            .allMatch(definition -> isIntegrated(path, method, definition));
  }

  private boolean isIntegrated(String path, String method, Node definition) {
    return definition instanceof Node.Mapping
        && Arms.of(definition, subject).stream()
            .anyMatch(arm -> isIntegrated(requireMethod(path, method, arm)));
  }

  private static boolean isIntegrated(Node.Mapping definition) {
    return Trees.getTruthy(definition, INTEGRATION).isPresent();
  }

  /** Adds an empty definition of a method unless it is there. */
  void add(String path, String method, Make make) {
    var key = HttpMethods.key(method);
    paths.computeIfAbsent(
        path, missing -> new Node.Entry(missing, make.origin(), make.map().build()));
    rewriteItems(path, item -> item.has(key) ? item : item.with(key, make.map().build()));
  }

  /** Changes each arm of a path. */
  void rewriteItems(String path, UnaryOperator<Node.Mapping> change) {
    rewritePath(
        path, node -> Arms.rewrite(node, subject, item -> change.apply(requireItem(path, item))));
  }

  /** Changes each integrated definition of a method at a path. */
  void rewriteMethod(String path, String method, UnaryOperator<Node.Mapping> change) {
    if (!paths.containsKey(path)) {
      throw missing(path, method, pathsOrigin);
    }
    rewriteItems(path, item -> rewriteMethod(path, method, item, change));
  }

  /** Changes a path as it stands, without a look into the arms of a condition. */
  void rewriteWholePath(String path, UnaryOperator<Node.Mapping> change) {
    rewritePath(path, node -> change.apply(requireItem(path, node)));
  }

  private Node.Mapping rewriteMethod(
      String path, String method, Node.Mapping item, UnaryOperator<Node.Mapping> change) {
    var key = HttpMethods.key(method);
    var current = item.get(key).orElseThrow(() -> missing(path, method, item.origin()));
    return item.with(key, rewriteDefinition(path, method, current, change));
  }

  /** Merges a generated definition into that of a method; what was generated wins. */
  void merge(String path, String method, Node.Mapping generated, Make make) {
    paths.computeIfAbsent(
        path, missing -> new Node.Entry(missing, make.origin(), make.map().build()));
    rewriteWholePath(
        path,
        item -> {
          var place = "DefinitionBody.paths.%s.%s".formatted(path, method);
          var current =
              Trees.getTruthy(item, method)
                  .map(node -> subject.mapping(node, place))
                  .orElseGet(() -> make.map().build());
          return item.with(method, Trees.merged(current, generated));
        });
  }

  /** Returns the definitions of a method at a path, integrated or not. */
  List<Node.Mapping> definitions(String path, String method) {
    var found = new ArrayList<Node.Mapping>();
    for (var item : items(path)) {
      var current = requireItem(path, item).get(HttpMethods.key(method));
      current
          .map(node -> Arms.of(node, subject))
          .orElse(List.of())
          .forEach(arm -> found.add(requireMethod(path, method, arm)));
    }
    return found;
  }

  /**
   * Changes each integrated definition of every method of a path.
   *
   * @param skipped members of a path item that are no methods
   * @param change gets the method's normalized name and its definition
   */
  void rewriteMethods(
      String path, List<String> skipped, BiFunction<String, Node.Mapping, Node.Mapping> change) {
    rewriteItems(
        path,
        item -> {
          var changed = item;
          for (var entry : item.entries()) {
            if (!skipped.contains(entry.key())) {
              var method = HttpMethods.key(entry.key());
              UnaryOperator<Node.Mapping> one = definition -> change.apply(method, definition);
              changed =
                  changed.with(
                      entry.key(), rewriteDefinition(path, entry.key(), entry.value(), one));
            }
          }
          return changed;
        });
  }

  /** Says so if a method of a path is not written as API Gateway looks for it. */
  void requireNormalizedMethods(String path) {
    for (var item : items(path)) {
      var known = requireItem(path, item);
      for (var method : known.keys()) {
        if (!known.has(HttpMethods.key(method))) {
          throw missing(path, HttpMethods.key(method), known.origin());
        }
      }
    }
  }

  private Node rewriteDefinition(
      String path, String method, Node current, UnaryOperator<Node.Mapping> change) {
    return Arms.rewrite(
        current,
        subject,
        arm -> {
          var definition = requireMethod(path, method, arm);
          return isIntegrated(definition) ? change.apply(definition) : definition;
        });
  }

  private List<Node> items(String path) {
    var entry = paths.get(path);
    return entry == null ? List.of() : Arms.of(entry.value(), subject);
  }

  private void rewritePath(String path, UnaryOperator<Node> change) {
    paths.computeIfPresent(
        path, (key, entry) -> new Node.Entry(key, entry.keyOrigin(), change.apply(entry.value())));
  }

  private Node.Mapping requireItem(String path, Node item) {
    if (item instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw subject.invalid(
        item.origin(), "path `%s` of `DefinitionBody` should be a map".formatted(path));
  }

  private Node.Mapping requireMethod(String path, String method, Node definition) {
    if (definition instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw subject.invalid(
        definition.origin(),
        "method `%s` of path `%s` of `DefinitionBody` should be a map".formatted(method, path));
  }

  private SamInvalid missing(String path, String method, Origin place) {
    return subject.invalid(
        place, "path `%s` of `DefinitionBody` has no method `%s`".formatted(path, method));
  }
}
