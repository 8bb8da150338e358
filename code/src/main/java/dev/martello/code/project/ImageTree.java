package dev.martello.code.project;

import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of an image below one of its folders, as far as they are copied from the folder that it
 * is built from. What commands of the build make is not there.
 *
 * @param places where each file of the image stands in that folder
 */
record ImageTree(FileTree context, Map<String, String> places) implements FileTree {
  private static final String IGNORED = ".dockerignore";

  /** Returns the whole image. */
  static ImageTree of(FileTree context, SequencedMap<String, Dockerfile.Stage> stages) {
    var files = context.files().stream().map(Listed::path).filter(unignored(context)).toList();
    var built = new TreeMap<String, Map<String, String>>();
    for (var stage : stages.entrySet()) {
      var places = new TreeMap<String, String>();
      for (var copy : stage.getValue().copies()) {
        if (copy.stage().isEmpty()) {
          var all = new TreeMap<String, String>();
          files.forEach(file -> all.put(file, file));
          copy(copy, all, places);
        } else {
          copy(copy, built.getOrDefault(copy.stage(), Map.of()), places);
        }
      }
      built.put(stage.getKey(), places);
    }
    return new ImageTree(
        context,
        stages.isEmpty() ? Map.of() : built.getOrDefault(stages.lastEntry().getKey(), Map.of()));
  }

  /** Folders are copied without themselves, files into a folder or to a name. */
  private static void copy(
      Dockerfile.Copy copy, Map<String, String> from, Map<String, String> places) {
    for (var source : copy.sources()) {
      var path = FilePaths.joined("", source);
      var pattern = FilePaths.glob(path);
      for (var file : from.entrySet()) {
        var name = file.getKey();
        if (pattern.matcher(name).matches()) {
          boolean isInto = copy.isFolder() || copy.target().isEmpty();
          var target =
              isInto ? FilePaths.joined(copy.target(), FilePaths.name(name)) : copy.target();
          places.put(target, file.getValue());
        } else {
          inner(name, pattern, path)
              .ifPresent(
                  inner -> places.put(FilePaths.joined(copy.target(), inner), file.getValue()));
        }
      }
    }
  }

  /** Returns what is left of a file's path below a folder that a pattern names. */
  private static Optional<String> inner(String name, Pattern folder, String path) {
    if (path.isEmpty()) {
      return Optional.of(name);
    }
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      if (folder.matcher(name.substring(0, slash)).matches()) {
        return Optional.of(name.substring(slash + 1));
      }
    }
    return Optional.empty();
  }

  /** The last line that fits decides; what is ignored is not sent to the build. */
  private static java.util.function.Predicate<String> unignored(FileTree context) {
    record Rule(Pattern pattern, boolean isKept) {}
    var rules = new ArrayList<Rule>();
    context.text(IGNORED).map(SourceFile::text).stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(
            line -> {
              boolean isKept = line.startsWith("!");
              var path = FilePaths.joined("", isKept ? line.substring(1) : line);
              rules.add(
                  new Rule(Pattern.compile(FilePaths.glob(path).pattern() + "(?:/.*)?"), isKept));
            });
    return file -> {
      boolean isKept = true;
      for (var rule : rules) {
        if (rule.pattern().matcher(file).matches()) {
          isKept = rule.isKept();
        }
      }
      return isKept;
    };
  }

  /** Returns what is below a folder. */
  ImageTree below(String folder) {
    var start = folder.isEmpty() ? "" : folder + "/";
    var inside = new TreeMap<String, String>();
    places.forEach(
        (path, place) -> {
          if (path.startsWith(start)) {
            inside.put(path.substring(start.length()), place);
          }
        });
    return new ImageTree(context, inside);
  }

  @Override
  public Optional<SourceFile> text(String path) {
    return Optional.ofNullable(places.get(path)).flatMap(context::text);
  }

  @Override
  public List<String> folders(String inside) {
    var start = inside.isEmpty() ? "" : inside + "/";
    return places.keySet().stream()
        .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) > 0)
        .map(name -> name.substring(start.length(), name.indexOf('/', start.length())))
        .distinct()
        .toList();
  }

  @Override
  public boolean hasFolder(String folder) {
    return places.keySet().stream().anyMatch(name -> name.startsWith(folder + "/"));
  }

  @Override
  public List<Listed> files() {
    var sizes = new TreeMap<String, Long>();
    context.files().forEach(file -> sizes.put(file.path(), file.size()));
    return places.entrySet().stream()
        .map(place -> new Listed(place.getKey(), sizes.getOrDefault(place.getValue(), 0L)))
        .toList();
  }
}
