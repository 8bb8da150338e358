package dev.martello.check.triggers;

import dev.martello.model.Statement;
import dev.martello.value.Origin;

/** Places in the resource policies of APIs. */
final class ApiPolicies {
  private ApiPolicies() {}

  /** Returns where a statement says for whom it is. */
  static Origin principal(Statement statement) {
    return statement.principals().isEmpty()
        ? statement.origin()
        : statement.principals().getFirst().origin();
  }
}
