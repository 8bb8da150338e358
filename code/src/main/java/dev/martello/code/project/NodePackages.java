package dev.martello.code.project;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages of Node whose sources are in the project: the members of a workspace, and what a
 * {@code package.json} names by its folder; and the names that a package gives to its own modules.
 *
 * <p>https://nodejs.org/api/packages.html, https://docs.npmjs.com/cli/using-npm/workspaces
 */
final class NodePackages {
  private static final String DESCRIPTION = "package.json";

  private static final int MOST_MEMBERS = 500;
  private static final int DEEPEST = 4;

  /** What Lambda runs is asked for by these, in the order in which a package has them. */
  private static final Set<String> CONDITIONS =
      Set.of("source", "node", "import", "require", "module", "module-sync", "default");

  private static final Pattern FOLDER = Pattern.compile("(?:file|link|portal):(.+)");

  /**
   * A module of a package.
   *
   * @param folder of the package, from the root
   * @param path from that folder
   */
  record Inside(String folder, String path) {
    String whole() {
      return FilePaths.joined(folder, path);
    }
  }

  private final FolderTree tree;
  private final Map<String, Optional<Node.Mapping>> descriptions = new HashMap<>();
  private final Map<String, Map<String, String>> workspaces = new HashMap<>();

  NodePackages(FolderTree tree) {
    this.tree = tree;
  }

  /** Returns what a name with a hash means, which only the package around a folder knows. */
  List<Inside> inner(String name, String folder) {
    for (var at : ScriptModules.upwards(folder)) {
      var description = description(at);
      if (description.isPresent()) {
        return description
            .flatMap(it -> it.mapping("imports"))
            .map(names -> targets(names, name, at))
            .orElse(List.of());
      }
    }
    return List.of();
  }

  /** Returns where a module of a package may stand whose sources are in the project. */
  List<Inside> of(String module, String folder) {
    int slash = module.indexOf('/', module.startsWith("@") ? module.indexOf('/') + 1 : 0);
    var name = slash < 0 ? module : module.substring(0, slash);
    var inner = slash < 0 ? "" : module.substring(slash + 1);
    return folder(name, folder).map(place -> modules(place, inner)).orElse(List.of());
  }

