package dev.martello.join.path;

import java.util.List;

/**
 * An asset that an attacker reaches from a foothold.
 *
 * @param capability the strongest
 * @param isCertain whether it needs neither a flaw in other code nor a value that is not known
 * @param rank how many steps away it is
 * @param score what it adds to the blast radius
 * @param derivation the shortest way to it
 */
public record Reached(
    Asset asset,
    Capability capability,
    boolean isCertain,
    int rank,
    double score,
    List<Step> derivation) {
  public Reached {
    derivation = List.copyOf(derivation);
  }
}
