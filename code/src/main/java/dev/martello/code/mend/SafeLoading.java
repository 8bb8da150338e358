package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads YAML into plain data: {@code load(text, Loader=Loader)} with a loader that {@code from yaml
 * import Loader} names becomes {@code load(text, Loader=SafeLoader)}.
 */
public final class SafeLoading {
  private static final String SAFE = "SafeLoader";
  private static final Set<String> LOADERS =
      Set.of("Loader", "FullLoader", "UnsafeLoader", "CLoader", "CFullLoader", "CUnsafeLoader");

  private SafeLoading() {}

  /** Returns what mends a call; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call, ParsedSources sources) {
    return Dialect.python(call, sources)
        .flatMap(
            node ->
                Dialect.arguments(node).stream()
                    .map(Dialect::value)
                    .filter(given -> given.is("identifier") && LOADERS.contains(given.text()))
                    .findFirst())
        .map(SafeLoading::changes)
        .orElse(List.of());
  }

  /** All calls of a file ask for the same change of its imports. */
  private static List<Change> changes(Node loader) {
    var use = Dialect.reworded(loader, SAFE);
    if (imported(loader, SAFE).isPresent()) {
      return List.of(use);
    }
    return imported(loader, loader.text())
        .map(names -> names.named().getLast())
        .map(last -> List.<Change>of(use, new Change.Reword(Dialect.after(last), ", " + SAFE)))
        .orElse(List.of());
  }

  /** Returns what imports a name from the library. */
  private static Optional<Node> imported(Node use, String name) {
    return use.tree()
        .root()
        .everything()
        .filter(node -> node.is("identifier") && node.text().equals(name))
        .flatMap(node -> node.parent().flatMap(Node::parent).stream())
        .filter(it -> it.is("import_from_statement"))
        .filter(
            it -> it.child("module_name").filter(from -> from.text().equals("yaml")).isPresent())
        .findFirst();
  }
}
