package dev.martello.code.project;

import dev.martello.read.file.LocalFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the modules of a scanned tree stand that scripts import by other names than their paths:
 * those of {@code tsconfig.json}, of {@code package.json} and of the packages of a workspace.
 */
final class ScriptModules {
  /**
   * Where a folder has one of these, compilers and bundlers write what they make of its sources.
   */
  private static final Set<String> OUTPUTS = Set.of("dist", "build", "lib", "out", "cjs", "esm");

  /** A whole name goes before patterns, and of these the one with the longest beginning. */
  static final Comparator<String> EXACTNESS =
      Comparator.comparingInt(
          pattern -> pattern.indexOf('*') < 0 ? Integer.MAX_VALUE : pattern.indexOf('*'));

  private final TypeScriptPaths paths;
  private final NodePackages packages;

  /** Looks below the root of the files and nowhere else. */
  ScriptModules(LocalFiles files) {
    var tree = new FolderTree(files, files.root());
    paths = new TypeScriptPaths(tree);
    packages = new NodePackages(tree);
  }

  /**
   * Returns the paths from the root, with or without endings, at which a module may stand that is
   * imported by its name; the first that is there is meant.
   *
   * @param folder that has the importing file, from the root; empty text for the root
   */
  List<String> places(String module, String folder) {
    boolean isInner = module.startsWith("#");
    var places = new ArrayList<String>(isInner ? List.of() : paths.of(module, folder));
    for (var path : isInner ? packages.inner(module, folder) : packages.of(module, folder)) {
      places.addAll(sources(path));
    }
    places.removeIf(place -> place.indexOf('\0') >= 0);
    return places;
  }

  /** What a package names is often built, from what stands in {@code src} or beside it. */
  private static List<String> sources(NodePackages.Inside path) {
    var steps = List.of(path.path().split("/"));
    if (!OUTPUTS.contains(steps.getFirst()) || steps.size() == 1) {
      return List.of(path.whole());
    }
    var rest = steps.stream().filter(step -> !OUTPUTS.contains(step)).toList();
    var inner = String.join("/", rest);
    var source = rest.getFirst().equals("src") ? inner : "src/" + inner;
    return List.of(
        FilePaths.joined(path.folder(), source),
        path.whole(),
        FilePaths.joined(path.folder(), inner));
  }

  /** Returns the folders from one up to the root, which is empty text. */
  static List<String> upwards(String folder) {
    var all = new ArrayList<String>();
    for (var at = folder; !at.isEmpty(); at = above(at)) {
      all.add(at);
    }
    all.add("");
    return all;
  }

  /** Returns the folder that a path stands in. */
  static String above(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  /**
   * Returns what stands for the star of a pattern where a name matches it; a pattern without a star
   * matches itself, with nothing in its place.
   */
  static Optional<String> matched(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name) ? Optional.of("") : Optional.empty();
    }
    var before = pattern.substring(0, star);
    var after = pattern.substring(star + 1);
    return name.length() >= before.length() + after.length()
            && name.startsWith(before)
            && name.endsWith(after)
        ? Optional.of(name.substring(star, name.length() - after.length()))
        : Optional.empty();
  }
}
