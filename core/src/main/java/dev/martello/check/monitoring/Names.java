package dev.martello.check.monitoring;

import dev.martello.model.Entity;
import java.util.List;
import java.util.stream.Collectors;

/** Names resources in messages. */
final class Names {
  private static final int MOST = 4;

  private Names() {}

  /** Returns {@code `Orders`, `Users`}, the first few where there are many. */
  static String list(List<? extends Entity> entities) {
    var shown =
        entities.stream()
            .limit(MOST)
            .map(entity -> "`" + entity.identity().title() + "`")
            .collect(Collectors.joining(", "));
    int left = entities.size() - MOST;
    return left > 0 ? shown + " and " + left + " more" : shown;
  }
}
