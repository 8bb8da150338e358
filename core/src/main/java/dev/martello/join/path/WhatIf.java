package dev.martello.join.path;

import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.List;

/**
 * What would be cut off if something were taken away.
 *
 * @param change what is taken away, for people
 * @param places where it is written
 * @param gone the attack paths that end
 * @param left the attack paths that stay
 * @param radii the functions whose blast radius shrinks, what shrinks most first
 */
public record WhatIf(
    String change,
    List<Origin> places,
    List<AttackPath> gone,
    List<AttackPath> left,
    List<Shrunk> radii) {
  public WhatIf {
    places = List.copyOf(places);
    gone = List.copyOf(gone);
    left = List.copyOf(left);
    radii = List.copyOf(radii);
  }

  /**
   * A blast radius before and after.
   *
   * @param lost assets that are out of reach afterwards
   */
  public record Shrunk(
      Identity function,
      double lowBefore,
      double highBefore,
      double low,
      double high,
      List<Asset> lost) {
    public Shrunk {
      lost = List.copyOf(lost);
    }
  }
}
