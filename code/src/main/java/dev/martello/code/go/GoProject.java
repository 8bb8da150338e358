package dev.martello.code.go;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Unit;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers the packages of a project, each file to a unit that is named by the path of its package
 * and its own name: {@code example.com/shop/store/items.go}.
 */
public final class GoProject implements FrontEnd {
  private final GoSources sources;
  private final Map<String, GoPackage> packages = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();

  public GoProject(GoSources sources) {
    this.sources = sources;
  }

  /** Lowers a file that is a whole package, {@code name} being its path. */
  @Override
  public Unit lower(SourceFile file, String name) {
    var alone = new GoPackage(name, List.of(parsed(file)));
    return new FileLowering(this, alone, alone.files().getFirst()).lower();
  }

  /** Returns the units of a package; empty for libraries. */
  public List<Unit> units(String path) {
    var found = find(path);
    return found.map(GoPackage::files).orElse(List.of()).stream()
        .map(file -> lowered(found.orElseThrow(), file))
        .toList();
  }

  /**
   * Returns what an import means that a front end made: a file by the name of its unit, or the file
   * that declares a type, by the type's name.
   */
  public Optional<Unit> unit(String name) {
    int slash = name.lastIndexOf('/');
    if (name.endsWith(".go")) {
      return find(slash < 0 ? "" : name.substring(0, slash))
          .flatMap(
              found ->
                  found.files().stream()
                      .filter(file -> found.unitName(file).equals(name))
                      .findFirst()
                      .map(file -> lowered(found, file)));
    }
    int dot = name.indexOf('.', slash + 1);
    return dot < 0
        ? Optional.empty()
        : find(name.substring(0, dot))
            .flatMap(
                found ->
                    found
                        .declaration(name.substring(dot + 1))
                        .map(declared -> lowered(found, declared.file())));
  }

  /** Returns a package of the project; empty for libraries. */
  Optional<GoPackage> find(String path) {
    var known = packages.get(path);
    if (known == null) {
      var trees = new ArrayList<SyntaxTree>();
      for (var file : sources.of(path)) {
        trees.add(parsed(file));
      }
      known = new GoPackage(path, trees);
      packages.put(path, known);
    }
    return known.files().isEmpty() ? Optional.empty() : Optional.of(known);
  }

  /** The grammar wants the last declaration to end with its line. */
  private static SyntaxTree parsed(SourceFile file) {
    var whole = file.text().endsWith("\n") ? file : new SourceFile(file.path(), file.text() + "\n");
    return SyntaxTree.parse(whole, Grammar.GO);
  }

  private Unit lowered(GoPackage found, SyntaxTree file) {
    var name = found.unitName(file);
    var known = units.get(name);
    if (known == null) {
      known = new FileLowering(this, found, file).lower();
      units.put(name, known);
    }
    return known;
  }
}
