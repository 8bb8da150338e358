package dev.martello.fix;

import static dev.martello.fix.WrittenTree.joined;

import dev.martello.check.Caller;
import dev.martello.check.Change;
import dev.martello.check.Term;
import dev.martello.fix.SamPlaces.Form;
import dev.martello.fix.SamPlaces.Row;
import dev.martello.model.Identity;
import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds where in a template a change belongs that is told in the words after all transforms. */
final class Placement {
  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";
  private static final String SERVERLESS = "AWS::Serverless::";

  private static final Set<String> TRACING =
      Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  /** What the transform makes of events that name no API. */
  private static final Map<String, String> IMPLICIT =
      Map.of("ServerlessRestApi", "Api", "ServerlessHttpApi", "HttpApi");

  private final WrittenTree tree;
  private final Template template;
  private final Terms terms;
  private final Added added;
  private final List<Change> all;

  /** Tells the types of resources that the same remedy adds. */
  @FunctionalInterface
  interface Added {
    Optional<String> typeOf(String id);
  }

  /**
   * Prepares for one remedy and one template.
   *
   * @param document the template as it is written now
   * @param template the same template after its transforms
   * @param all the changes of the remedy, of whatever template
   */
  Placement(Document document, Template template, Terms terms, Added added, List<Change> all) {
    this.tree = new WrittenTree(document);
    this.template = template;
    this.terms = terms;
    this.added = added;
    this.all = List.copyOf(all);
  }

  /** Returns what has to change in the written tree. */
  List<TreeChange> of(Change change) throws Refusal {
    refuseProgram(change);
    var changes = new ArrayList<TreeChange>();
    switch (change) {
      case Change.Put(Identity resource, List<String> path, Term value) ->
          put(resource, path, value, changes);
      case Change.Append(Identity resource, List<String> path, Term item) ->
          append(resource, path, item, changes);
      case Change.Copy copy -> changes.add(copy(copy));
      case Change.Remove(Identity resource, List<String> path) ->
          changes.add(new TreeChange.Remove(locate(resource, path).path()));
      case Change.Attribute(Identity resource, String name, Term value) ->
          changes.add(new TreeChange.Put(attribute(resource, name), terms.node(value)));
      case Change.Replace(Origin place, Term value) ->
          changes.add(new TreeChange.Put(pathOf(place), terms.node(value)));
      case Change.Reword _ -> throw new Refusal("source code is no template");
      case Change.Add add -> changes.add(new TreeChange.Put(pathOf(add), body(add)));
      case Change.Grant(Identity role, List<String> actions, Term resource) ->
          grant(role, actions, resource, changes);
      case Change.Authorize(Identity api, Origin route, Caller caller) ->
          changes.addAll(new Callers(tree, terms, api).of(route, caller));
    }
    for (var each : changes) {
      guard(each);
    }
    return changes;
  }

  /** What a program writes would be gone with its next run. */
  private void refuseProgram(Change change) throws Refusal {
    if (template.format() != Template.Format.CDK) {
      return;
    }
    var path = subject(change).map(Identity::path).orElse("");
    throw new Refusal(
        "the CDK writes this template; mend it in the program"
            + (path.isEmpty() ? "" : " at construct `" + path + "`"));
  }

  private static Optional<Identity> subject(Change change) {
    return switch (change) {
      case Change.Put put -> Optional.of(put.resource());
      case Change.Append append -> Optional.of(append.resource());
      case Change.Copy copy -> Optional.of(copy.resource());
      case Change.Remove remove -> Optional.of(remove.resource());
      case Change.Attribute attribute -> Optional.of(attribute.resource());
      case Change.Add add -> Optional.of(add.beside());
      case Change.Grant grant -> Optional.of(grant.role());
      case Change.Authorize authorize -> Optional.of(authorize.api());
      case Change.Replace _, Change.Reword _ -> Optional.empty();
    };
  }

  // --- properties ---

  /** Where a property is written, and in which form. */
  private record Spot(List<String> path, Form form) {}

