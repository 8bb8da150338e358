package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calls of libraries by where they stand: found at once, however many there are. */
final class UsagePlaces {
  private final Map<SourceFile, NavigableMap<Integer, List<Usage>>> starting = new HashMap<>();

  UsagePlaces(List<Usage> usages) {
    for (var usage : usages) {
      starting
          .computeIfAbsent(usage.where().file(), _ -> new TreeMap<>())
          .computeIfAbsent(usage.where().span().start(), _ -> new ArrayList<>(1))
          .add(usage);
    }
  }

  /** Returns those at a place, in the order in which they were told. */
  Stream<Usage> at(SourceFile file, Span place) {
    return of(file).getOrDefault(place.start(), List.of()).stream()
        .filter(usage -> usage.where().span().equals(place));
  }

  /** Returns those at a place or inside of it, by where they begin. */
  Stream<Usage> inside(SourceFile file, Span place) {
    return of(file).subMap(place.start(), true, place.end(), true).values().stream()
        .flatMap(List::stream)
        .filter(usage -> usage.where().span().end() <= place.end());
  }

  private NavigableMap<Integer, List<Usage>> of(SourceFile file) {
    return starting.getOrDefault(file, Collections.emptyNavigableMap());
  }
}
