package dev.martello.code.script;

import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import java.util.Map;
import java.util.Optional;

/** Lowers chains of members, elements and calls, with {@code ?.} anywhere in them. */
final class Chains {
  /*
   * Where a link finds nothing, the whole chain is nothing: all links with ?. branch to one block
   * that the chain's root makes.
   */
  private static final int NO_WAY_OUT = -1;

  private final Lowering lowering;
  private final Emitter code;

  Chains(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Lowers a whole chain. */
  int value(Node root) {
    if (!isOptional(root)) {
      return link(root, NO_WAY_OUT);
    }
    int result = code.fresh();
    int nothing = code.block();
    int after = code.block();
    code.copy(result, link(root, nothing), root.span());
    code.jump(after);
    code.at(nothing);
    code.set(result, new Literal.Nothing(), root.span());
    code.jump(after);
    code.at(after);
    return result;
  }

  private static boolean isOptional(Node root) {
    Optional<Node> at = Optional.of(root);
    while (at.isPresent() && isLink(at.get())) {
      if (hasQuestion(at.get())) {
        return true;
      }
      at = before(at.get());
    }
    return false;
  }

  private static boolean isLink(Node node) {
    return isMember(node) || node.is("call_expression") || node.is("non_null_expression");
  }

  static boolean isMember(Node node) {
    return node.is("member_expression") || node.is("subscript_expression");
  }

  static boolean hasQuestion(Node link) {
    return link.has("optional_chain") || link.has("?.");
  }

  /** Returns the link before. */
  private static Optional<Node> before(Node link) {
    return switch (link.kind()) {
      case "call_expression" -> link.child("function");
      case "non_null_expression" -> link.named().stream().findFirst();
      default -> link.child("object");
    };
  }

  /** Lowers the links up to a node; what is no link is an expression of its own. */
  private int link(Node node, int nothing) {
    if (!isLink(node)) {
      return lowering.expressions.value(node);
    }
    if (!lowering.descend(node)) {
      return code.unknown(node.span());
    }
    int value =
        switch (node.kind()) {
          case "call_expression" -> lowering.calls.call(node, nothing);
          case "non_null_expression" ->
              before(node)
                  .map(inner -> link(inner, nothing))
                  .orElseGet(() -> code.unknown(node.span()));
          default -> load(node, nothing);
        };
    lowering.ascend();
    return value;
  }

  private int load(Node member, int nothing) {
    if (isOfPrototype(member)) {
      return object(member, nothing);
    }
    int object = object(member, nothing);
    return code.load(object, key(member), member.span());
  }

  /** Lowers what a member or element is taken from; leaves the chain if there is nothing. */
  int object(Node member, int nothing) {
    int object =
        before(member)
            .map(before -> link(before, nothing))
            .orElseGet(() -> code.unknown(member.span()));
    leaveWhereNothing(member, object, nothing);
    return object;
  }

  /** Lowers the function of a call that is no method. */
  int function(Node call, Node function, int nothing) {
    int value = link(function, nothing);
    leaveWhereNothing(call, value, nothing);
    return value;
  }

  /** Leaves the chain if the link is one with {@code ?.} and there is nothing before it. */
  void leaveWhereNothing(Node link, int value, int nothing) {
    if (nothing == NO_WAY_OUT || !hasQuestion(link)) {
      return;
    }
    int next = code.block();
    lowering.operations.isNothing(value, nothing, next, link.span());
    code.at(next);
  }

  /** Returns what a member or element expression takes; known texts are names of members. */
  Key key(Node member) {
    if (member.is("member_expression")) {
      return new Key.Member(member.child("property").map(Node::text).orElse(""));
    }
    var index = member.child("index");
    var name = index.flatMap(Literals::constantText);
    return name.isPresent()
        ? new Key.Member(name.get())
        : new Key.Element(lowering.expressions.value(index, member.span()));
  }

  /**
   * Returns whether it is the prototype of something that the source defines: methods stand in the
   * class itself.
   */
  boolean isOfPrototype(Node member) {
    return member.is("member_expression")
        && member.child("property").map(it -> it.text().equals("prototype")).orElse(false)
        && member
            .child("object")
            .filter(object -> object.is("identifier"))
            .flatMap(object -> lowering.scope().find(object.text()))
            .isPresent();
  }

  /** Stores into a member or element. */
  void store(Node member, int value) {
    int object = object(member, NO_WAY_OUT);
    var key = key(member);
    int typed =
        key instanceof Key.Member(String name) && isOfThis(member)
            ? Classes.declared(member, name)
                .map(
                    type ->
                        code.typed(value, lowering.types.ofClass(type), Map.of(), member.span()))
                .orElse(value)
            : value;
    code.store(object, key, typed, member.span());
  }

  private static boolean isOfThis(Node member) {
    return member.child("object").filter(object -> object.is("this")).isPresent();
  }
}
