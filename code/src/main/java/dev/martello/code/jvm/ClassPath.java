package dev.martello.code.jvm;

import dev.martello.code.archive.Messages;
import dev.martello.code.ir.Unit;
import dev.martello.value.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classes of a function by their names, lowered one by one when they are asked for; made by
 * {@link ArchiveReader}.
 */
public final class ClassPath {
  /** Reads the bytes of a class. */
  @FunctionalInterface
  interface Reading {
    byte[] read() throws IOException;
  }

  /**
   * Where a class stands.
   *
   * @param path for people
   */
  record Location(String path, Reading bytes) {}

  private final SortedMap<String, Location> locations;
  private final List<Problem> problems;

  ClassPath(Map<String, Location> locations, List<Problem> problems) {
    this.locations = Collections.unmodifiableSortedMap(new TreeMap<>(locations));
    this.problems = List.copyOf(problems);
  }

  /** Returns the names of all classes, in order; with dots, nested ones by {@code $}. */
  public Set<String> names() {
    return locations.keySet();
  }

  /** Returns where a class stands, for people: {@code app.jar!/com/acme/Orders.class}. */
  public Optional<String> pathOf(String name) {
    return Optional.ofNullable(locations.get(name)).map(Location::path);
  }

  /** Returns what could not be read, or was refused, while looking for classes. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Reads and lowers a class; nothing is kept. A class that is there but cannot be read gives a
   * unit that tells why.
   */
  public Optional<Unit> lower(String name, ClassFrontEnd frontEnd) {
    return Optional.ofNullable(locations.get(name)).map(found -> lower(found, frontEnd));
  }

  /**
   * Returns the bytes of a class as characters of Latin-1, in which its constants can be searched;
   * empty text if it cannot be read.
   */
  public String latin(String name) {
    var found = locations.get(name);
    try {
      return found == null ? "" : new String(found.bytes().read(), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      // Who lowers the class tells why.
      return "";
    }
  }

  /** Returns what a class extends and implements; nothing if it cannot be read. */
  public List<String> supertypes(String name) {
    var found = locations.get(name);
    try {
      return found == null ? List.of() : ClassFrontEnd.supertypes(found.bytes().read());
    } catch (IOException _) {
      // Who lowers the class tells why.
      return List.of();
    }
  }

  private static Unit lower(Location location, ClassFrontEnd frontEnd) {
    try {
      return frontEnd.lower(new ClassBytes(location.path(), location.bytes().read()));
    } catch (IOException e) {
      return ClassFrontEnd.broken(location.path(), "the class cannot be read: " + Messages.of(e));
    }
  }
}
