package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resource policy of a REST API while statements are added to it; knows which are there. */
final class PolicyStatements {
  private static final String STATEMENT = "Statement";

  private final Make make;
  private final List<Node> statements = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private Node.Mapping policy;
  // How the statements stood when they were first given: one alone, or a list.
  private @Nullable Node first;

  /**
   * Starts with a policy.
   *
   * @param make makes the list that holds more than what was there
   */
  PolicyStatements(Node.Mapping policy, Make make) {
    this.policy = policy;
    this.make = make;
    Trees.get(policy, STATEMENT).ifPresent(this::start);
  }

  /** Sets the version of the policy language; without a statement a policy has none. */
  void setVersion(Node version) {
    policy = policy.with("Version", version);
  }

  /** Adds what was given, in the form in which it was given where it is the first. */
  void addAll(Node given) {
    if (statements.isEmpty() && first == null) {
      start(given);
    } else {
      asList(given).forEach(this::addUnlessThere);
    }
  }

  /** Adds a statement, also one that is there; it stands alone where it is the first. */
  void add(Node statement) {
    if (statements.isEmpty() && first == null) {
      start(statement);
    } else {
      append(statement);
    }
  }

  /** Adds a statement unless one of the same content is there. */
  void addUnlessThere(Node statement) {
    if (!known.contains(CanonicalJson.of(statement))) {
      append(statement);
    }
  }

  private void start(Node given) {
    first = given;
    asList(given).forEach(this::keep);
  }

  private void append(Node statement) {
    first = null;
    keep(statement);
  }

  private void keep(Node statement) {
    statements.add(statement);
    known.add(CanonicalJson.of(statement));
  }

  Node.Mapping toNode() {
    var given = first;
    if (given != null) {
      return policy.with(STATEMENT, given);
    }
    return statements.isEmpty()
        ? policy
        : policy.with(STATEMENT, Nodes.sequence(make.origin(), statements));
  }

  /** Returns a list's items, or the one thing that stands for a list of one. */
  static List<Node> asList(Node node) {
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }
}
