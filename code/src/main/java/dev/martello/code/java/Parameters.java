package dev.martello.code.java;

import dev.martello.code.tree.Node;

/** Reads parameters. */
final class Parameters {
  private Parameters() {}

  /** Returns the declared type of a parameter. */
  static JavaType typeOf(Node parameter, ClassShape inside, TypeNames types) {
    if (parameter.is("spread_parameter")) {
      return parameter.named().stream()
          .filter(each -> !each.is("modifiers") && !each.is("variable_declarator"))
          .findFirst()
          .map(each -> types.of(each, inside).array())
          .orElse(JavaType.UNKNOWN);
    }
    var type = parameter.child("type").map(each -> types.of(each, inside));
    return types.arrayOf(type.orElse(JavaType.UNKNOWN), parameter.child("dimensions"));
  }
}
