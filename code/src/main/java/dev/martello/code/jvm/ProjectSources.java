package dev.martello.code.jvm;

import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the sources of classes among the files of a project, by their packages. */
public final class ProjectSources implements Sources {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.`]+)");

  private final Map<String, List<String>> paths = new HashMap<>();
  private final Function<String, Optional<SourceFile>> reader;

  /**
   * Remembers where sources are.
   *
   * @param paths of all sources, with forward slashes
   * @param reader reads one of them when it is wanted
   */
  public ProjectSources(Collection<String> paths, Function<String, Optional<SourceFile>> reader) {
    this.reader = reader;
    paths.stream()
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .forEach(
            path ->
                this.paths
                    .computeIfAbsent(
                        path.substring(path.lastIndexOf('/') + 1), any -> new ArrayList<>())
                    .add(path));
  }

  @Override
  public Optional<SourceFile> find(String type, String file) {
    var candidates = paths.getOrDefault(file, List.of());
    var folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    return candidates.stream()
        .filter(path -> ("/" + path).endsWith("/" + folder + file))
        .findFirst()
        .flatMap(reader)
        .or(() -> file.endsWith(".kt") ? elsewhere(candidates, folder) : Optional.empty());
  }

  /** Sources of Kotlin need not stand in the folder of their package, which they tell. */
  private Optional<SourceFile> elsewhere(List<String> candidates, String folder) {
    return candidates.stream()
        .flatMap(path -> reader.apply(path).stream())
        .filter(source -> isOf(source, folder))
        .findFirst();
  }

  private static boolean isOf(SourceFile source, String folder) {
    var declared = PACKAGE.matcher(source.text());
    var told = declared.find() ? declared.group(1).replace("`", "").replace('.', '/') + "/" : "";
    return told.equals(folder);
  }
}
