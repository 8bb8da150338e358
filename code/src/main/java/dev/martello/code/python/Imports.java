package dev.martello.code.python;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** What import statements bind, with relative names made absolute. */
final class Imports {
  private final String folder;

  /**
   * Reads the imports of a unit.
   *
   * @param unit its dotted name
   * @param isPackage whether it is the {@code __init__.py} of a folder
   */
  Imports(String unit, boolean isPackage) {
    folder = isPackage ? unit : above(unit);
  }

  private static String above(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /**
   * One name that is bound.
   *
   * @param bound the variable; empty text for a module that is only loaded
   * @param module the dotted name of the module
   * @param member what of it; empty text for the module itself, {@code *} for everything
   */
  record Binding(String bound, String module, String member, Node place) {
    boolean isEverything() {
      return member.equals("*");
    }

    /** Returns the dotted name of what is bound. */
    String dotted() {
      return member.isEmpty() ? module : module.isEmpty() ? member : module + "." + member;
    }
  }

  /** Returns what a statement of any of the three kinds of imports binds. */
  List<Binding> of(Node statement) {
    return switch (statement.kind()) {
      case "import_statement" -> modules(statement);
      case "import_from_statement" ->
          members(statement, statement.child("module_name").map(this::module).orElse(""));
      case "future_import_statement" -> members(statement, "__future__");
      default -> List.of();
    };
  }

  private static List<Binding> modules(Node statement) {
    var found = new ArrayList<Binding>();
    for (var name : Parts.in(statement, "name")) {
      if (name.is("aliased_import")) {
        found.add(new Binding(alias(name), dotted(original(name)), "", name));
        continue;
      }
      var module = dotted(name);
      int dot = module.indexOf('.');
      if (dot < 0) {
        found.add(new Binding(module, module, "", name));
      } else {
        found.add(new Binding("", module, "", name));
        found.add(new Binding(module.substring(0, dot), module.substring(0, dot), "", name));
      }
    }
    return found;
  }

  private static List<Binding> members(Node statement, String module) {
    var found = new ArrayList<Binding>();
    statement
        .first("wildcard_import")
        .ifPresent(star -> found.add(new Binding("*", module, "*", star)));
    for (var name : Parts.in(statement, "name")) {
      var isAliased = name.is("aliased_import");
      var member = dotted(isAliased ? original(name) : name);
      var bound = isAliased ? alias(name) : member;
      found.add(
          module.isEmpty()
              ? new Binding(bound, member, "", name)
              : new Binding(bound, module, member, name));
    }
    return found;
  }

  private static Node original(Node aliased) {
    return aliased.child("name").orElse(aliased);
  }

  private static String alias(Node aliased) {
    return aliased.child("alias").map(Node::text).orElse("");
  }

  private String module(Node name) {
    if (!name.is("relative_import")) {
      return dotted(name);
    }
    long dots = name.first("import_prefix").map(Imports::dots).orElse(1L);
    var from = folder;
    for (long up = 1; up < dots; up++) {
      from = above(from);
    }
    var rest = name.first("dotted_name").map(Imports::dotted).orElse("");
    return from.isEmpty() ? rest : rest.isEmpty() ? from : from + "." + rest;
  }

  private static long dots(Node prefix) {
    return prefix.text().chars().filter(letter -> letter == '.').limit(64).count();
  }

  private static String dotted(Node name) {
    var text = new StringBuilder();
    for (var part : Parts.of(name)) {
      if (part.is("identifier")) {
        text.append(text.isEmpty() ? "" : ".").append(part.text());
      }
    }
    return text.isEmpty() ? name.text() : text.toString();
  }
}
