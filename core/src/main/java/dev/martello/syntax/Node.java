package dev.martello.syntax;

import dev.martello.value.Origin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tree of text, numbers, booleans, nulls, sequences and mappings in which every node knows its
 * origin. Readers make it from files; transforms make new ones that keep the origins they used.
 * Nodes are immutable and may be shared.
 */
public sealed interface Node {

  Origin origin();

  /** Returns the same content with another origin. */
  Node withOrigin(Origin origin);

  /** A text. */
  record Text(String value, Origin origin) implements Node {
    @Override
    public Text withOrigin(Origin other) {
      return new Text(value, other);
    }
  }

  /**
   * A number.
   *
   * @param value a {@link Long}, {@link BigInteger}, {@link BigDecimal} or, for infinities and
   *     not-a-number, {@link Double}
   * @param literal as it was written, for instance {@code 1.10} or {@code 0o17}
   */
  record Num(Number value, String literal, Origin origin) implements Node {
    @Override
    public Num withOrigin(Origin other) {
      return new Num(value, literal, other);
    }
  }

  /** A boolean. */
  record Bool(boolean value, Origin origin) implements Node {
    @Override
    public Bool withOrigin(Origin other) {
      return new Bool(value, other);
    }
  }

  /** An explicit or empty null. */
  record Null(Origin origin) implements Node {
    @Override
    public Null withOrigin(Origin other) {
      return new Null(other);
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Origin origin) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Sequence withOrigin(Origin other) {
      return new Sequence(items, other);
    }
  }

  /**
   * One entry of a mapping.
   *
   * @param key the key as text, whatever scalar it was written as
   * @param keyOrigin where the key stands
   */
  record Entry(String key, Origin keyOrigin, Node value) {}

  /** A mapping in the order it was written; keys are unique (the last of duplicates stands). */
  final class Mapping implements Node {
    private final Entries entries;
    private final Origin origin;

    private Mapping(Entries entries, Origin origin) {
      this.entries = entries;
      this.origin = origin;
    }

    /** Copies entries; a later entry with the same key takes the earlier one's place. */
    public static Mapping of(Iterable<Entry> entries, Origin origin) {
      return new Mapping(Entries.of(entries), origin);
    }

    @Override
    public Origin origin() {
      return origin;
    }

    public List<Entry> entries() {
      return entries.all();
    }

    public Stream<Entry> stream() {
      return entries().stream();
    }

    /** Returns the keys in the order they were written. */
    public Set<String> keys() {
      var keys = new LinkedHashSet<String>();
      entries().forEach(entry -> keys.add(entry.key()));
      return Collections.unmodifiableSet(keys);
    }

    public int size() {
      return entries().size();
    }

    public boolean isEmpty() {
      return entries().isEmpty();
    }

    public boolean has(String key) {
      return entries.find(key) != null;
    }

    public Optional<Entry> entry(String key) {
      return Optional.ofNullable(entries.find(key));
    }

    /** Returns the value of a key, if the key is there. */
    public Optional<Node> get(String key) {
      return Optional.ofNullable(value(key));
    }

    private @Nullable Node value(String key) {
      var entry = entries.find(key);
      return entry == null ? null : entry.value();
    }

    /** Returns the value of a key if it is a mapping. */
    public Optional<Mapping> mapping(String key) {
      return value(key) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** Returns the value of a key if it is a sequence. */
    public Optional<Sequence> sequence(String key) {
      return value(key) instanceof Sequence sequence ? Optional.of(sequence) : Optional.empty();
    }

    /** Returns the value of a key if it is a text. */
    public Optional<String> text(String key) {
      return value(key) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** Returns a mapping in which a key has another value; a new key comes last. */
    public Mapping with(String key, Node value) {
      var before = entries.find(key);
      var copy = new ArrayList<>(entries());
      copy.add(new Entry(key, before == null ? value.origin() : before.keyOrigin(), value));
      return of(copy, origin);
    }

    /** Returns a mapping without a key. */
    public Mapping without(String key) {
      return has(key)
          ? of(entries().stream().filter(entry -> !entry.key().equals(key)).toList(), origin)
          : this;
    }

    @Override
    public Mapping withOrigin(Origin other) {
      return new Mapping(entries, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Mapping mapping
              && origin.equals(mapping.origin)
              && entries().equals(mapping.entries()));
    }

    @Override
    public int hashCode() {
      int hash = 0;
      for (var entry : entries()) {
        hash += entry.key().hashCode();
      }
      return hash;
    }

    @Override
    public String toString() {
      return entries().toString();
    }
  }
}
