package dev.martello.code.project;

import dev.martello.code.archive.ArchiveLimits;
import dev.martello.code.ir.Unit;
import dev.martello.code.java.JavaFrontEnd;
import dev.martello.code.jvm.ArchiveReader;
import dev.martello.code.jvm.BuildOutputs;
import dev.martello.code.jvm.ClassFrontEnd;
import dev.martello.code.jvm.ClassPath;
import dev.martello.code.jvm.ProjectSources;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a function: what its build left, if that is as new as the sources; else the
 * sources.
 */
final class JavaCode {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  /** Types at the top of a file start their lines. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|record|interface|enum) (\\w+)");

  /** What a class says of those that it extends or implements. */
  private static final Pattern HEAD =
      Pattern.compile(
          "\\b(?:class|record|enum|interface)\\s+\\w+[^{};=]{0,400}?\\b(?:extends|implements)\\b([^{};=]{1,400})\\{");

  private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w*");

  /** What so many classes extend says little of which of them is meant. */
  private static final int MOST_EXTENDING = 8;

  private static final Set<String> SKIPPED =
      Set.of("node_modules", ".git", ".gradle", ".idea", "target", "build", ".aws-sam", "cdk.out");
  private static final Set<String> BUILT = Set.of("target", "build", ".aws-sam");
  private static final Pattern SHOWN = Pattern.compile("\\.(?:kt|scala|groovy)\\z");
  private static final int DEEPEST = 24;
  private static final int MOST_SOURCES = 5_000;
  private static final int MOST_OF_APPLICATION = 2_000;

  /** Packages of which everybody has some below one name. */
  private static final Set<String> SHARED =
      Set.of("com.amazonaws", "com.amazon", "software.amazon", "org.apache", "com.google");

  private final LocalFiles files;
  private final Map<String, SourceFile> sources = new TreeMap<>();

  /** Paths of sources in languages that are read as bytecode alone. */
  private final List<String> shown = new ArrayList<>();

  private final Map<String, Optional<Unit>> units = new HashMap<>();
  private final Map<String, Unit> lowered = new HashMap<>();

  /** By the simple name of a class, what extends or implements it. */
  private final Map<String, Set<String>> extending = new HashMap<>();

  private boolean isExtendingRead;
  private final JavaFrontEnd sourceFrontEnd;
  private final ClassFrontEnd classFrontEnd;
  private final ClassPath classes;
  private final boolean isBuilt;

  /** How the names of the function's own classes start, where none of them stand in the open. */
  private Set<String> own = Set.of();

  /**
   * Looks for classes.
   *
   * @param code a folder or an archive, which need not be built yet
   * @param extra where else a build of this function may be
   * @param layers where the content of its layers is
   */
  JavaCode(LocalFiles files, Path code, Path extra, List<Path> layers) {
    this.files = files;
    var project = project(code);
    long changed = readSources(project);
    sourceFrontEnd =
        new JavaFrontEnd(sources.keySet(), name -> Optional.ofNullable(sources.get(name)));
    classFrontEnd = new ClassFrontEnd(compiledSources());
    var own = places(code, project, extra);
    var places = new ArrayList<>(own);
    layers.forEach(layer -> places.addAll(ofLayer(layer)));
    classes = ArchiveReader.read(files.root(), places, ArchiveLimits.USUAL);
    isBuilt = own.stream().allMatch(place -> age(place) >= changed) || sources.isEmpty();
  }

  /** Classes may come from languages whose sources are not read but shown. */
  private ProjectSources compiledSources() {
    var byPath = new HashMap<String, Optional<SourceFile>>();
    sources.values().forEach(file -> byPath.put(file.path(), Optional.of(file)));
    var paths = new ArrayList<>(byPath.keySet());
    paths.addAll(shown);
    return new ProjectSources(
        paths,
        path ->
            byPath.computeIfAbsent(
                path,
                _ ->
                    files.read(path) instanceof FileText.Text text
                        ? Optional.of(text.file())
                        : Optional.empty()));
  }

