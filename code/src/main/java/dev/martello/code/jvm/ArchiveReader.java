package dev.martello.code.jvm;

import dev.martello.code.archive.ArchiveException;
import dev.martello.code.archive.ArchiveLimits;
import dev.martello.code.archive.ByteSource;
import dev.martello.code.archive.Messages;
import dev.martello.code.archive.ZipArchive;
import dev.martello.code.jvm.ClassPath.Location;
import dev.martello.value.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Looks for classes in folders, jars and the zip files of functions. Only directories of archives
 * are read; classes are read when they are wanted.
 */
public final class ArchiveReader {
  /*
   * The order of Lambda: classes of the function itself before those of its libraries, libraries in
   * the order of their names; the first class of a name counts. Layouts: classes at the root or in
   * BOOT-INF/classes and WEB-INF/classes, libraries in a folder `lib` (a function's zip, a layer's
   * java/lib, BOOT-INF/lib, WEB-INF/lib). Of archives with classes for several releases of Java
   * those of the base count; one for a later release counts only if the base has none.
   */

  private static final String CLASS = ".class";
  private static final Pattern LIBRARY = Pattern.compile("(.*/)?lib/([^/]+/)?[^/]+\\.jar");
  private static final Pattern CLASSES_ROOT = Pattern.compile("(BOOT-INF|WEB-INF)/classes/");
  private static final Pattern LATER_RELEASE = Pattern.compile("META-INF/versions/\\d+/");
  private static final Set<String> SKIPPED = Set.of("node_modules", ".git", ".gradle", ".idea");
  private static final int DEEPEST_FOLDER = 40;
  private static final int MOST_FILES = 200_000;
  private static final int MOST_PROBLEMS = 20;

  private final Path root;
  private final ArchiveLimits limits;
  private final AtomicLong left;
  private final Map<String, Location> found = new HashMap<>();
  private final Map<String, Location> later = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ArchiveReader(Path root, ArchiveLimits limits) {
    this.root = root;
    this.limits = limits;
    left = new AtomicLong(limits.totalBytes());
  }

  /**
   * Looks for classes.
   *
   * @param root what paths are told relative to
   * @param places folders and archives, in the order of the class path
   */
  public static ClassPath read(Path root, List<Path> places, ArchiveLimits limits) {
    var reader = new ArchiveReader(root, limits);
    places.forEach(reader::add);
    reader.later.forEach(reader.found::putIfAbsent);
    return new ClassPath(reader.found, reader.problems);
  }

