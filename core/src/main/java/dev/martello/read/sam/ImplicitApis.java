package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives events of one API type that name no API an API of their own, adds the path and method of
 * every event to the API it names, and makes what only conditional events need conditional.
 */
final class ImplicitApis implements TemplatePass {
  private static final String PREFIX = "AWS::Serverless::";
  private static final List<String> OWNERS =
      List.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine");

  private final Kind kind;

  private ImplicitApis(Kind kind) {
    this.kind = kind;
  }

  static ImplicitApis rest() {
    return new ImplicitApis(Kind.REST);
  }

  static ImplicitApis http() {
    return new ImplicitApis(Kind.HTTP);
  }

  /** What the two types of APIs call the same things. */
  private enum Kind {
    REST("Api", "RestApiId", "ServerlessRestApi", ApiDefinitions.REST),
    HTTP("HttpApi", "ApiId", "ServerlessHttpApi", ApiDefinitions.HTTP);

    final String event;
    final String reference;
    final String apiId;
    final String apiType;

    Kind(String event, String reference, String apiId, String apiType) {
      this.event = event;
      this.reference = reference;
      this.apiId = apiId;
      this.apiType = apiType;
    }
  }

  /** The owners' attributes by API, path and method; the condition is empty where there is none. */
  private static final class Seen {
    final Map<String, Map<String, Map<String, String>>> conditions = new LinkedHashMap<>();
    final Set<String> deletionPolicies = new LinkedHashSet<>();
    final Set<String> replacePolicies = new LinkedHashSet<>();
    final List<Origin> causes = new ArrayList<>();

    Map<String, Map<String, String>> of(String apiId) {
      return conditions.computeIfAbsent(apiId, _ -> new LinkedHashMap<>());
    }
  }

  @Override
  public void run(Transformation run) {
    var seen = new Seen();
    var existing = run.source(kind.apiId);
    boolean wasManaged = ApiDefinitions.of(run).isManaged(kind.apiId);
    var written = ApiDefinitions.of(run).document(kind.apiId, run);
    start(run);
    for (var logicalId : LegacyOrder.resources(run)) {
      run.source(logicalId)
          .filter(definition -> OWNERS.contains(definition.text("Type").orElse("")))
          .ifPresent(definition -> addEvents(logicalId, definition, seen, run));
    }
    addAttributes(seen, run);
    addPathConditions(seen, run);
    var implicit = ApiDefinitions.of(run).document(kind.apiId, run);
    if (implicit.filter(document -> !document.hasNoPaths()).isEmpty()) {
      restore(existing, wasManaged ? written.map(OpenApiDocument::toNode) : Optional.empty(), run);
    }
  }

  private void start(Transformation run) {
    var make = Make.because(kind.apiId, run.template().origin());
    var properties =
        kind == Kind.REST ? make.map().put("StageName", "Prod").build() : make.map().build();
    run.putSource(
        kind.apiId, make.map().put("Type", kind.apiType).put("Properties", properties).build());
    ApiDefinitions.of(run).manage(kind.apiId, skeleton(make));
  }

  private Node.Mapping skeleton(Make make) {
    return kind == Kind.REST
        ? OpenApiDocument.restSkeleton(make)
        : OpenApiDocument.httpSkeleton(make);
  }

  private void restore(
      Optional<Node.Mapping> existing, Optional<Node.Mapping> document, Transformation run) {
    ApiDefinitions.of(run).unmanage(kind.apiId);
    run.removeSource(kind.apiId);
    existing.ifPresent(definition -> run.putSource(kind.apiId, definition));
    document.ifPresent(node -> ApiDefinitions.of(run).manage(kind.apiId, node));
  }

  private void addEvents(String ownerId, Node.Mapping owner, Seen seen, Transformation run) {
    var properties = owner.mapping("Properties");
    var events = properties.flatMap(map -> map.mapping("Events"));
    if (events.isEmpty()) {
      return;
    }
    var changed = new ArrayList<Node.Entry>();
    for (var entry : LegacyOrder.entries(events.get(), run)) {
      if (entry.value() instanceof Node.Mapping definition
          && definition.text("Type").filter(kind.event::equals).isPresent()) {
        var event = new SamEvent(ownerId, entry.key(), entry.keyOrigin(), definition);
        changed.add(
            new Node.Entry(entry.key(), entry.keyOrigin(), prepared(event, owner, seen, run)));
      } else {
        changed.add(entry);
      }
    }
    run.putSource(
        ownerId,
        owner.with(
            "Properties",
            properties.get().with("Events", Node.Mapping.of(changed, events.get().origin()))));
  }