  /** Returns the folder with the sources of what a build leaves at a place. */
  private static Path project(Path code) {
    for (int at = 1; at < code.getNameCount(); at++) {
      if (BUILT.contains(code.getName(at).toString())) {
        return code.getRoot().resolve(code.subpath(0, at));
      }
    }
    return Files.isDirectory(code) || code.getParent() == null ? code : code.getParent();
  }

  private List<Path> places(Path code, Path project, Path extra) {
    if (Files.isRegularFile(code, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(code);
    }
    if (Files.isDirectory(extra, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(extra);
    }
    var built = BuildOutputs.in(project);
    boolean isDeployed = built.isEmpty() && sources.isEmpty() && Files.isDirectory(code);
    return isDeployed ? List.of(code) : built;
  }

  /** A layer's jars are in {@code java/lib}; one that is not built yet is a project of its own. */
  private List<Path> ofLayer(Path layer) {
    if (Files.isRegularFile(layer, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(layer);
    }
    var jars = layer.resolve("java");
    if (Files.isDirectory(jars, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(jars);
    }
    readSources(layer);
    return BuildOutputs.in(layer);
  }

  private static long age(Path place) {
    var newest = new long[1];
    try {
      Files.walkFileTree(
          place,
          Set.of(),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException _) {
      // Of what cannot be read nothing is known; the sources count.
    }
    return newest[0];
  }

  /** Reads the sources and returns when the last of them was changed. */
  private long readSources(Path project) {
    var paths = new ArrayList<Path>();
    var newest = new long[1];
    try {
      Files.walkFileTree(
          project,
          Set.of(),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              var name = String.valueOf(folder.getFileName());
              var parent = folder.getParent();
              boolean isTest = name.equals("test") && parent != null && parent.endsWith("src");
              boolean isPackage = isPackage(project.relativize(folder));
              return !folder.equals(project) && (SKIPPED.contains(name) && !isPackage || isTest)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              var name = file.toString();
              if (attributes.isRegularFile() && name.endsWith(".java")) {
                paths.add(file);
                newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
              } else if (attributes.isRegularFile() && SHOWN.matcher(name).find()) {
                shown.add(files.relative(file));
              }
              return paths.size() + shown.size() < MOST_SOURCES
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException _) {
      // A folder that cannot be listed has no sources for us; whoever wants the handler tells so.
    }
    paths.sort(java.util.Comparator.naturalOrder());
    for (var path : paths) {
      if (files.read(files.relative(path)) instanceof FileText.Text text) {
        addSource(text.file());
      }
    }
    return newest[0];
  }

  /** Below a folder of sources the names of folders are those of packages. */
  private static boolean isPackage(Path folder) {
    var parent = folder.getParent();
    return parent != null
        && parent
            .toString()
            .matches(
                "(?:.*[/\\\\])?src[/\\\\]\\w+[/\\\\](?:java|kotlin|scala|groovy)(?:[/\\\\].*)?");
  }

  private void addSource(SourceFile file) {
    var name = nameOf(file);
    sources.putIfAbsent(name, file);
    var folder = name.substring(0, name.lastIndexOf('.') + 1);
    var types = TYPE.matcher(file.text());
    while (types.find()) {
      sources.putIfAbsent(folder + types.group(1), file);
    }
  }

  private static String nameOf(SourceFile file) {
    var simple = file.path().substring(file.path().lastIndexOf('/') + 1).replace(".java", "");
    var declared = PACKAGE.matcher(file.text());
    return declared.find() ? declared.group(1) + "." + simple : simple;
  }

  /** Returns classes whose files say that a class extends or implements one of that name. */
  List<String> extending(String type) {
    if (!isExtendingRead) {
      isExtendingRead = true;
      sources.values().stream().distinct().forEach(this::addSupertypes);
      if (isBuilt) {
        ownClasses().limit(MOST_OF_APPLICATION).forEach(this::addCompiled);
      }
    }
    var found = List.copyOf(extending.getOrDefault(simple(type), Set.of()));
    return found.size() > MOST_EXTENDING ? List.of() : found;
  }

  private static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  private void addCompiled(String type) {
    for (var above : classes.supertypes(type)) {
      if (!above.startsWith("java.")) {
        extending.computeIfAbsent(simple(above), _ -> new TreeSet<>()).add(type);
      }
    }
  }

  private void addSupertypes(SourceFile file) {
    var name = nameOf(file);
    var heads = HEAD.matcher(file.text());
    while (heads.find()) {
      WORD.matcher(heads.group(1))
          .results()
          .forEach(word -> extending.computeIfAbsent(word.group(), _ -> new TreeSet<>()).add(name));
    }
  }

  /** Returns what stands in a file of the sources. */
  Optional<Unit> file(String path) {
    return sources.values().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .map(file -> lowered.computeIfAbsent(file.path(), _ -> lower(file)));
  }

  /** Returns the class of a handler; classes of its package are the function's own from then on. */
  Optional<Unit> handler(String type) {
    own = Set.of(own(type));
    return find(type);
  }

  /**
   * Returns the function's own classes, in the order of their names.
   *
   * @param main one of them; empty text where none is known
   */
  List<Unit> application(String main) {
    if (own.isEmpty()) {
      var members = main.isEmpty() ? untold() : Set.of(main);
      own = members.stream().map(JavaCode::own).collect(Collectors.toSet());
    }
    var built = isBuilt ? ownClasses().toList() : List.<String>of();
    var names = built.isEmpty() ? List.copyOf(sources.keySet()) : built;
    return names.stream()
        .limit(MOST_OF_APPLICATION)
        .flatMap(name -> find(name).stream())
        .distinct()
        .toList();
  }

  private Stream<String> ownClasses() {
    return classes.names().stream().filter(name -> isOwn(name, name.split("\\$")[0]));
  }

  /** In archives nothing but the main class tells the application's classes from others. */
  private Set<String> untold() {
    boolean isPacked = sources.isEmpty() && classes.names().stream().noneMatch(this::isLoose);
    return isPacked ? new ApplicationPackages(classes).members() : Set.of();
  }

  private static String own(String type) {
    var steps = type.split("\\.");
    int many = steps.length > 2 && SHARED.contains(steps[0] + "." + steps[1]) ? 3 : 2;
    return steps.length <= many
        ? type.substring(0, type.lastIndexOf('.') + 1)
        : String.join(".", List.of(steps).subList(0, many)) + ".";
  }

  /** Returns a class of the function's own; empty for libraries. */
  Optional<Unit> find(String type) {
    var known = units.get(type);
    if (known == null) {
      known = read(type);
      units.put(type, known);
    }
    return known;
  }

  private Optional<Unit> read(String type) {
    int nested = type.indexOf('$');
    var outer = nested < 0 ? type : type.substring(0, nested);
    if (isBuilt) {
      var compiled =
          isOwn(type, outer) ? classes.lower(type, classFrontEnd) : Optional.<Unit>empty();
      if (compiled.isPresent()) {
        return compiled;
      }
    }
    return outer.equals(type)
        ? Optional.ofNullable(sources.get(type))
            .map(file -> lowered.computeIfAbsent(file.path(), _ -> lower(file)))
        : find(outer);
  }

  private Unit lower(SourceFile file) {
    return sourceFrontEnd.lower(file, nameOf(file));
  }

  /** Libraries that are packed with the function are not its own code. */
  private boolean isOwn(String type, String outer) {
    return isLoose(type)
        || sources.containsKey(outer)
        || (own.isEmpty() ? type.indexOf('.') < 0 : own.stream().anyMatch(type::startsWith));
  }

  private boolean isLoose(String type) {
    return classes.pathOf(type).filter(path -> path.indexOf('!') < 0).isPresent();
  }
}
