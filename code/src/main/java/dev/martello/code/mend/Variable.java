package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A variable that holds a text for one call. */
final class Variable {
  private static final Set<String> NAMES = Set.of("identifier", "shorthand_property_identifier");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private Variable() {}

  /** Returns what a variable is set to, if that happens once and it is used for nothing else. */
  static Optional<Node> text(Node use) {
    var function = Enclosing.function(use);
    var places =
        function
            .everything()
            .filter(node -> NAMES.contains(node.kind()) && node.text().equals(use.text()))
            .filter(node -> !isOfArgument(node))
            .toList();
    if (places.size() != 2 || !places.getLast().equals(use)) {
      return Optional.empty();
    }
    var name = places.getFirst();
    return name.parent()
        .flatMap(
            parent ->
                switch (parent.kind()) {
                  case "assignment" -> parent.child("right");
                  case "variable_declarator" -> parent.child("value");
                  case "expression_list" ->
                      parent
                          .parent()
                          .filter(
                              it -> it.is("short_var_declaration") && parent.named().size() == 1)
                          .flatMap(it -> it.child("right"))
                          .filter(it -> it.named().size() == 1)
                          .map(it -> it.named().getFirst());
                  default -> Optional.empty();
                })
        .filter(value -> value.start() > name.start() && isAround(name, use))
        .filter(value -> Enclosing.function(value).equals(function));
  }

  /** {@code parse(text, parser=parser)}: the name of an argument is no variable. */
  private static boolean isOfArgument(Node name) {
    return name.parent()
        .filter(it -> it.is("keyword_argument"))
        .flatMap(it -> it.child("name"))
        .filter(name::equals)
        .isPresent();
  }

  /** Says whether the call stands in the block that sets the variable, or inside of it. */
  private static boolean isAround(Node name, Node use) {
    var block = name.parent().flatMap(Node::parent).flatMap(Node::parent);
    return block.isPresent()
        && block.get().start() <= use.start()
        && use.end() <= block.get().end();
  }

  /**
   * Says whether values are at the use of a variable what they were where it was set: nothing in
   * between speaks of what they are made of.
   */
  static boolean isUnchanged(Node text, Node use, List<String> values) {
    var between =
        use.tree().file().text().substring(Math.min(text.end(), use.start()), use.start());
    return NAME.matcher(String.join(" ", values))
        .results()
        .map(found -> Pattern.compile("\\b" + Pattern.quote(found.group()) + "\\b"))
        .noneMatch(name -> name.matcher(between).find());
  }
}
