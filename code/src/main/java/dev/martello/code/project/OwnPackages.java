package dev.martello.code.project;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells the packages that the owner of a layer wrote from those that npm brought. */
final class OwnPackages {
  private static final List<String> PLACES = List.of("nodejs/node_modules", "node_modules");

  /** Enough for what owners write; more are brought. */
  private static final int MOST = 300;

  /** What whoever publishes a package says of it, and what npm notes. */
  private static final Pattern PUBLISHED =
      Pattern.compile("\"(?:repository|homepage|bugs|_resolved)\"\\s*:");

  private static final Pattern PRIVATE = Pattern.compile("\"private\"\\s*:\\s*true\\b");

  private OwnPackages() {}

  /** Returns the folders of the layer's own packages for JavaScript, in order. */
  static Stream<String> in(FileTree layer) {
    return PLACES.stream()
        .flatMap(place -> layer.folders(place).stream().map(name -> place + "/" + name))
        .flatMap(
            folder ->
                folder.contains("/@")
                    ? layer.folders(folder).stream().map(name -> folder + "/" + name)
                    : Stream.of(folder))
        .filter(folder -> !folder.contains("/."))
        .limit(MOST)
        .filter(folder -> !isPublished(layer, folder));
  }

  private static boolean isPublished(FileTree layer, String folder) {
    return layer
        .text(folder + "/package.json")
        .filter(file -> !PRIVATE.matcher(file.text()).find())
        .filter(file -> PUBLISHED.matcher(file.text()).find())
        .isPresent();
  }
}
