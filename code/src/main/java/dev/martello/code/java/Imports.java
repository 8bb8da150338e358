package dev.martello.code.java;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the full names of types that a file names by their simple names. */
final class Imports {
  private final String folder;
  private final Set<String> project;
  private final Platform platform;
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> members = new HashMap<>();
  private final List<String> packages = new ArrayList<>();
  private final List<String> memberHolders = new ArrayList<>();

  /**
   * Reads the imports of a file.
   *
   * @param project the names of all classes whose source is there
   */
  Imports(Node root, Set<String> project, Platform platform) {
    this.project = project;
    this.platform = platform;
    folder =
        root.first("package_declaration")
            .flatMap(declaration -> declaration.named().stream().reduce((one, other) -> other))
            .map(Node::text)
            .map(Imports::withoutBlanks)
            .orElse("");
    root.named().stream().filter(node -> node.is("import_declaration")).forEach(this::add);
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }

  private void add(Node declaration) {
    var named = declaration.named();
    if (named.isEmpty()) {
      return;
    }
    var path = withoutBlanks(named.getFirst().text());
    boolean isStatic = declaration.has("static");
    boolean isAll = declaration.has("asterisk");
    int last = path.lastIndexOf('.');
    if (isStatic && isAll) {
      memberHolders.add(nested(path));
    } else if (isStatic && last > 0) {
      members.put(path.substring(last + 1), nested(path.substring(0, last)));
    } else if (isAll) {
      packages.add(path);
    } else {
      types.put(path.substring(last + 1), nested(path));
    }
  }

  String folder() {
    return folder;
  }

  /**
   * Returns a name with dots for packages and {@code $} for nested classes, as people case them.
   */
  static String nested(String path) {
    var text = new StringBuilder();
    boolean isInClass = false;
    for (var part : path.split("\\.")) {
      if (!text.isEmpty()) {
        text.append(isInClass ? '$' : '.');
      }
      text.append(part);
      isInClass |= isTypeName(part);
    }
    return text.toString();
  }

  /** Returns whether a name is written like that of a class. */
  static boolean isTypeName(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  /** Returns whether a class is imported by its name, or its source is there. */
  boolean has(String simpleName) {
    return types.containsKey(simpleName) || project.contains(inPackage(folder, simpleName));
  }

  /** Returns the full name of a class that the file itself does not declare. */
  String find(String simpleName) {
    var imported = types.get(simpleName);
    if (imported != null) {
      return imported;
    }
    var here = inPackage(folder, simpleName);
    if (project.contains(here)) {
      return here;
    }
    return packages.stream()
        .map(each -> inPackage(each, simpleName))
        .filter(each -> project.contains(each) || platform.has(each))
        .findFirst()
        .or(() -> fromLanguage(simpleName))
        .or(() -> fromUnknownPackage(simpleName))
        .orElse(here);
  }

  private Optional<String> fromLanguage(String simpleName) {
    return Optional.of("java.lang." + simpleName).filter(platform::has);
  }

  /** Whose source is not there stands rather in an imported package than in that of the file. */
  private Optional<String> fromUnknownPackage(String simpleName) {
    var unknown =
        packages.stream()
            .filter(each -> !each.startsWith("java.") && !platform.hasPackage(each))
            .toList();
    var known = unknown.stream().filter(each -> WildcardNames.has(each, simpleName)).toList();
    return known.stream()
        .filter(each -> isNamedLike(each, simpleName))
        .findFirst()
        .or(() -> known.stream().findFirst())
        .or(() -> unknown.stream().filter(each -> !WildcardNames.knows(each)).findFirst())
        .map(each -> inPackage(each, simpleName));
  }

  /** Clients of AWS are called like the package of their service: {@code sqs.SqsClient}. */
  private static boolean isNamedLike(String path, String simpleName) {
    var last = path.substring(path.lastIndexOf('.') + 1);
    return simpleName.toLowerCase(Locale.ROOT).contains(last);
  }

  private static String inPackage(String path, String simpleName) {
    if (path.isEmpty()) {
      return simpleName;
    }
    var holder = nested(path);
    int last = holder.lastIndexOf('.');
    return holder + (isTypeName(holder.substring(last + 1)) ? "$" : ".") + simpleName;
  }

  /** Returns the class of an imported static member. */
  Optional<String> holderOf(String member) {
    var known = members.get(member);
    return known != null
        ? Optional.of(known)
        : memberHolders.size() == 1 ? Optional.of(memberHolders.getFirst()) : Optional.empty();
  }

  /** Returns the class of a static member that is imported by its name. */
  Optional<String> namedHolderOf(String member) {
    return Optional.ofNullable(members.get(member));
  }
}