  private void add(Path place) {
    if (Files.isSymbolicLink(place)) {
      problems.add(Problem.of(relative(place), "symbolic links are not followed"));
    } else if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      addFolder(place);
    } else if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      addArchive(new ByteSource.OfFile(place), relative(place), 0);
    } else {
      problems.add(Problem.of(relative(place), "there is no such file or folder"));
    }
  }

  private String relative(Path place) {
    var absolute = place.toAbsolutePath().normalize();
    var base = root.toAbsolutePath().normalize();
    var shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute.getFileName();
    return String.valueOf(shown).replace(place.getFileSystem().getSeparator(), "/");
  }

  private void addFolder(Path folder) {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(folder, Set.of(), DEEPEST_FOLDER, new Collector(files));
    } catch (IOException e) {
      problems.add(Problem.of(relative(folder), "the folder cannot be read: " + Messages.of(e)));
    }
    files.sort(Comparator.naturalOrder());
    var libraries = new ArrayList<Path>();
    for (var file : files) {
      var name =
          folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      if (name.endsWith(CLASS)) {
        var bytes = new ByteSource.OfFile(file);
        addClass(name, new Location(relative(file), () -> readFile(bytes)));
      } else if (LIBRARY.matcher(name).matches()) {
        libraries.add(file);
      }
    }
    libraries.forEach(library -> addArchive(new ByteSource.OfFile(library), relative(library), 1));
  }

  private byte[] readFile(ByteSource file) throws IOException {
    if (file.size() > limits.entryBytes()) {
      throw new ArchiveException("it is too large");
    }
    return file.read(0, (int) file.size());
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final List<Path> files;

    Collector(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return SKIPPED.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var name = String.valueOf(file.getFileName());
      if (attributes.isSymbolicLink()) {
        problems.add(Problem.of(relative(file), "symbolic links are not followed"));
      } else if (attributes.isRegularFile() && (name.endsWith(CLASS) || name.endsWith(".jar"))) {
        files.add(file);
      }
      if (files.size() < MOST_FILES) {
        return FileVisitResult.CONTINUE;
      }
      problems.add(
          Problem.of(relative(file), "more than " + MOST_FILES + " files; the rest is not read"));
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      problems.add(Problem.of(relative(file), "it cannot be read: " + Messages.of(reason)));
      return FileVisitResult.CONTINUE;
    }
  }

  private void addArchive(ByteSource source, String path, int depth) {
    try {
      addEntries(new ZipArchive(source, limits, left), path, depth);
    } catch (IOException e) {
      problems.add(Problem.of(path, "the archive cannot be read: " + Messages.of(e)));
    }
  }

  private void addEntries(ZipArchive archive, String path, int depth) {
    var names = new HashSet<String>();
    var libraries = new ArrayList<ZipArchive.Entry>();
    var faults = new Faults(path);
    for (var entry : archive.entries()) {
      var name = entry.name();
      if (entry.isEscaping()) {
        faults.add(name, "leads out of the archive and is not read");
      } else if (entry.isLink()) {
        faults.add(name, "is a symbolic link, which is not followed");
      } else if (!name.endsWith("/") && !names.add(name)) {
        faults.add(name, "stands there twice; the first one counts");
      } else if (name.endsWith(CLASS)) {
        addClass(name, new Location(path + "!/" + name, () -> archive.read(entry)));
      } else if (LIBRARY.matcher(name).matches()) {
        libraries.add(entry);
      }
    }
    if (archive.isCut()) {
      problems.add(
          Problem.of(path, "the archive's directory is damaged; some entries are not read"));
    }
    libraries.sort(Comparator.comparing(ZipArchive.Entry::name));
    for (var library : libraries) {
      if (depth == limits.depth()) {
        faults.add(library.name(), "stands in too many archives and is not read");
      } else {
        addLibrary(archive, library, path, depth);
      }
    }
    faults.finish();
  }

  private void addLibrary(ZipArchive archive, ZipArchive.Entry library, String path, int depth) {
    var inside = path + "!/" + library.name();
    try {
      addArchive(new ByteSource.InMemory(archive.read(library)), inside, depth + 1);
    } catch (IOException e) {
      problems.add(Problem.of(inside, "the archive cannot be read: " + Messages.of(e)));
    }
  }

  private void addClass(String path, Location location) {
    var release = LATER_RELEASE.matcher(path);
    if (release.lookingAt()) {
      later.putIfAbsent(nameOf(path.substring(release.end())), location);
      return;
    }
    var start = CLASSES_ROOT.matcher(path);
    found.putIfAbsent(nameOf(start.lookingAt() ? path.substring(start.end()) : path), location);
  }

  private static String nameOf(String path) {
    return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
  }

  /** Tells the first faults of an archive and counts the others. */
  private final class Faults {
    private final String path;
    private int count;

    Faults(String path) {
      this.path = path;
    }

    void add(String entry, String fault) {
      count++;
      if (count <= MOST_PROBLEMS) {
        problems.add(Problem.of(path, "entry `" + Messages.line(entry) + "` " + fault));
      }
    }

    void finish() {
      if (count > MOST_PROBLEMS) {
        problems.add(Problem.of(path, (count - MOST_PROBLEMS) + " more entries are not read"));
      }
    }
  }
}
