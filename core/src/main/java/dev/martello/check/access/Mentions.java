package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Settings;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows which keys something else of their template refers to, or other templates by an output. */
final class Mentions {
  private static final int MOST_VALUES = 500_000;

  private final Set<String> wanted = new HashSet<>();
  private final Set<String> mentioned = new HashSet<>();

  private Mentions() {}

  /** Says whether something that is no key itself refers to a key. */
  static boolean exist(DataStore.Key key, Context context) {
    return context.shared(Mentions.class, Mentions::of).mentioned.contains(key.identity().key());
  }

  private static Mentions of(App app) {
    var mentions = new Mentions();
    app.stores(DataStore.Key.class).forEach(key -> mentions.wanted.add(key.identity().key()));
    var stacks =
        app.stores(DataStore.Key.class)
            .map(key -> key.identity().stack())
            .collect(Collectors.toSet());
    var waiting = new ArrayDeque<Settings>();
    app.resources()
        .filter(entity -> stacks.contains(entity.identity().stack()))
        .filter(entity -> !mentions.wanted.contains(entity.identity().key()))
        .forEach(entity -> waiting.add(app.settingsOf(entity)));
    app.outputs().forEach(output -> mentions.note(output.value()));
    for (int seen = 0; seen < MOST_VALUES && !waiting.isEmpty(); seen++) {
      mentions.read(waiting.remove(), waiting);
    }
    return mentions;
  }

  private void read(Settings settings, ArrayDeque<Settings> waiting) {
    if (settings.isStructured()) {
      waiting.addAll(settings.inside());
    } else {
      note(settings.text());
    }
  }

  private void note(Val<String> text) {
    for (var shape : Shape.of(text)) {
      for (var hole : shape.holes()) {
        var key = HoleName.of(hole).key();
        if (wanted.contains(key)) {
          mentioned.add(key);
        }
      }
    }
  }
}
