package dev.martello.read.cloudformation;

import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the content of local files in the place of {@code Fn::Transform} with AWS::Include. */
public final class LocalIncludes {
  /*
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
   *
   * What is included stands beside the other keys of the mapping that includes it. `aws
   * cloudformation package` uploads local files; we read them where they lie, below the scanned root
   * only. An include that lies in a bucket stays as it is written: its content is not known. A file
   * is read once; what it brings counts each time it is included. Includes in an included file are
   * followed down to DEPTH, which also ends circles.
   */
  private static final int DEPTH = 5;
  private static final String FUNCTION = "Fn::Transform";
  private static final String INCLUDE = "AWS::Include";

  private final LocalFiles files;
  private final Map<String, Optional<Node.Mapping>> read = new HashMap<>();
  private final Map<String, SourceFile> sources = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Remote> remote = new ArrayList<>();
  private final Budget budget = new Budget();

  /**
   * An include whose content is not on this machine.
   *
   * @param location as far as it is known; empty for a location that a function makes
   */
  public record Remote(String location, Origin origin) {}

  /**
   * A template with its local includes in place.
   *
   * @param files the files that were included, in the order in which they were met
   */
  public record Included(
      Node.Mapping template, List<SourceFile> files, List<Remote> remote, List<Problem> problems) {
    public Included {
      files = List.copyOf(files);
      remote = List.copyOf(remote);
      problems = List.copyOf(problems);
    }
  }

  private LocalIncludes(LocalFiles files) {
    this.files = files;
  }

  /** Includes what a template asks for; a template without includes is returned as it is. */
  public static Included expand(Node.Mapping template, LocalFiles files) {
    var includes = new LocalIncludes(files);
    var expanded = includes.mapping(includes.top(template), 0);
    return new Included(
        expanded, List.copyOf(includes.sources.values()), includes.remote, includes.problems);
  }

  /** The template itself may include: {@code Transform} with a name and parameters at the top. */
  private Node.Mapping top(Node.Mapping template) {
    var transform = template.get("Transform");
    var location = transform.flatMap(LocalIncludes::location);
    if (location.isEmpty()) {
      return template;
    }
    var included = content(location.get());
    return included.isEmpty()
        ? template
        : merged(template.without("Transform"), included.get(), template.origin());
  }

  private Node node(Node node, int depth) {
    if (depth > 0 && !budget.spendNode()) {
      return node;
    }
    return switch (node) {
      case Node.Mapping mapping -> mapping(mapping, depth);
      case Node.Sequence sequence -> sequence(sequence, depth);
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private Node sequence(Node.Sequence sequence, int depth) {
    List<Node> items = new ArrayList<>(sequence.items().size());
    boolean isSame = true;
    for (var item : sequence.items()) {
      var expanded = node(item, depth);
      isSame &= expanded == item;
      items.add(expanded);
    }
    return isSame ? sequence : new Node.Sequence(items, sequence.origin());
  }

  private Node.Mapping mapping(Node.Mapping mapping, int depth) {
    var location = mapping.get(FUNCTION).flatMap(LocalIncludes::location);
    if (location.isPresent()) {
      if (depth >= DEPTH) {
        problem(location.get(), "includes are nested more than " + DEPTH + " deep; left out");
        return mapping.without(FUNCTION);
      }
      var included = content(location.get());
      if (included.isPresent()) {
        return mapping(
            merged(mapping.without(FUNCTION), included.get(), mapping.origin()), depth + 1);
      }
    }
    return entries(mapping, depth);
  }

  private Node.Mapping entries(Node.Mapping mapping, int depth) {
    List<Node.Entry> entries = new ArrayList<>(mapping.size());
    boolean isSame = true;
    for (var entry : mapping.entries()) {
      var value = node(entry.value(), depth);
      isSame &= value == entry.value();
      entries.add(new Node.Entry(entry.key(), entry.keyOrigin(), value));
    }
    return isSame ? mapping : Node.Mapping.of(entries, mapping.origin());
  }

  /** What stands beside the include wins over what is included. */
  private static Node.Mapping merged(Node.Mapping own, Node.Mapping included, Origin origin) {
    if (own.isEmpty()) {
      return included;
    }
    var entries = new ArrayList<>(included.entries());
    entries.addAll(own.entries());
    return Node.Mapping.of(entries, origin);
  }

  /** Returns where a call of the include transform says its content is. */
  private static Optional<Node> location(Node transform) {
    return transform instanceof Node.Mapping mapping
            && mapping.text("Name").filter(INCLUDE::equals).isPresent()
        ? mapping.mapping("Parameters").flatMap(parameters -> parameters.get("Location"))
        : Optional.empty();
  }

  private Optional<Node.Mapping> content(Node location) {
    if (!(location instanceof Node.Text(String text, Origin origin))) {
      note(new Remote("", location.origin()));
      return Optional.empty();
    }
    var from = origin.written().map(written -> written.file().path()).orElse("");
    return switch (files.locate(from, text)) {
      case Located.Remote _ -> {
        note(new Remote(text, origin));
        yield Optional.empty();
      }
      case Located.Refused(String reason) -> {
        problem(location, "include " + reason);
        yield Optional.empty();
      }
      case Located.Inside(String path) -> {
        if (!read.containsKey(path)) {
          read.put(path, read(path, location));
        }
        yield budget.isSpent() ? tooMuch(location) : read.getOrDefault(path, Optional.empty());
      }
    };
  }

  private Optional<Node.Mapping> tooMuch(Node location) {
    problem(location, "includes bring too much for any template; left out from here");
    return Optional.empty();
  }

  private Optional<Node.Mapping> read(String path, Node location) {
    return switch (files.read(path)) {
      case FileText.Skipped(String reason) -> {
        problem(location, "include `" + path + "`: " + reason);
        yield Optional.empty();
      }
      case FileText.Broken(String reason) -> {
        problem(location, "include `" + path + "`: " + reason);
        yield Optional.empty();
      }
      case FileText.Text text -> {
        sources.put(path, text.file());
        problems.addAll(text.problems());
        var parsed = ShortTags.read(text.file());
        problems.addAll(parsed.problems());
        if (parsed.root() instanceof Node.Mapping mapping) {
          yield Optional.of(mapping);
        }
        problem(location, "include `" + path + "` holds no mapping");
        yield Optional.empty();
      }
    };
  }

  private void note(Remote include) {
    if (remote.size() < 100 && !remote.contains(include)) {
      remote.add(include);
    }
  }

  private void problem(Node location, String message) {
    var problem = Problem.at(location.origin(), message);
    if (problems.size() < 100 && !problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
