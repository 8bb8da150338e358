package dev.martello.iam;

import dev.martello.know.Action;
import dev.martello.value.Tri;

/**
 * An action and one grant that gives it.
 *
 * @param isCertain UNKNOWN where the grant hangs on a text or a statement that is not known
 */
public record GrantedAction(Action action, Grant grant, Tri isCertain) {

  public boolean isConditional() {
    return grant.isConditional();
  }

  public Breadth breadth() {
    return grant.breadth(action);
  }
}
