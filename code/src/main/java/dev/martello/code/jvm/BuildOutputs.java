package dev.martello.code.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Knows where builds leave classes. */
public final class BuildOutputs {
  private static final List<String> CLASSES =
      List.of(
          "target/classes",
          "build/classes/java/main",
          "build/classes/kotlin/main",
          "build/classes/scala/main",
          "build/classes/groovy/main");
  private static final List<String> ARCHIVES =
      List.of("target", "target/dependency", "build/libs", "build/distributions");
  private static final Pattern ARCHIVE = Pattern.compile(".+\\.(jar|zip)");

  /** What is built beside what is deployed. */
  private static final Pattern BESIDE =
      Pattern.compile("original-.+|.+-(sources|javadoc|tests|test-sources|plain)\\.jar");

  private BuildOutputs() {}

  /**
   * Finds what Maven or Gradle left in a project's folder: folders of classes first, then archives
   * by their names; nothing if the project is not built.
   */
  public static List<Path> in(Path project) {
    var found = new ArrayList<Path>();
    for (var folder : CLASSES) {
      var path = project.resolve(folder);
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        found.add(path);
      }
    }
    ARCHIVES.forEach(folder -> addArchives(project.resolve(folder), found));
    return List.copyOf(found);
  }

  private static void addArchives(Path folder, List<Path> found) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.list(folder)) {
      files.filter(BuildOutputs::isDeployed).sorted().forEach(found::add);
    } catch (IOException _) {
      // A folder that cannot be listed holds nothing for us; whoever asked for code tells that
      // there is none.
    }
  }

  private static boolean isDeployed(Path file) {
    var name = file.getFileName().toString();
    return ARCHIVE.matcher(name).matches()
        && !BESIDE.matcher(name).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
