package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.Optional;

/** Replaces {@code Fn::FindInMap} with literal keys by what stands in the template's mappings. */
final class MappingLookup {
  private static final int MAX_DEPTH = 256;

  private final Node.Mapping mappings;

  MappingLookup(Node.Mapping mappings) {
    this.mappings = mappings;
  }

  /** Returns a tree with lookups replaced where map and keys are known. */
  Node resolve(Node node) {
    return mappings.isEmpty() ? node : resolve(node, 0);
  }

  private Node resolve(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      return node;
    }
    return Nodes.mapParts(resolveOne(node, depth), part -> resolve(part, depth + 1));
  }

  private Node resolveOne(Node node, int depth) {
    var argument = Intrinsics.argument(node, "Fn::FindInMap");
    if (argument.isEmpty() || depth > MAX_DEPTH) {
      return node;
    }
    if (!(argument.get() instanceof Node.Sequence(var keys, var _)) || keys.size() != 3) {
      throw SamInvalid.template("`Fn::FindInMap` expects a list of 3 values", node.origin());
    }
    Optional<Node> found = Optional.of(mappings);
    for (var key : keys) {
      var name = Trees.text(resolveOne(key, depth + 1));
      if (name.isEmpty()) {
        return node;
      }
      if (found.isPresent() && !(found.get() instanceof Node.Mapping)) {
        throw SamInvalid.template("`Fn::FindInMap` needs a mapping of two levels", node.origin());
      }
      found = found.flatMap(level -> ((Node.Mapping) level).get(name.get()));
    }
    return found.orElse(node);
  }
}
