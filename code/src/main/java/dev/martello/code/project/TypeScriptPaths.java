package dev.martello.code.project;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The names that {@code tsconfig.json} gives to modules: {@code paths} and {@code baseUrl}, its own
 * or those of the configuration that it extends.
 *
 * <p>https://www.typescriptlang.org/tsconfig/#paths
 */
final class TypeScriptPaths {
  private static final int MOST_EXTENDED = 8;
  private static final int MOST_NAMES = 500;

  /** What a configuration calls the folder of the one that everything is read for. */
  private static final String OWN_FOLDER = "${configDir}";

  /** A base is no place for these: the compiler finds them there and Node does not. */
  private static final Set<String> OF_NODE =
      Set.of(
          "assert",
          "async_hooks",
          "buffer",
          "child_process",
          "cluster",
          "console",
          "constants",
          "crypto",
          "dgram",
          "diagnostics_channel",
          "dns",
          "domain",
          "events",
          "fs",
          "http",
          "http2",
          "https",
          "inspector",
          "module",
          "net",
          "os",
          "path",
          "perf_hooks",
          "process",
          "punycode",
          "querystring",
          "readline",
          "repl",
          "stream",
          "string_decoder",
          "sys",
          "timers",
          "tls",
          "trace_events",
          "tty",
          "url",
          "util",
          "v8",
          "vm",
          "wasi",
          "worker_threads",
          "zlib");

  /**
   * What a configuration says.
   *
   * @param base the folder of names without one of their own, from the root
   * @param names the places that each pattern stands for, from the root
   */
  private record Settings(Optional<String> base, Map<String, List<String>> names) {
    static final Settings NONE = new Settings(Optional.empty(), Map.of());

    boolean isEmpty() {
      return base.isEmpty() && names.isEmpty();
    }
  }

  private final FolderTree tree;
  private final Map<String, Settings> known = new HashMap<>();

  TypeScriptPaths(FolderTree tree) {
    this.tree = tree;
  }

  /** Returns the places that a name may stand for in a folder. */
  List<String> of(String module, String folder) {
    for (var at : ScriptModules.upwards(folder)) {
      var settings = known.computeIfAbsent(at, this::settings);
      if (!settings.isEmpty()) {
        return of(module, settings);
      }
    }
    return List.of();
  }

  private static List<String> of(String module, Settings settings) {
    var places = new ArrayList<String>();
    settings.names().keySet().stream()
        .filter(pattern -> ScriptModules.matched(pattern, module).isPresent())
        .max(ScriptModules.EXACTNESS)
        .ifPresent(
            pattern -> {
              var star = ScriptModules.matched(pattern, module).orElseThrow();
              settings
                  .names()
                  .getOrDefault(pattern, List.of())
                  .forEach(place -> places.add(place.replace("*", star)));
            });
    boolean isOfNode = module.startsWith("node:") || OF_NODE.contains(module.split("/", 2)[0]);
    if (!isOfNode) {
      settings.base().ifPresent(base -> places.add(FilePaths.joined(base, module)));
    }
    places.removeIf(place -> place.endsWith(".d.ts") || place.contains("node_modules/"));
    return places;
  }

  private Settings settings(String folder) {
    return Stream.of("tsconfig.json", "jsconfig.json")
        .map(name -> settings(FilePaths.joined(folder, name), folder, 0))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(Settings.NONE);
  }

  private Settings settings(String path, String own, int depth) {
    var text = tree.text(path);
    if (depth > MOST_EXTENDED
        || text.isEmpty()
        || !(JsonReader.read(text.get()).root() instanceof Node.Mapping all)) {
      return Settings.NONE;
    }
    var folder = ScriptModules.above(path);
    var above = Settings.NONE;
    for (var extended : extended(all)) {
      var more = settings(FilePaths.joined(folder, extended), own, depth + 1);
      above =
          new Settings(
              more.base().or(above::base), more.names().isEmpty() ? above.names() : more.names());
    }
    var options = all.mapping("compilerOptions");
    var base = options.flatMap(it -> it.text("baseUrl")).map(it -> place(it, folder, own));
    var inherited = above;
    var names =
        options
            .flatMap(it -> it.mapping("paths"))
            .map(it -> names(it, base.or(inherited::base).orElse(folder), own))
            .orElse(inherited.names());
    return new Settings(base.or(inherited::base), names);
  }

  /** Packages of shared settings name no places of a project. */
  private static List<String> extended(Node.Mapping all) {
    var named =
        all.text("extends")
            .map(List::of)
            .or(() -> all.sequence("extends").map(TypeScriptPaths::texts))
            .orElse(List.of());
    return named.stream()
        .filter(path -> path.startsWith("."))
        .map(path -> path.endsWith(".json") ? path : path + ".json")
        .toList();
  }

  private static List<String> texts(Node.Sequence items) {
    return items.items().stream()
        .filter(Node.Text.class::isInstance)
        .map(item -> ((Node.Text) item).value())
        .toList();
  }

  private static Map<String, List<String>> names(Node.Mapping paths, String base, String own) {
    var names = new TreeMap<String, List<String>>();
    paths.stream()
        .limit(MOST_NAMES)
        .filter(entry -> entry.value() instanceof Node.Sequence)
        .forEach(
            entry ->
                names.put(
                    entry.key(),
                    texts((Node.Sequence) entry.value()).stream()
                        .map(place -> place(place, base, own))
                        .toList()));
    return names;
  }

  private static String place(String path, String folder, String own) {
    return path.startsWith(OWN_FOLDER)
        ? FilePaths.joined(own, path.substring(OWN_FOLDER.length()).replaceFirst("^/", ""))
        : FilePaths.joined(folder, path);
  }
}
