package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All stacks of a scanned tree, linked by exports, nested stacks and their parameters. */
public final class StackSet {
  private final Map<String, Stack> stacks = new TreeMap<>();

  private StackSet() {}

  /** Makes stacks of templates and links them. */
  public static StackSet of(Collection<Template> templates) {
    var set = new StackSet();
    var linker = new Linker();
    templates.forEach(template -> linker.add(template, scopeOf(template, linker)));
    templates.forEach(
        template -> set.stacks.put(template.id(), stackOf(template, linker.scope(template))));
    return set;
  }

  /** Returns the stacks, sorted by id. */
  public List<Stack> stacks() {
    return List.copyOf(stacks.values());
  }

  public Optional<Stack> stack(String id) {
    return Optional.ofNullable(stacks.get(id));
  }

  private static Scope scopeOf(Template template, Links links) {
    var root = template.root();
    var parameters = new LinkedHashMap<String, Parameter>();
    section(root, "Parameters").stream()
        .forEach(entry -> parameter(entry).ifPresent(found -> parameters.put(entry.key(), found)));
    return new Scope(
        template.id(),
        parameters,
        section(root, "Mappings"),
        section(root, "Conditions"),
        section(root, "Resources").keys(),
        template.setting(),
        links);
  }

  private static Node.Mapping section(Node.Mapping root, String name) {
    return root.mapping(name).orElseGet(() -> Nodes.mapping(root.origin()).build());
  }

  private static Optional<Parameter> parameter(Node.Entry entry) {
    if (!(entry.value() instanceof Node.Mapping body)) {
      return Optional.empty();
    }
    return Optional.of(
        new Parameter(
            entry.key(),
            body.text("Type").orElse("String"),
            body.get("Default").map(List::of).orElse(List.of()),
            body.sequence("AllowedValues").map(Node.Sequence::items).orElse(List.of()),
            body.get("NoEcho").filter(StackSet::isTrue).isPresent(),
            entry.keyOrigin()));
  }

  private static boolean isTrue(Node node) {
    return switch (node) {
      case Node.Bool(boolean value, Origin _) -> value;
      case Node.Text(String text, Origin _) -> text.equalsIgnoreCase("true");
      case Node.Num _, Node.Null _, Node.Sequence _, Node.Mapping _ -> false;
    };
  }

  private static Stack stackOf(Template template, Scope scope) {
    var resources = new ArrayList<Resource>();
    section(template.root(), "Resources").stream()
        .forEach(entry -> resource(entry, template, scope).ifPresent(resources::add));
    var outputs = new LinkedHashMap<String, View>();
    section(template.root(), "Outputs").stream()
        .forEach(
            entry ->
                output(entry.value(), scope).ifPresent(view -> outputs.put(entry.key(), view)));
    return new Stack(
        template,
        resources,
        List.copyOf(scope.parameters().values()),
        outputs,
        View.of(template.root(), scope));
  }

  /** An output that a condition surely leaves out is none. */
  private static Optional<View> output(Node node, Scope scope) {
    var condition =
        node instanceof Node.Mapping body ? body.text("Condition") : Optional.<String>empty();
    var exists = condition.map(name -> Conditions.decide(name, scope, 0).answer()).orElse(Tri.YES);
    var inner = condition.map(name -> scope.assuming(name, Tri.YES)).orElse(scope);
    return exists.isNo() ? Optional.empty() : Optional.of(View.of(node, inner));
  }

  private static Optional<Resource> resource(Node.Entry entry, Template template, Scope scope) {
    if (!(entry.value() instanceof Node.Mapping body) || body.text("Type").isEmpty()) {
      return Optional.empty();
    }
    var type = body.text("Type").orElseThrow();
    var condition = body.text("Condition");
    var decision =
        condition.map(name -> Conditions.decide(name, scope, 0)).orElse(Decision.of(Tri.YES));
    var exists = decision.answer();
    if (exists.isNo()) {
      return Optional.empty();
    }
    var inner = condition.map(name -> scope.assuming(name, Tri.YES)).orElse(scope);
    var written =
        template.writtenBy().getOrDefault(entry.key(), new Template.Written(entry.key(), type));
    return Optional.of(
        new Resource(
            template.id(),
            entry.key(),
            type,
            written,
            template.constructs().getOrDefault(entry.key(), Template.Construct.NONE),
            View.of(body, inner),
            exists,
            entry.keyOrigin().chosenBy(decision.defaults())));
  }

  /** Answers what stacks ask of one another; filled before the first question. */
  private static final class Linker implements Links {
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Scope> scopes = new HashMap<>();
    private final Map<String, Node.Mapping> passed = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> deployedTwice = new HashSet<>();
    private @Nullable Map<String, List<Exported>> exports;
    private @Nullable Map<String, List<Template>> names;

