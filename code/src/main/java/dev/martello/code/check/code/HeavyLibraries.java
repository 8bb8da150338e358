package dev.martello.code.check.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows libraries that are large to load, and what does the same with less. */
final class HeavyLibraries {
  private static final HeavyLibraries STANDARD = new HeavyLibraries();

  /** How all uses of a library look, and what does the same. */
  private record Small(Pattern uses, String does) {}

  /**
   * Something large that code of Java begins.
   *
   * @param type the class that is imported for it
   * @param needed what calls show that it is needed
   */
  record Started(String type, String message, Pattern needed) {}

  private final Map<String, Set<String>> heavy = new HashMap<>();
  private final Map<String, String> whole = new HashMap<>();
  private final Map<String, Set<String>> loading = new HashMap<>();
  private final Map<String, List<Small>> small = new HashMap<>();
  private final Map<String, List<Small>> rows = new HashMap<>();
  private final Map<String, Started> started = new HashMap<>();
  private final Map<String, String> linked = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private HeavyLibraries() {
    try (var stream = HeavyLibraries.class.getResourceAsStream("heavy-imports.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the product lacks its table heavy-imports.txt");
      }
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] cells) {
    int space = cells[0].indexOf(' ');
    switch (cells[0].substring(space + 1)) {
      case "heavy" -> heavy.put(cells[0].substring(0, space), Set.of(cells[1].split(", ")));
      case "whole" -> whole.put(cells[1], cells[2]);
      case "loading" -> loading.put(cells[1], Set.of(cells[2].split(", ")));
      case "small" -> add(small, cells);
      case "rows" -> add(rows, cells);
      case "started" -> {
        var needed = Pattern.compile(cells.length > 4 ? cells[4] : "(?!)");
        started.put(cells[1], new Started(cells[2], cells[3], needed));
      }
      case "linked" -> linked.put(cells[1], cells[2]);
      case "names" -> names.add(cells[1]);
      default -> throw new IllegalStateException("heavy-imports.txt knows no " + cells[0]);
    }
  }

  private static void add(Map<String, List<Small>> to, String[] cells) {
    to.computeIfAbsent(cells[1], _ -> new ArrayList<>())
        .add(new Small(Pattern.compile(cells[2]), cells[3]));
  }

  static HeavyLibraries standard() {
    return STANDARD;
  }

  /** Returns the large libraries of a language. */
  Set<String> heavy(String language) {
    return heavy.getOrDefault(language, Set.of());
  }

  /** Tells what loads less than a library whose root loads everything. */
  Optional<String> whole(String library) {
    return Optional.ofNullable(whole.get(library));
  }

  /** Returns the large libraries that load a library in any case. */
  Set<String> loading(String library) {
    return loading.getOrDefault(library, Set.of());
  }

  /** Tells what does the same as all uses of a library. */
  Optional<String> small(String library, List<String> uses) {
    return told(small.getOrDefault(library, List.of()), uses);
  }

  /** Tells what does the same where uses only go through rows. */
  Optional<String> rows(String library, List<String> uses) {
    return told(rows.getOrDefault(library, List.of()), uses);
  }

  private static Optional<String> told(List<Small> known, List<String> uses) {
    return known.stream()
        .filter(one -> uses.stream().allMatch(use -> one.uses().matcher(use).matches()))
        .map(Small::does)
        .findFirst();
  }

  /** Tells what a call of Java begins. */
  Optional<Started> started(String call) {
    return Optional.ofNullable(started.get(call));
  }

  /** Tells what is wrong about a package of Go. */
  Optional<String> linked(String path) {
    return linked.entrySet().stream()
        .filter(each -> path.equals(each.getKey()) || path.startsWith(each.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns whether a package of Go is large enough not to be linked for names alone. */
  boolean isLargeForNames(String path) {
    return names.stream()
        .anyMatch(prefix -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0);
  }
}
