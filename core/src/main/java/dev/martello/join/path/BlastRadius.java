package dev.martello.join.path;

import dev.martello.model.Identity;
import java.util.List;

/**
 * What an attacker reaches from a foothold in one function, or as one principal.
 *
 * @param subject the function, user or role
 * @param vector what that means in a few counts
 * @param low the sum over what is certain
 * @param high the sum over what is possible
 * @param reached the assets, what counts most first; at most a few dozen
 * @param unlisted how many more there are
 * @param gaps what is not known and would make it larger, such as a role that stands elsewhere
 */
public record BlastRadius(
    Identity subject,
    Foothold foothold,
    ReachVector vector,
    double low,
    double high,
    List<Reached> reached,
    int unlisted,
    List<String> gaps) {
  public BlastRadius {
    reached = List.copyOf(reached);
    gaps = List.copyOf(gaps);
  }
}