    private record Exported(Node value, Scope scope) {}

    private void add(Template template, Scope scope) {
      templates.put(template.id(), template);
      scopes.put(template.id(), scope);
      template.nested().forEach((logicalId, child) -> addParent(template, logicalId, child));
    }

    private Scope scope(Template template) {
      return scopes.getOrDefault(template.id(), scopeOf(template, this));
    }

    /** A child that two resources deploy has no one value for a parameter. */
    private void addParent(Template template, String logicalId, String child) {
      if (parents.put(child, template.id()) != null) {
        deployedTwice.add(child);
      }
      section(template.root(), "Resources")
          .mapping(logicalId)
          .flatMap(body -> body.mapping("Properties"))
          .flatMap(properties -> properties.mapping("Parameters"))
          .ifPresent(given -> passed.put(child, given));
    }

    @Override
    public Optional<View> export(String stackId, String name, int depth) {
      var known = exports;
      if (known == null) {
        known = new HashMap<>();
        exports = known;
        for (var template : templates.values()) {
          collectExports(template, known);
        }
      }
      var found = known.getOrDefault(name, List.of());
      var near =
          found.size() < 2
              ? found
              : found.stream().filter(one -> isNear(one.scope(), stackId)).toList();
      return near.size() == 1
          ? Optional.of(View.of(near.getFirst().value(), near.getFirst().scope(), depth))
          : Optional.empty();
    }

    /** Exports are unique in an account and region, not in a tree that holds several of them. */
    private boolean isNear(Scope exporting, String stackId) {
      var importing = scopes.get(stackId);
      return importing != null
          && exporting.setting().account().equals(importing.setting().account())
          && exporting.setting().region().equals(importing.setting().region());
    }

    @Override
    public Optional<View> deployedOutput(
        String stackId, String stackName, String region, String output, int depth) {
      var asking = scopes.get(stackId);
      if (asking == null || stackName.isEmpty()) {
        return Optional.empty();
      }
      var where = region.isEmpty() ? asking.setting().region() : region;
      var named = named(stackName, where);
      var near =
          named.size() < 2
              ? named
              : named.stream()
                  .filter(one -> one.setting().account().equals(asking.setting().account()))
                  .toList();
      return near.size() == 1 ? output(near.getFirst(), output, depth) : Optional.empty();
    }

    /** Returns the templates that are deployed under a name in a region. */
    private List<Template> named(String stackName, String region) {
      var known = names;
      if (known == null) {
        known = new HashMap<>();
        names = known;
        for (var template : templates.values()) {
          known
              .computeIfAbsent(template.setting().stackName(), _ -> new ArrayList<>())
              .add(template);
        }
      }
      return known.getOrDefault(stackName, List.of()).stream()
          .filter(
              template ->
                  template.setting().region().isEmpty()
                      || region.isEmpty()
                      || template.setting().region().equals(region))
          .toList();
    }

    private Optional<View> output(Template template, String output, int depth) {
      return section(template.root(), "Outputs")
          .mapping(output)
          .flatMap(body -> body.get("Value"))
          .map(value -> View.of(value, scope(template).foreign(), depth));
    }

    private void collectExports(Template template, Map<String, List<Exported>> into) {
      var scope = scope(template).foreign();
      section(template.root(), "Outputs").stream()
          .map(Node.Entry::value)
          .filter(Node.Mapping.class::isInstance)
          .map(Node.Mapping.class::cast)
          .forEach(
              output -> {
                var name = output.mapping("Export").flatMap(export -> export.get("Name"));
                var value = output.get("Value");
                if (name.isPresent() && value.isPresent()) {
                  into.computeIfAbsent(
                          View.of(name.get(), scope).text().show(), _ -> new ArrayList<>())
                      .add(new Exported(value.get(), scope));
                }
              });
    }

    @Override
    public Optional<View> nestedOutput(String stackId, String logicalId, String output, int depth) {
      return Optional.ofNullable(templates.get(stackId))
          .map(template -> template.nested().get(logicalId))
          .map(templates::get)
          .flatMap(child -> output(child, output, depth));
    }

    @Override
    public Optional<View> input(String stackId, String parameter, int depth) {
      var given = passed.get(stackId);
      var parent = templates.get(parents.getOrDefault(stackId, ""));
      if (given == null || parent == null || deployedTwice.contains(stackId)) {
        return Optional.empty();
      }
      return given.get(parameter).map(value -> View.of(value, scope(parent).foreign(), depth));
    }
  }
}
