package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/** A Step Functions state machine: invokes functions with what it was given. */
public record StateMachine(
    Identity identity,
    Val<String> name,
    Link<Role> role,
    List<Val<String>> invokes,
    Val<Boolean> tracing,
    Val<String> logLevel)
    implements Entity {
  public StateMachine {
    invokes = List.copyOf(invokes);
  }
}