  private Node.Mapping prepared(SamEvent event, Node.Mapping owner, Seen seen, Transformation run) {
    var given = event.definition().get("Properties");
    if (kind == Kind.REST && !Trees.isTruthy(given)) {
      return event.definition();
    }
    try {
      var subject = Subject.event(event.name());
      var properties =
          given
              .map(node -> subject.mapping(node, "Properties"))
              .orElseGet(() -> event.make().map().build());
      addTags(properties, owner, run);
      var complete = complete(properties, event.make());
      add(event, complete, owner, seen, run);
      return event.definition().with("Properties", complete);
    } catch (SamInvalid invalid) {
      ApiDefinitions.of(run).reject(event);
      run.report(invalid.of(event.ownerId()));
      return event.definition();
    }
  }

  private Node.Mapping complete(Node.Mapping properties, Make make) {
    var complete = properties;
    if (!complete.has(kind.reference)) {
      complete = complete.with(kind.reference, make.ref(kind.apiId));
    }
    boolean isCatchAll =
        kind == Kind.HTTP
            && Trees.getTruthy(complete, "Path").isEmpty()
            && Trees.getTruthy(complete, "Method").isEmpty();
    return isCatchAll
        ? complete
            .with("Path", make.text(ApiPaths.DEFAULT))
            .with("Method", make.text(HttpMethods.ANY))
        : complete;
  }

  /** Gives the implicit API the owner's tags where the owner propagates them. */
  private void addTags(Node.Mapping event, Node.Mapping owner, Transformation run) {
    if (event.has(kind.reference)) {
      return;
    }
    var properties = owner.mapping("Properties");
    var globals =
        run.template()
            .mapping("Globals")
            .flatMap(map -> map.mapping(owner.text("Type").orElse("").substring(PREFIX.length())));
    var propagates =
        properties
            .flatMap(map -> Trees.getTruthy(map, "PropagateTags"))
            .or(() -> globals.flatMap(map -> Trees.getTruthy(map, "PropagateTags")));
    var tags =
        properties
            .flatMap(map -> Trees.getTruthy(map, "Tags"))
            .or(() -> globals.flatMap(map -> Trees.getTruthy(map, "Tags")));
    var api = run.source(kind.apiId);
    if (api.isPresent()
        && propagates.isPresent()
        && tags.isPresent()
        && tags.get() instanceof Node.Mapping map) {
      var make = Make.because(kind.apiId, map.origin());
      run.putSource(
          kind.apiId,
          Trees.update(
              Trees.update(
                  api.get(),
                  List.of("Properties", "Tags"),
                  make,
                  current -> Trees.merged(current, map)),
              List.of("Properties"),
              make,
              current -> current.with("PropagateTags", make.bool(true))));
    }
  }

  private void add(
      SamEvent event, Node.Mapping properties, Node.Mapping owner, Seen seen, Transformation run) {
    var subject = Subject.event(event.name());
    var path = required(event, properties, "Path");
    var method = required(event, properties, "Method");
    var reference = properties.get(kind.reference).orElse(properties);
    var apiId = subject.text(idOf(reference), kind.reference);
    note(apiId, path, method, owner, event.keyOrigin(), seen);
    var type = run.source(apiId).flatMap(api -> api.text("Type")).orElse("");
    boolean isOtherKind = type.equals(ApiDefinitions.HTTP) && kind == Kind.REST;
    if (run.source(apiId).isEmpty() || isOtherKind) {
      throw event.invalid(
          kind.reference,
          "`%s` must refer to a resource of type `%s` in the same template"
              .formatted(kind.reference, kind.apiType));
    }
    if (ApiDefinitions.of(run).isManaged(apiId)) {
      ApiDefinitions.of(run)
          .document(apiId, run)
          .filter(document -> kind == Kind.REST ? document.isRest() : document.isHttp())
          .ifPresent(document -> document.add(path, method, event.make()));
    }
    properties
        .entry("RouteSettings")
        .filter(_ -> kind == Kind.HTTP)
        .ifPresent(settings -> addRouteSettings(event, apiId, path, method, settings, owner, run));
  }

  /** Returns the API's logical id where a reference is a {@code Ref}. */
  static Node idOf(Node reference) {
    return reference instanceof Node.Mapping mapping
        ? mapping.get("Ref").orElse(reference)
        : reference;
  }

  private static String required(SamEvent event, Node.Mapping properties, String property) {
    var value =
        Trees.get(properties, property)
            .orElseThrow(() -> event.invalid("property `%s` is required".formatted(property)));
    return Subject.event(event.name()).text(value, property);
  }

  private void note(
      String apiId, String path, String method, Node.Mapping owner, Origin cause, Seen seen) {
    seen.of(apiId)
        .computeIfAbsent(path, _ -> new LinkedHashMap<>())
        .put(method, owner.text("Condition").orElse(""));
    if (apiId.equals(kind.apiId)) {
      seen.deletionPolicies.add(owner.text("DeletionPolicy").orElse(""));
      seen.replacePolicies.add(owner.text("UpdateReplacePolicy").orElse(""));
      seen.causes.add(cause);
    }
  }

