package dev.martello.join.path;

import dev.martello.value.Origin;
import java.util.List;

/**
 * A change that ends an attack path, whichever way it takes.
 *
 * @param advice what to do, imperative, no full stop
 * @param places all that have to be changed
 */
public record Cut(String advice, List<Origin> places) {
  public Cut {
    places = List.copyOf(places);
  }
}