  /** Returns the folder of a package. */
  private Optional<String> folder(String name, String from) {
    for (var at : ScriptModules.upwards(from)) {
      var found =
          description(at)
              .flatMap(all -> named(all, name, at))
              .or(
                  () ->
                      Optional.ofNullable(workspaces.computeIfAbsent(at, this::members).get(name)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> named(Node.Mapping description, String name, String folder) {
    return Stream.of("dependencies", "devDependencies", "optionalDependencies")
        .flatMap(list -> description.mapping(list).stream())
        .flatMap(list -> list.text(name).stream())
        .map(FOLDER::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .filter(path -> !path.endsWith("gz"))
        .map(path -> FilePaths.joined(folder, path))
        .findFirst();
  }

  private List<Inside> modules(String folder, String inner) {
    var description = description(folder);
    var exports = description.flatMap(it -> it.get("exports"));
    var found = new ArrayList<Inside>();
    exports.ifPresent(it -> found.addAll(exported(it, inner, folder)));
    if (!inner.isEmpty()) {
      found.add(new Inside(folder, inner));
      found.add(new Inside(folder, "src/" + inner));
      return found;
    }
    Stream.of("source", "main", "module")
        .flatMap(key -> description.flatMap(it -> it.text(key)).stream())
        .map(path -> FilePaths.joined("", path))
        .filter(path -> !path.isEmpty())
        .forEach(path -> found.add(new Inside(folder, path)));
    found.add(new Inside(folder, "index"));
    found.add(new Inside(folder, "src/index"));
    return found;
  }

  private static List<Inside> exported(Node exports, String inner, String folder) {
    boolean hasNames =
        exports instanceof Node.Mapping names
            && names.keys().stream().anyMatch(key -> key.startsWith("."));
    if (hasNames) {
      return targets((Node.Mapping) exports, inner.isEmpty() ? "." : "./" + inner, folder);
    }
    return inner.isEmpty() ? paths(exports, "", folder, 0) : List.of();
  }

  private static List<Inside> targets(Node.Mapping names, String name, String folder) {
    return names.stream()
        .filter(entry -> ScriptModules.matched(entry.key(), name).isPresent())
        .max(Comparator.comparing(Node.Entry::key, ScriptModules.EXACTNESS))
        .map(
            entry ->
                paths(
                    entry.value(),
                    ScriptModules.matched(entry.key(), name).orElseThrow(),
                    folder,
                    0))
        .orElse(List.of());
  }

  /** Returns the files that an entry names under conditions that hold. */
  private static List<Inside> paths(Node target, String star, String folder, int depth) {
    return switch (target) {
      case Node.Text(var path, var _) when path.startsWith("./") ->
          List.of(new Inside(folder, FilePaths.joined("", path.replace("*", star))));
      case Node.Mapping conditions when depth < DEEPEST ->
          conditions.stream()
              .filter(entry -> CONDITIONS.contains(entry.key()))
              .flatMap(entry -> paths(entry.value(), star, folder, depth + 1).stream())
              .toList();
      default -> List.of();
    };
  }

  private Optional<Node.Mapping> description(String folder) {
    return descriptions.computeIfAbsent(
        folder,
        at ->
            tree.text(FilePaths.joined(at, DESCRIPTION))
                .map(text -> JsonReader.read(text).root())
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast));
  }

  /** Returns the folders of the members of a workspace, by the names of their packages. */
  private Map<String, String> members(String folder) {
    var folders = new ArrayList<String>();
    for (var pattern : patterns(folder)) {
      boolean isLess = pattern.startsWith("!");
      var path = FilePaths.joined("", isLess ? pattern.substring(1) : pattern);
      if (isLess) {
        var less = FilePaths.glob(FilePaths.joined(folder, path));
        folders.removeIf(at -> less.matcher(at).matches());
      } else if (!pattern.contains("..")) {
        expand(folder, List.of(path.split("/")), folders);
      }
    }
    var members = new TreeMap<String, String>();
    for (var at : folders) {
      description(at)
          .flatMap(it -> it.text("name"))
          .ifPresent(name -> members.putIfAbsent(name, at));
    }
    return members;
  }

  /** Returns the patterns of npm and Yarn, of pnpm, or of Lerna. */
  private List<String> patterns(String folder) {
    var workspaces = description(folder).flatMap(it -> it.get("workspaces"));
    var list =
        workspaces
            .filter(Node.Sequence.class::isInstance)
            .or(() -> workspaces.flatMap(it -> packages(it)))
            .or(
                () ->
                    tree.text(FilePaths.joined(folder, "pnpm-workspace.yaml"))
                        .flatMap(text -> packages(YamlReader.read(text, TagRule.NONE).root())))
            .or(
                () ->
                    tree.text(FilePaths.joined(folder, "lerna.json"))
                        .flatMap(text -> packages(JsonReader.read(text).root())));
    return list.stream()
        .flatMap(it -> ((Node.Sequence) it).items().stream())
        .filter(Node.Text.class::isInstance)
        .map(item -> ((Node.Text) item).value())
        .limit(MOST_MEMBERS)
        .toList();
  }

  private static Optional<Node> packages(Node all) {
    return all instanceof Node.Mapping mapping
        ? mapping.sequence("packages").map(Node.class::cast)
        : Optional.empty();
  }

  /** Adds the folders that are there of those that a pattern names, up to a bound. */
  private void expand(String at, List<String> steps, List<String> found) {
    if (found.size() >= MOST_MEMBERS) {
      return;
    }
    if (steps.isEmpty()) {
      found.add(at);
      return;
    }
    var step = steps.getFirst();
    var rest = steps.subList(1, steps.size());
    if (!step.contains("*")) {
      expand(FilePaths.joined(at, step), rest, found);
      return;
    }
    boolean isDeep = step.equals("**");
    if (isDeep && !rest.isEmpty()) {
      expand(at, rest, found);
    }
    var wanted = FilePaths.glob(step);
    for (var inner : tree.folders(at)) {
      boolean isOther = inner.equals("node_modules") || inner.startsWith(".");
      if (!isOther && wanted.matcher(inner).matches()) {
        var place = FilePaths.joined(at, inner);
        if (!isDeep || rest.isEmpty()) {
          expand(place, rest, found);
        }
        if (isDeep && place.chars().filter(c -> c == '/').count() < DEEPEST) {
          expand(place, steps, found);
        }
      }
    }
  }
}
