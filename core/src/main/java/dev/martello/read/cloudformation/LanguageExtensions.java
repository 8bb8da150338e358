package dev.martello.read.cloudformation;

import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands what the transform {@code AWS::LanguageExtensions} adds to CloudFormation's language. */
public final class LanguageExtensions {
  /*
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
   *
   * Loops (`Fn::ForEach`) are unrolled wherever a key stands; `Fn::ToJsonString` becomes the text or,
   * where references are inside, an `Fn::Sub`; `Fn::Length` of something known becomes a number, and
   * so do references in the attributes that plain CloudFormation wants literal. `Fn::FindInMap` with
   * a default, and lengths that are not known, are left to whoever resolves values. The bound on the
   * nodes made holds for all loops of a template together.
   */

  /** The name by which a template asks for this. */
  public static final String NAME = "AWS::LanguageExtensions";

  private static final String LOOP = "Fn::ForEach::";
  private static final String LENGTH = "Fn::Length";
  private static final String TO_JSON = "Fn::ToJsonString";
  private static final List<String> SECTIONS = List.of("Conditions", "Resources", "Outputs");
  private static final List<String> LITERAL_ATTRIBUTES =
      List.of("DeletionPolicy", "UpdateReplacePolicy");

  private final KnownValues known;
  private final List<Problem> problems = new ArrayList<>();
  private final Budget budget = new Budget();
  private boolean isCut;

  /** A template without language extensions, and what was wrong with them. */
  public record Expanded(Node.Mapping template, List<Problem> problems) {
    public Expanded {
      problems = List.copyOf(problems);
    }
  }

  private LanguageExtensions(KnownValues known) {
    this.known = known;
  }

  /** Returns whether a template names the transform. */
  public static boolean areAsked(Node.Mapping template) {
    return template.get("Transform").filter(LanguageExtensions::isNamed).isPresent();
  }

  /**
   * Expands a template; one that does not use the extensions is returned as it is.
   *
   * @param parameters given values by parameter name; defaults hold for the others
   */
  public static Expanded expand(Node.Mapping template, Map<String, String> parameters) {
    boolean isAsked = areAsked(template);
    var strayLoop = isAsked ? Optional.<Node.Entry>empty() : firstLoop(template);
    if (!isAsked && strayLoop.isEmpty()) {
      return new Expanded(template, List.of());
    }
    var expansion = new LanguageExtensions(new KnownValues(template, parameters));
    strayLoop.ifPresent(
        loop ->
            expansion.problems.add(
                Problem.at(
                    loop.keyOrigin(), "`Fn::ForEach` needs `Transform: " + NAME + "` to be set")));
    var expanded = expansion.sections(template);
    return new Expanded(withoutName(expanded), expansion.problems);
  }

  private static boolean isNamed(Node transform) {
    return switch (transform) {
      case Node.Text text -> text.value().equals(NAME);
      case Node.Sequence sequence -> sequence.items().stream().anyMatch(LanguageExtensions::isName);
      case Node.Mapping mapping -> mapping.text("Name").filter(NAME::equals).isPresent();
      case Node.Num _, Node.Bool _, Node.Null _ -> false;
    };
  }

  private static boolean isName(Node item) {
    return !(item instanceof Node.Sequence) && isNamed(item);
  }

  private static Optional<Node.Entry> firstLoop(Node.Mapping template) {
    return SECTIONS.stream()
        .flatMap(name -> template.mapping(name).stream())
        .flatMap(Node.Mapping::stream)
        .filter(entry -> entry.key().startsWith(LOOP))
        .findFirst();
  }

  private static Node.Mapping withoutName(Node.Mapping template) {
    var transform = template.get("Transform").orElse(template);
    if (transform instanceof Node.Sequence(List<Node> items, Origin origin)) {
      var left = items.stream().filter(item -> !isName(item)).toList();
      return left.isEmpty()
          ? template.without("Transform")
          : template.with("Transform", new Node.Sequence(left, origin));
    }
    return isNamed(transform) ? template.without("Transform") : template;
  }

