package dev.martello.model;

import dev.martello.value.Origin;

/** Anything of the application that a finding can be about. */
public interface Entity {
  Identity identity();

  default Origin origin() {
    return identity().origin();
  }
}
