package dev.martello.code.python;

import dev.martello.code.tree.Node;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the functions that make what each object of a class gets: {@code
 * field(default_factory=make)}, {@code attr.ib(factory=make)}, {@code Field(default_factory=make)}.
 */
final class Factories {
  private static final Set<String> NAMES = Set.of("default_factory", "factory");

  private static final Pattern DECLARING =
      Pattern.compile("(?:\\w+\\.)?(?:field|Field|ib|attrib|PrivateAttr)");

  private static final Pattern OF_ATTRS = Pattern.compile("(?:attrs?\\.)?(?:ib|attrib|field)");

  private Factories() {}

  /** Returns whether an assignment without a type declares a field of a class of attrs. */
  static boolean isField(Node assignment) {
    return assignment.child("right").filter(right -> isCall(right, OF_ATTRS)).isPresent();
  }

  /** Returns the expression for the function that a field's values are made by. */
  static Optional<Node> of(Node assignment) {
    return assignment
        .child("right")
        .filter(right -> isCall(right, DECLARING))
        .flatMap(right -> right.child("arguments"))
        .flatMap(
            all ->
                Parts.of(all).stream()
                    .filter(argument -> argument.is("keyword_argument"))
                    .flatMap(argument -> given(argument).stream())
                    .findFirst());
  }

  /** Returns whether a field says that objects are shown without it: {@code field(repr=False)}. */
  static boolean isUnshown(Node assignment) {
    return assignment
        .child("right")
        .filter(right -> isCall(right, DECLARING))
        .flatMap(right -> right.child("arguments"))
        .filter(
            all ->
                Parts.of(all).stream()
                    .anyMatch(argument -> UNSHOWN.matcher(argument.text()).matches()))
        .isPresent();
  }

  private static final Pattern UNSHOWN = Pattern.compile("repr\\s*=\\s*False");

  private static Optional<Node> given(Node argument) {
    var name = argument.child("name").map(Node::text).orElse("");
    var value = argument.child("value");
    return NAMES.contains(name)
        ? value
        : value
            .filter(each -> name.equals("default") && isCall(each, FACTORY))
            .flatMap(each -> each.child("arguments"))
            .flatMap(each -> Parts.of(each).stream().findFirst());
  }

  /** Returns whether a function that makes values is given the object that they are for. */
  static boolean takesObject(Node factory) {
    return factory.parent().stream()
        .filter(all -> all.is("argument_list"))
        .flatMap(all -> Parts.of(all).stream())
        .anyMatch(argument -> TAKING.matcher(argument.text()).matches());
  }

  private static final Pattern TAKING = Pattern.compile("takes_self\\s*=\\s*True");

  private static final Pattern FACTORY = Pattern.compile("(?:attrs?\\.)?Factory");

  private static boolean isCall(Node node, Pattern function) {
    return node.is("call")
        && node.child("function")
            .filter(called -> function.matcher(called.text()).matches())
            .isPresent();
  }
}
