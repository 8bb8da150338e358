package dev.martello.code.value;

import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A map from numbers that never changes: a change makes another map that shares what stays the
 * same.
 *
 * @param <V> must have a sensible {@code equals}
 */
public sealed interface IntMap<V> {
  /*
   * Big-endian Patricia trees (Okasaki and Gill, Fast Mergeable Integer Maps, 1998). Joining two
   * maps visits only where they differ, which is what an interpreter does at every merge of
   * control flow: two states of which nearly everything is shared.
   */

  /** No entry. */
  record Empty<V>() implements IntMap<V> {}

  /** One entry. */
  record Leaf<V>(int key, V value) implements IntMap<V> {}

  /**
   * Keys that agree in all bits above one.
   *
   * @param prefix these bits, the others zero
   * @param bit the highest bit in which they differ
   */
  record Fork<V>(int prefix, int bit, IntMap<V> zero, IntMap<V> one) implements IntMap<V> {
    private boolean covers(int key) {
      return (key & ~(bit | (bit - 1))) == prefix;
    }

    private IntMap<V> having(IntMap<V> otherZero, IntMap<V> otherOne) {
      return otherZero == zero && otherOne == one
          ? this
          : new Fork<>(prefix, bit, otherZero, otherOne);
    }

    private IntMap<V> joined(Fork<V> other, BinaryOperator<V> join) {
      if (bit == other.bit && prefix == other.prefix) {
        return having(zero.join(other.zero, join), one.join(other.one, join));
      }
      if (Integer.compareUnsigned(bit, other.bit) > 0 && covers(other.prefix)) {
        return (other.prefix & bit) == 0
            ? having(zero.join(other, join), one)
            : having(zero, one.join(other, join));
      }
      if (Integer.compareUnsigned(other.bit, bit) > 0 && other.covers(prefix)) {
        return (prefix & other.bit) == 0
            ? other.having(join(this, other.zero, join), other.one)
            : other.having(other.zero, join(this, other.one, join));
      }
      return forkOf(prefix, this, other.prefix, other);
    }

    private static <V> IntMap<V> join(IntMap<V> left, IntMap<V> right, BinaryOperator<V> join) {
      return left.join(right, join);
    }
  }

  Empty<Object> NOTHING = new Empty<>();

  @SuppressWarnings("unchecked")
  static <V> IntMap<V> empty() {
    return (IntMap<V>) NOTHING;
  }

  default @Nullable V get(int key) {
    IntMap<V> at = this;
    while (at instanceof Fork<V> fork) {
      if (!fork.covers(key)) {
        return null;
      }
      at = (key & fork.bit) == 0 ? fork.zero : fork.one;
    }
    return at instanceof Leaf<V> leaf && leaf.key == key ? leaf.value : null;
  }

  /** Returns the map with one entry more, or with another value. */
  default IntMap<V> with(int key, V value) {
    return switch (this) {
      case Empty<V> _ -> new Leaf<>(key, value);
      case Leaf<V> leaf -> {
        if (leaf.key != key) {
          yield forkOf(leaf.key, leaf, key, new Leaf<>(key, value));
        }
        yield leaf.value == value ? leaf : new Leaf<>(key, value);
      }
      case Fork<V> fork -> {
        if (!fork.covers(key)) {
          yield forkOf(fork.prefix, fork, key, new Leaf<>(key, value));
        }
        yield (key & fork.bit) == 0
            ? fork.having(fork.zero.with(key, value), fork.one)
            : fork.having(fork.zero, fork.one.with(key, value));
      }
    };
  }

  /**
   * Joins two maps; keys of only one of them keep their value. Where that changes nothing, the
   * result is this map itself, if only {@code join} gives its first argument where that changes
   * nothing.
   *
   * @param join how values of a key that both have are joined; must be idempotent
   */
  default IntMap<V> join(IntMap<V> other, BinaryOperator<V> join) {
    if (this == other || other instanceof Empty<V>) {
      return this;
    }
    return switch (this) {
      case Empty<V> _ -> other;
      case Leaf<V> leaf -> {
        var theirs = other.get(leaf.key);
        if (theirs == null) {
          yield other.with(leaf.key, leaf.value);
        }
        var both = theirs == leaf.value ? theirs : join.apply(leaf.value, theirs);
        yield other instanceof Leaf<V> ? leaf.with(leaf.key, both) : other.with(leaf.key, both);
      }
      case Fork<V> fork -> {
        if (other instanceof Leaf<V> leaf) {
          var ours = fork.get(leaf.key);
          yield fork.with(
              leaf.key,
              ours == null ? leaf.value : ours == leaf.value ? ours : join.apply(ours, leaf.value));
        }
        yield fork.joined((Fork<V>) other, join);
      }
    };
  }

  /** Returns the map with other values for the same keys; itself if no value changes. */
  default IntMap<V> each(Change<V> change) {
    return switch (this) {
      case Empty<V> _ -> this;
      case Leaf<V> leaf -> leaf.with(leaf.key, change.at(leaf.key, leaf.value));
      case Fork<V> fork -> fork.having(fork.zero.each(change), fork.one.each(change));
    };
  }

  /** Calls for every entry, in the order of the keys as unsigned numbers. */
  default void forEach(Visitor<V> visitor) {
    switch (this) {
      case Empty<V> _ -> {}
      case Leaf<V> leaf -> visitor.at(leaf.key, leaf.value);
      case Fork<V> fork -> {
        fork.zero.forEach(visitor);
        fork.one.forEach(visitor);
      }
    }
  }

  /** Returns whether two maps have equal entries; what they share is not looked at. */
  default boolean same(IntMap<V> other) {
    if (this == other) {
      return true;
    }
    return switch (this) {
      case Empty<V> _ -> other instanceof Empty<V>;
      case Leaf<V> leaf ->
          other instanceof Leaf<V> theirs
              && leaf.key == theirs.key
              && Objects.equals(leaf.value, theirs.value);
      case Fork<V> fork ->
          other instanceof Fork<V> theirs
              && fork.prefix == theirs.prefix
              && fork.bit == theirs.bit
              && fork.zero.same(theirs.zero)
              && fork.one.same(theirs.one);
    };
  }

  /** Gives another value for an entry. */
  interface Change<V> {
    V at(int key, V value);
  }

  /** Takes entries. */
  interface Visitor<V> {
    void at(int key, V value);
  }

  static <V> IntMap<V> forkOf(int key, IntMap<V> map, int otherKey, IntMap<V> other) {
    int bit = Integer.highestOneBit(key ^ otherKey);
    int prefix = key & ~(bit | (bit - 1));
    return (key & bit) == 0
        ? new Fork<>(prefix, bit, map, other)
        : new Fork<>(prefix, bit, other, map);
  }
}