  private Node.Mapping sections(Node.Mapping template) {
    var result = template;
    for (var name : SECTIONS) {
      var section = result.mapping(name);
      if (section.isPresent()) {
        result = result.with(name, expand(section.get()));
      }
    }
    var resources = result.mapping("Resources");
    return resources.isPresent()
        ? result.with("Resources", withLiteralAttributes(resources.get()))
        : result;
  }

  private Node expand(Node node) {
    return switch (node) {
      case Node.Sequence sequence -> sequence(sequence);
      case Node.Mapping mapping -> call(mapping).orElseGet(() -> mapping(mapping));
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private Node sequence(Node.Sequence sequence) {
    List<Node> items = new ArrayList<>(sequence.items().size());
    boolean isSame = true;
    for (var item : sequence.items()) {
      var expanded = expand(item);
      isSame &= expanded == item;
      items.add(expanded);
    }
    return isSame ? sequence : new Node.Sequence(items, sequence.origin());
  }

  private Node.Mapping mapping(Node.Mapping mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    boolean isSame = true;
    for (var entry : mapping.entries()) {
      if (entry.key().startsWith(LOOP)) {
        isSame = false;
        loop(entry, entries);
      } else {
        var value = expand(entry.value());
        isSame &= value == entry.value();
        add(new Node.Entry(entry.key(), entry.keyOrigin(), value), entries);
      }
    }
    return isSame ? mapping : Node.Mapping.of(entries.values(), mapping.origin());
  }

  private void add(Node.Entry entry, Map<String, Node.Entry> entries) {
    if (entries.put(entry.key(), entry) != null) {
      problem(
          entry.keyOrigin(),
          "a loop makes `" + entry.key() + "` twice; use the loop's identifier in the key");
    }
  }

  private void loop(Node.Entry loop, Map<String, Node.Entry> entries) {
    if (!(loop.value() instanceof Node.Sequence(List<Node> parts, Origin _))
        || parts.size() != 3
        || !(parts.get(0) instanceof Node.Text(String identifier, Origin _))
        || identifier.isEmpty()
        || !(parts.get(2) instanceof Node.Mapping body)) {
      problem(
          loop.keyOrigin(),
          "`" + loop.key() + "` needs a list of an identifier, a collection and a mapping");
      return;
    }
    var values = known.texts(parts.get(1));
    if (values.isEmpty()) {
      problem(parts.get(1).origin(), unknownCollection(loop.key(), parts.get(1)));
      return;
    }
    for (var value : values.get()) {
      var turn = new LoopVariable(identifier, value, budget).in(body);
      if (budget.isSpent() && !isCut) {
        isCut = true;
        problem(loop.keyOrigin(), "the loops make too much for any template; left out from here");
      }
      if (isCut) {
        return;
      }
      if (turn instanceof Node.Mapping made) {
        mapping(made).stream().forEach(entry -> add(entry, entries));
      }
    }
  }

  private static String unknownCollection(String loop, Node collection) {
    var parameter = KnownValues.argument(collection, "Ref").flatMap(KnownValues::scalar);
    return parameter.isPresent()
        ? "`" + loop + "` cannot be unrolled; supply a value for `" + parameter.get() + "`"
        : "`" + loop + "` cannot be unrolled; its collection is not known";
  }

  /** Says something once for all turns of a loop. */
  private void problem(Origin origin, String message) {
    var problem = Problem.at(origin, message);
    if (problems.size() < 100 && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private Optional<Node> call(Node.Mapping mapping) {
    if (mapping.size() != 1) {
      return Optional.empty();
    }
    var length = mapping.get(LENGTH);
    if (length.isPresent()) {
      var argument = expand(length.get());
      int size = argument instanceof Node.Sequence sequence ? sequence.items().size() : -1;
      return size >= 0
          ? Optional.of(Nodes.number(size, derived(LENGTH, mapping)))
          : known
              .texts(argument)
              .map(texts -> Nodes.number(texts.size(), derived(LENGTH, mapping)));
    }
    return mapping.get(TO_JSON).flatMap(argument -> toJson(expand(argument), mapping));
  }

  private static Origin derived(String by, Node from) {
    return Origin.derived("`" + by + "`", from.origin());
  }

  /** Returns the JSON text, or an {@code Fn::Sub} that makes it when references are resolved. */
  private Optional<Node> toJson(Node argument, Node call) {
    var template = new JsonTemplate();
    return template
        .write(argument)
        .map(
            text -> {
              var origin = derived(TO_JSON, call);
              return template.hasReferences()
                  ? Nodes.call("Fn::Sub", Nodes.text(text, origin), origin)
                  : Nodes.text(text.replace("${!", "${"), origin);
            });
  }

  /** Replaces references that calls in literal attributes hold, where their values are known. */
  private Node.Mapping withLiteralAttributes(Node.Mapping resources) {
    var result = resources;
    for (var entry : resources.entries()) {
      if (entry.value() instanceof Node.Mapping resource) {
        var mended = resource;
        for (var attribute : LITERAL_ATTRIBUTES) {
          var call = resource.mapping(attribute);
          var value = call.flatMap(known::text);
          if (call.isPresent() && value.isPresent()) {
            mended =
                mended.with(
                    attribute,
                    Nodes.text(value.get(), Origin.derived("resolved", call.get().origin())));
          }
        }
        result = mended == resource ? result : result.with(entry.key(), mended);
      }
    }
    return result;
  }

  /** Writes JSON in which references are placeholders of {@code Fn::Sub}. */
  private static final class JsonTemplate {
    private boolean hasReferences;

    boolean hasReferences() {
      return hasReferences;
    }

    Optional<String> write(Node node) {
      return switch (node) {
        case Node.Text text -> Optional.of(JsonWriter.quote(text.value()).replace("${", "${!"));
        case Node.Num _, Node.Bool _, Node.Null _ -> Optional.of(JsonWriter.compact(node));
        case Node.Sequence sequence -> {
          var items = sequence.items().stream().map(this::write).toList();
          yield items.stream().allMatch(Optional::isPresent)
              ? Optional.of(
                  "[" + String.join(",", items.stream().map(Optional::orElseThrow).toList()) + "]")
              : Optional.empty();
        }
        case Node.Mapping mapping -> {
          var placeholder = placeholder(mapping);
          yield placeholder.isPresent()
              ? placeholder.map(inside -> "\"" + inside + "\"")
              : isCall(mapping) ? Optional.empty() : object(mapping);
        }
      };
    }

    private Optional<String> object(Node.Mapping mapping) {
      var entries = new ArrayList<String>();
      for (var entry : mapping.entries()) {
        var value = write(entry.value());
        if (value.isEmpty()) {
          return Optional.empty();
        }
        entries.add(JsonWriter.quote(entry.key()).replace("${", "${!") + ":" + value.get());
      }
      return Optional.of("{" + String.join(",", entries) + "}");
    }

    private static boolean isCall(Node.Mapping mapping) {
      return mapping.size() == 1
          && mapping.keys().stream().anyMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    private Optional<String> placeholder(Node.Mapping mapping) {
      var found =
          KnownValues.argument(mapping, "Ref")
              .flatMap(KnownValues::scalar)
              .map(name -> "${" + name + "}")
              .or(() -> attribute(mapping))
              .or(() -> substitution(mapping));
      hasReferences |= found.isPresent();
      return found;
    }

    private static Optional<String> attribute(Node.Mapping mapping) {
      return KnownValues.argument(mapping, "Fn::GetAtt")
          .filter(Node.Sequence.class::isInstance)
          .map(argument -> ((Node.Sequence) argument).items())
          .filter(
              items -> items.size() == 2 && items.stream().allMatch(Node.Text.class::isInstance))
          .map(
              items ->
                  "${"
                      + ((Node.Text) items.get(0)).value()
                      + "."
                      + ((Node.Text) items.get(1)).value()
                      + "}");
    }

    private static Optional<String> substitution(Node.Mapping mapping) {
      return KnownValues.argument(mapping, "Fn::Sub")
          .filter(Node.Text.class::isInstance)
          .map(
              argument -> {
                var quoted = JsonWriter.quote(((Node.Text) argument).value());
                return quoted.substring(1, quoted.length() - 1);
              });
    }
  }
}
