package dev.martello.join.path;

import dev.martello.model.Exposure;
import dev.martello.value.Origin;
import java.util.List;

/**
 * Where an attack path begins.
 *
 * @param level {@link Exposure.Level#PUBLIC}, or UNKNOWN where that could not be decided
 * @param title the way in for people: {@code POST /orders}
 * @param places every way in of the same function, where it is declared
 */
public record Entry(Exposure.Level level, String title, List<Origin> places) {
  public Entry {
    places = List.copyOf(places);
  }
}