  private static void addRouteSettings(
      SamEvent event,
      String apiId,
      String path,
      String method,
      Node.Entry settings,
      Node.Mapping owner,
      Transformation run) {
    var make = event.makeFor("RouteSettings");
    var condition = owner.get("Condition").filter(Trees::isTruthy).flatMap(Trees::text);
    Node wanted =
        condition
            .<Node>map(name -> make.choice(name, settings.value(), make.noValue()))
            .orElse(settings.value());
    var added = Subject.event(event.name()).mapping(wanted, "RouteSettings");
    var route =
        method.equals(HttpMethods.ANY)
            ? path
            : method.toUpperCase(java.util.Locale.ROOT) + " " + path;
    var api = run.source(apiId).orElseThrow();
    api.mapping("Properties")
        .flatMap(properties -> properties.get("RouteSettings"))
        .ifPresent(node -> Subject.resource(apiId).mapping(node, "RouteSettings"));
    run.putSource(
        apiId,
        Trees.update(
            api,
            List.of("Properties", "RouteSettings", route),
            make,
            current -> Trees.merged(current, added)));
  }

  private void addAttributes(Seen seen, Transformation run) {
    var api = run.source(kind.apiId).orElseThrow();
    if (seen.causes.isEmpty()) {
      return;
    }
    var origin = new Origin.Derived("SAM transform of `%s`".formatted(kind.apiId), seen.causes);
    var make = new Make(origin);
    var whole = Make.because(kind.apiId, run.template().origin()).origin();
    var definition = caused(api, whole, origin).withOrigin(origin);
    var conditions = new TreeSet<String>();
    seen.of(kind.apiId).values().forEach(methods -> conditions.addAll(methods.values()));
    if (!conditions.contains("")) {
      var name = conditions.size() == 1 ? conditions.first() : kind.apiId + "Condition";
      if (conditions.size() > 1) {
        CombinedConditions.add(name, List.copyOf(conditions), make, run);
      }
      definition = definition.with("Condition", make.text(name));
    }
    definition =
        withPolicy(
            definition, "DeletionPolicy", seen.deletionPolicies, List.of("Retain", "Delete"), make);
    definition =
        withPolicy(
            definition,
            "UpdateReplacePolicy",
            seen.replacePolicies,
            List.of("Retain", "Snapshot", "Delete"),
            make);
    run.putSource(kind.apiId, definition);
  }

  /** What was made before the events were known is there because of them, not of the template. */
  private static Node.Mapping caused(Node.Mapping node, Origin whole, Origin causes) {
    var entries = new ArrayList<Node.Entry>();
    for (var entry : node.entries()) {
      var value =
          entry.value() instanceof Node.Mapping inner
              ? caused(inner, whole, causes)
              : entry.value();
      entries.add(
          new Node.Entry(
              entry.key(),
              entry.keyOrigin().equals(whole) ? causes : entry.keyOrigin(),
              value.origin().equals(whole) ? value.withOrigin(causes) : value));
    }
    return Node.Mapping.of(entries, node.origin());
  }

  private static Node.Mapping withPolicy(
      Node.Mapping definition,
      String attribute,
      Set<String> found,
      List<String> strongestFirst,
      Make make) {
    return strongestFirst.stream()
        .filter(found::contains)
        .findFirst()
        .map(policy -> definition.with(attribute, make.text(policy)))
        .orElse(definition);
  }

  private void addPathConditions(Seen seen, Transformation run) {
    var definitions = ApiDefinitions.of(run);
    run.sources()
        .forEach(
            (apiId, definition) -> {
              if (definitions.isManaged(apiId)
                  && definition.text("Type").filter(kind.apiType::equals).isPresent()) {
                var make = Make.because(apiId, definition.origin());
                definitions
                    .document(apiId, run)
                    .ifPresent(document -> addPathConditions(apiId, document, seen, make, run));
              }
            });
  }

  private static void addPathConditions(
      String apiId, OpenApiDocument document, Seen seen, Make make, Transformation run) {
    for (var path : document.paths()) {
      var methods = seen.of(apiId).getOrDefault(path, Map.of());
      var conditions = new TreeSet<>(methods.values());
      if (conditions.isEmpty() || conditions.contains("")) {
        continue;
      }
      var name = conditions.size() == 1 ? conditions.first() : conditionName(apiId, path);
      if (conditions.size() > 1) {
        CombinedConditions.add(name, List.copyOf(conditions), make, run);
      }
      document.makeConditional(path, name, make);
    }
  }

  private static String conditionName(String apiId, String path) {
    var readable = path.replace("/", "SLASH").replace("{", "OB").replace("}", "CB");
    return apiId + readable + "PathCondition";
  }
}