  /** A mapping is set part by part, since its parts may be written at different places. */
  private void put(Identity resource, List<String> path, Term value, List<TreeChange> into)
      throws Refusal {
    if (value instanceof Term.Parts(Map<String, Term> parts)
        && resource.isGenerated()
        && SamPlaces.isAbove(resource.type(), resource.writtenType(), path)) {
      for (var part : parts.entrySet()) {
        put(resource, joined(path, part.getKey()), part.getValue(), into);
      }
      return;
    }
    var spot = locate(resource, path);
    var node = terms.node(value);
    if (spot.form() == Form.TARGET) {
      var kind =
          kindOfTarget(value)
              .orElseThrow(() -> new Refusal("it is not known what kind of target is meant"));
      into.add(new TreeChange.Put(sibling(spot.path(), "Type"), Terms.text(kind)));
    }
    if (spot.form() == Form.TAGS) {
      throw new Refusal("tags are set one at a time");
    }
    into.add(literal(spot.path(), node));
  }

  /**
   * A value that a parameter gives is changed where the parameter gets it, if nothing else uses the
   * parameter; a value that another function makes is somebody's intent.
   */
  private TreeChange literal(List<String> path, Node value) throws Refusal {
    var old = tree.find(path);
    if (old.isEmpty() || !Calls.isCall(old.get()) || Calls.isCall(value)) {
      return new TreeChange.Put(path, value);
    }
    var name = Calls.ref(old.get());
    var parameter =
        name.flatMap(id -> tree.find(List.of("Parameters", id)))
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast);
    if (parameter.isEmpty()) {
      throw new Refusal(
          "`%s` is made by a function; a fixed value would undo what it is for"
              .formatted(path.getLast()));
    }
    boolean isFree =
        parameter.get().has("Default")
            && parameter.get().sequence("AllowedValues").stream()
                .allMatch(
                    allowed ->
                        allowed.items().stream().anyMatch(one -> Nodes.sameContent(one, value)))
            && count(tree.root(), name.get()) == 1;
    if (!isFree) {
      throw new Refusal(
          "`%s` takes its value from parameter `%s`; give it another value"
              .formatted(path.getLast(), name.get()));
    }
    return new TreeChange.Put(List.of("Parameters", name.get(), "Default"), value);
  }

  /** Counts where a parameter is used. */
  private static int count(Node node, String name) {
    return switch (node) {
      case Node.Mapping mapping ->
          Calls.ref(mapping).filter(name::equals).isPresent()
              ? 1
              : mapping.stream().mapToInt(entry -> count(entry.value(), name)).sum();
      case Node.Sequence sequence ->
          sequence.items().stream().mapToInt(item -> count(item, name)).sum();
      case Node.Text(String text, Origin _) -> text.contains("${" + name + "}") ? 1 : 0;
      case Node.Num _, Node.Bool _, Node.Null _ -> 0;
    };
  }

  private void append(Identity resource, List<String> path, Term item, List<TreeChange> into)
      throws Refusal {
    var spot = locate(resource, path);
    if (spot.form() == Form.TAGS
        && item instanceof Term.Parts(Map<String, Term> tag)
        && tag.get("Key") instanceof Term.Text(String key)) {
      var value = tag.getOrDefault("Value", Term.text(""));
      into.add(new TreeChange.Put(joined(spot.path(), key), terms.node(value)));
      return;
    }
    into.add(new TreeChange.Append(spot.path(), terms.node(item)));
  }

  private TreeChange copy(Change.Copy copy) throws Refusal {
    var from = locate(copy.resource(), copy.from()).path();
    var to = locate(copy.resource(), copy.to()).path();
    var original = tree.find(from);
    if (original.isEmpty() || isInGlobals(copy.resource(), copy.from().getFirst())) {
      throw new Refusal("`%s` is set in `Globals`".formatted(copy.from().getFirst()));
    }
    var node =
        copy.other().parts().isEmpty()
            ? original.get()
            : TreeChange.merged(original.get(), terms.node(copy.other()));
    return from.getLast().matches("\\d+")
        ? new TreeChange.Append(to, node)
        : new TreeChange.Put(to, node);
  }

  private boolean isInGlobals(Identity resource, String property) {
    var type = resource.writtenType();
    return type.startsWith(SERVERLESS)
        && tree.find(List.of(RESOURCES, resource.writtenId())).isPresent()
        && tree.find(List.of("Globals", type.substring(SERVERLESS.length()), property)).isPresent();
  }

  private Spot locate(Identity resource, List<String> path) throws Refusal {
    var written = List.of(RESOURCES, resource.writtenId(), PROPERTIES);
    if (tree.find(List.of(RESOURCES, resource.writtenId())).isPresent()) {
      if (!resource.isGenerated()) {
        return new Spot(joined(written, path), Form.SAME);
      }
      var row = row(resource, resource.writtenType(), path);
      var rest = path.subList(row.made().size(), path.size());
      var base =
          row.written().getFirst().equals(SamPlaces.EVENT)
              ? joined(
                  joined(written, List.of("Events", event(resource), PROPERTIES)),
                  row.written().subList(1, row.written().size()))
              : joined(written, row.written());
      return new Spot(joined(base, adjusted(resource, base, rest)), row.form());
    }
    for (var implicit : IMPLICIT.entrySet()) {
      if (resource.id().startsWith(implicit.getKey())) {
        var type = SERVERLESS + implicit.getValue();
        refuseSharedGlobals(type);
        var row = row(resource, type, path);
        var rest = path.subList(row.made().size(), path.size());
        var base = joined(List.of("Globals", implicit.getValue()), row.written());
        return new Spot(joined(base, rest), row.form());
      }
    }
    throw new Refusal(
        "no resource `%s` is written in the template".formatted(resource.writtenId()));
  }

  private static Row row(Identity resource, String writtenType, List<String> path) throws Refusal {
    return SamPlaces.find(resource.type(), writtenType, path)
        .orElseThrow(
            () ->
                new Refusal(
                    "`%s` has nothing that sets `%s` of the `%s` it makes"
                        .formatted(writtenType, String.join(".", path), resource.type())));
  }

  /** What `Globals` say holds for every API of the template. */
  private void refuseSharedGlobals(String type) throws Refusal {
    boolean isShared =
        tree.mapping(List.of(RESOURCES)).stream()
            .anyMatch(
                entry ->
                    entry.value() instanceof Node.Mapping body
                        && body.text("Type").filter(type::equals).isPresent());
    if (isShared) {
      throw new Refusal(
          "the implicit API is set in `Globals` only, which would change the other APIs as well");
    }
  }

  /** Lists of `Globals` come first in what the transform makes. */
  private List<String> adjusted(Identity resource, List<String> base, List<String> rest)
      throws Refusal {
    boolean isItem = !rest.isEmpty() && rest.getFirst().matches("\\d+");
    var section = resource.writtenType().substring(SERVERLESS.length());
    var name = base.get(base.size() - 1);
    if (isItem
        && tree.find(List.of("Globals", section, name)).orElse(null)
            instanceof Node.Sequence(List<Node> items, Origin _)) {
      int index = Integer.parseInt(rest.getFirst()) - items.size();
      if (index < 0) {
        throw new Refusal("`%s` is set in `Globals`".formatted(name));
      }
      var own = new ArrayList<>(rest);
      own.set(0, String.valueOf(index));
      return own;
    }
    return rest;
  }

  /** Finds the event that made a resource: by its place, or by the logical id. */
  private String event(Identity resource) throws Refusal {
    var place = tree.place(resource.origin());
    var events = tree.mapping(List.of(RESOURCES, resource.writtenId(), PROPERTIES, "Events"));
    for (var event : events.entries()) {
      boolean isHere = place.isPresent() && tree.holds(event, place.get());
      if (isHere || resource.id().equals(resource.writtenId() + event.key())) {
        return event.key();
      }
    }
    throw new Refusal("it is not clear which event makes `%s`".formatted(resource.id()));
  }

  private List<String> attribute(Identity resource, String name) throws Refusal {
    if (tree.find(List.of("Parameters", resource.id())).isPresent()) {
      return List.of("Parameters", resource.id(), name);
    }
    if (tree.find(List.of(RESOURCES, resource.writtenId())).isEmpty()) {
      throw new Refusal(
          "no resource `%s` is written in the template".formatted(resource.writtenId()));
    }
    if (resource.isGenerated() && !resource.id().equals(resource.writtenId())) {
      throw new Refusal("the transform makes `%s`".formatted(resource.id()));
    }
    return List.of(RESOURCES, resource.writtenId(), name);
  }

  /** Tells what kind of target SAM takes a value for. */
  private Optional<String> kindOfTarget(Term value) {
    var type =
        switch (value) {
          case Term.Ref(String id) -> typeOf(id);
          case Term.Attribute(String id, String _) -> typeOf(id);
          case Term.Text(String arn) -> Optional.of(arn);
          case Term.Sub(String arn) -> Optional.of(arn);
          case Term.Number _, Term.Flag _, Term.Items _, Term.Parts _ -> Optional.<String>empty();
        };
    return type.flatMap(
        text ->
            Stream.of("SQS", "SNS", "Lambda", "S3")
                .filter(
                    kind ->
                        text.startsWith("AWS::" + kind + "::")
                            || text.contains(":" + kind.toLowerCase(java.util.Locale.ROOT) + ":"))
                .findFirst());
  }

  private Optional<String> typeOf(String id) {
    return added
        .typeOf(id)
        .or(
            () ->
                template
                    .root()
                    .mapping(RESOURCES)
                    .flatMap(all -> all.mapping(id))
                    .flatMap(body -> body.text("Type")));
  }

  // --- resources and grants ---

  private List<String> pathOf(Change.Add add) {
    return List.of(RESOURCES, terms.name(add.id()));
  }

  private Node body(Change.Add add) {
    return body(add, terms);
  }

  /** Returns a resource as a template declares it. */
  static Node.Mapping body(Change.Add add, Terms terms) {
    var body = Nodes.mapping(Terms.NEW).put("Type", Terms.text(add.type()));
    add.attributes().parts().forEach((name, value) -> body.put(name, terms.node(value)));
    if (!add.properties().parts().isEmpty()) {
      body.put(PROPERTIES, terms.node(add.properties()));
    }
    return body.build();
  }

  private void grant(Identity role, List<String> actions, Term resource, List<TreeChange> into)
      throws Refusal {
    var action =
        actions.size() == 1
            ? Terms.text(actions.getFirst())
            : Nodes.sequence(Terms.NEW, actions.stream().map(Terms::text).toList());
    var statement =
        Nodes.mapping(Terms.NEW)
            .put("Effect", Terms.text("Allow"))
            .put("Action", action)
            .put("Resource", terms.node(resource))
            .build();
    var document =
        Nodes.mapping(Terms.NEW)
            .put("Version", Terms.text("2012-10-17"))
            .put("Statement", Nodes.sequence(Terms.NEW, statement))
            .build();
    var policies = List.of(RESOURCES, role.writtenId(), PROPERTIES, "Policies");
    boolean isWritten = tree.find(List.of(RESOURCES, role.writtenId())).isPresent();
    if (isWritten && !role.isGenerated()) {
      var policy =
          Nodes.mapping(Terms.NEW)
              .put("PolicyName", Terms.text(nameOf(actions.getFirst(), resource)))
              .put("PolicyDocument", document)
              .build();
      into.add(new TreeChange.Append(policies, policy));
    } else if (isWritten && isRoleOf(role)) {
      if (!isGrantedBySam(role, actions, resource)) {
        into.add(new TreeChange.Append(policies, document));
      }
    } else {
      throw new Refusal("the transform makes role `%s` of an event".formatted(role.id()));
    }
  }

  /**
   * Returns whether the transform grants it by itself because of another change of the remedy:
   * tracing, or sending to a target.
   */
  private boolean isGrantedBySam(Identity role, List<String> actions, Term resource) {
    return all.stream()
        .filter(Change.Put.class::isInstance)
        .map(Change.Put.class::cast)
        .filter(put -> put.resource().writtenId().equals(role.writtenId()))
        .anyMatch(
            put ->
                put.path().getFirst().equals("TracingConfig")
                    ? TRACING.containsAll(actions)
                    : put.value().equals(resource) && isTarget(put));
  }

  private static boolean isTarget(Change.Put put) {
    return SamPlaces.find(put.resource().type(), put.resource().writtenType(), put.path())
        .filter(row -> row.form() == Form.TARGET)
        .isPresent();
  }

  private static boolean isRoleOf(Identity role) {
    return role.id().equals(role.writtenId() + "Role");
  }

  private String nameOf(String action, Term resource) {
    var verb = action.substring(action.indexOf(':') + 1).replaceAll("[^A-Za-z0-9]", "");
    return switch (resource) {
      case Term.Attribute(String id, String _) -> verb + terms.name(id);
      case Term.Ref(String id) -> verb + terms.name(id);
      case Term.Text _, Term.Number _, Term.Flag _, Term.Items _, Term.Parts _, Term.Sub _ -> verb;
    };
  }

  // --- places ---

  private List<String> pathOf(Origin origin) throws Refusal {
    return tree.pathTo(origin)
        .orElseThrow(() -> new Refusal("the value does not stand by itself in the file"));
  }

  /** Refuses to change what an alias repeats: it would change elsewhere too. */
  private void guard(TreeChange change) throws Refusal {
    var shared = tree.shared(change.path());
    if (shared.isPresent()) {
      throw new Refusal("`%s` is repeated elsewhere by an alias".formatted(shared.get()));
    }
  }

  private static List<String> sibling(List<String> path, String name) {
    return joined(path.subList(0, path.size() - 1), name);
  }
}
