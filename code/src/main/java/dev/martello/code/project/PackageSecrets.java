package dev.martello.code.project;

import dev.martello.know.WrittenSecrets;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for credentials in the files that are packed with functions and layers. */
final class PackageSecrets {
  /*
   * Files of settings, keys, and scripts that no handler reaches are looked at; what a handler reaches
   * is judged as code. What others wrote (installed packages, lock files) is not looked at: their tests
   * have keys that open nothing. Bounds: so many files and bytes of a package, and of each file.
   */
  private static final long LARGEST = 1_000_000;
  private static final long LARGEST_PACKAGE = 30_000_000;

  private static final Pattern FIXTURE =
      Pattern.compile(
          "(?:.*/)?(?:tests?|__tests__|spec|specs|e2e|fixtures?|mocks?|__mocks__|examples?|samples?|events?"
              + "|docs?|testdata)/.*|.*(?:_test|\\.test|\\.spec)\\.\\w+|(?:.*/)?(?:test_[^/]*|conftest\\.py)"
              + "|.*\\.(?:example|sample|template|dist|tpl)(?:\\.\\w+)?|(?:.*/)?\\.env\\.(?:test|ci)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JAVA =
      Pattern.compile("(?:.*/)?src/main/.*|.*\\.(?:properties|ya?ml|env|pem|key)");

  /** What tools write and people do not. */
  private static final Set<String> MADE =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "poetry.lock",
          "pipfile.lock",
          "composer.lock",
          "cargo.lock",
          "samconfig.toml",
          "tsconfig.json");

  /** A file, or the rest of a package, that was not looked at; the reason is a clause. */
  record Skipped(String path, String reason) {}

  private final Set<String> judged;
  private final List<PackedSecret> found = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /**
   * Starts a search.
   *
   * @param judged the paths of files that are judged elsewhere: templates, and code that handlers
   *     reach
   */
  PackageSecrets(Set<String> judged) {
    this.judged = judged;
  }

  List<PackedSecret> found() {
    return found;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  /** Looks at the packages of functions. */
  void packages(Map<FileTree, List<LambdaFunction>> packages) {
    packages.forEach(
        (tree, functions) -> search(tree, tree.files(), functions.getFirst(), functions, false));
  }

  /** Looks at the settings beside functions that nothing declares, which are packed with them. */
  void beside(Map<FileTree, List<LambdaFunction>> folders) {
    folders.forEach(
        (tree, functions) ->
            tree.files().stream()
                .filter(file -> file.path().indexOf('/') < 0 && file.size() <= LARGEST)
                .filter(file -> SETTINGS.matcher(file.path()).matches())
                .flatMap(file -> tree.text(file.path()).stream())
                .filter(text -> !judged.contains(text.path()))
                .forEach(
                    text ->
                        search(
                            FilePaths.name(text.path()),
                            text,
                            WrittenSecrets.Kind.LINES,
                            functions.getFirst(),
                            functions,
                            false)));
  }

  private static final Pattern SETTINGS =
      Pattern.compile(
          "\\.env(?:\\.(?!example|sample|test|ci|dist|template)[\\w-]+)?|.*\\.(?:pem|key|p8)");

  /** Looks at layers. */
  void layers(Layers layers) {
    for (var layer : layers.all()) {
      var tree = layer.tree();
      var own = OwnPackages.in(tree).flatMap(folder -> tree.files(folder).stream());
      var files = Stream.concat(tree.files().stream(), own).toList();
      search(tree, files, layer.entity(), layers.users(layer), true);
    }
  }

  private void search(
      FileTree tree,
      List<FileTree.Listed> files,
      Entity owner,
      List<LambdaFunction> users,
      boolean isLayer) {
    var installed = tree.folders("").stream().anyMatch(name -> name.endsWith(".dist-info"));
    long read = 0;
    for (var file : files) {
      var kind = kind(file.path());
      boolean isOfOthers =
          (installed || isLayer) && file.path().endsWith(".py") && isInstalled(tree, file.path());
      if (kind.isEmpty() || isOfOthers || !isPacked(file.path(), owner)) {
        continue;
      }
      if (file.size() > LARGEST) {
        if (kind.get() != WrittenSecrets.Kind.CODE) {
          skipped.add(new Skipped(file.path(), "larger than 1 MB, not searched for secrets"));
        }
        continue;
      }
      read += file.size();
      if (read > LARGEST_PACKAGE) {
        skipped.add(new Skipped(file.path(), "this and later files of the package: too much"));
        return;
      }
      tree.text(file.path())
          .filter(text -> !judged.contains(text.path()))
          .ifPresent(text -> search(file.path(), text, kind.get(), owner, users, isLayer));
    }
  }

  /** Of a project in Java the sources are compiled, the resources packed, and the rest stays. */
  private static boolean isPacked(String path, Entity owner) {
    boolean isJava =
        owner instanceof LambdaFunction function
            && function.runtime().is(runtime -> runtime.startsWith("java")).isYes();
    return !isJava || JAVA.matcher(path).matches();
  }

  /** Packages of an index have their version in their first file. */
  private static boolean isInstalled(FileTree tree, String path) {
    var top = path.replaceFirst("^python/", "");
    var start = path.substring(0, path.length() - top.length());
    int slash = top.indexOf('/');
    return slash > 0 && CodeFolder.isPublished(tree, start + top.substring(0, slash));
  }

  private static Optional<WrittenSecrets.Kind> kind(String path) {
    var name = FilePaths.name(path).toLowerCase(Locale.ROOT);
    if (MADE.contains(name) || name.endsWith(".min.js") || name.endsWith(".d.ts")) {
      return Optional.empty();
    }
    return WrittenSecrets.Kind.of(path);
  }

  private void search(
      String path,
      SourceFile file,
      WrittenSecrets.Kind kind,
      Entity owner,
      List<LambdaFunction> users,
      boolean isLayer) {
    boolean isCode = kind == WrittenSecrets.Kind.CODE;
    boolean isFixture = FIXTURE.matcher(path).matches();
    for (var hit : WrittenSecrets.in(file.text(), kind)) {
      var where = new Origin.Written(file, new Span(hit.start(), hit.end()));
      found.add(new PackedSecret(owner, users, isLayer, where, hit, isCode, isFixture));
    }
  }
}
