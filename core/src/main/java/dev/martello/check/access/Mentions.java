package dev.martello.check.access;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayDeque;
import java.util.Set;

/** Finds out whether anything of an application refers to a resource. */
final class Mentions {
  private static final int MOST_VALUES = 200_000;

  private final App app;

  Mentions(App app) {
    this.app = app;
  }

  /** Says whether a resource of other types than some refers to another one. */
  boolean exist(Entity mentioned, Set<String> except) {
    var key = mentioned.identity().key();
    var waiting = new ArrayDeque<Settings>();
    app.resources()
        .filter(entity -> !entity.identity().key().equals(key))
        .filter(entity -> !except.contains(entity.identity().type()))
        .forEach(entity -> waiting.add(app.settingsOf(entity)));
    for (int seen = 0; seen < MOST_VALUES && !waiting.isEmpty(); seen++) {
      var settings = waiting.remove();
      if (!settings.isStructured()) {
        if (names(settings.text(), key)) {
          return true;
        }
        continue;
      }
      var parts = settings.parts();
      parts.forEach(part -> waiting.add(part.value()));
      if (parts.isEmpty()) {
        waiting.addAll(settings.items());
      }
    }
    return false;
  }

  private static boolean names(Val<String> text, String key) {
    return Shape.of(text).stream()
        .flatMap(shape -> shape.holes().stream())
        .anyMatch(hole -> hole.equals(key) || hole.startsWith(key + "."));
  }
}
