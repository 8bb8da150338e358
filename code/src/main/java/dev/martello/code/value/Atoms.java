package dev.martello.code.value;

import dev.martello.code.ir.Literal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The things that a value may be: no two are equal, and they stand in the order they came in. */
final class Atoms extends AbstractList<Atom> implements RandomAccess {
  /*
   * Sets of few things that are joined all the time: two arrays are smaller than a hash table and
   * made faster, and the hash of an atom is computed once. What joins nothing new is itself, so that
   * whoever asks whether something changed needs to compare no contents.
   */
  private static final Atoms NONE = new Atoms(new Atom[0], new int[0]);

  private final Atom[] atoms;
  private final int[] hashes;
  private final int hash;

  /** A bit for each hash: what has others is no part. */
  private final long marks;

  private final boolean isHolding;

  private Atoms(Atom[] atoms, int[] hashes) {
    this.atoms = atoms;
    this.hashes = hashes;
    int sum = 0;
    long bits = 0;
    for (int each : hashes) {
      sum += each;
      bits |= mark(each);
    }
    this.hash = sum;
    boolean isHolder = false;
    for (var atom : atoms) {
      isHolder |= atom instanceof Atom.Reference || atom instanceof Atom.Method;
    }
    this.isHolding = isHolder;
    this.marks = bits;
  }

  /**
   * Hashes of records are sums, and those of sets too: {@code {a.x, b.y}} and {@code {a.y, b.x}}
   * would have the same, and values hold values. So they are mixed before (the finalizer of
   * MurmurHash3).
   */
  private static int mixed(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }

  /** Records without or with equal contents have equal hashes, whatever they are of. */
  private static int tag(Atom atom) {
    return switch (atom) {
      case Atom.Words _ -> 1;
      case Atom.Fixed(Literal.Nothing _) -> 2;
      case Atom.Fixed(Literal.Decimal _) -> 3;
      case Atom.Fixed _ -> 4;
      case Atom.Event _ -> 5;
      case Atom.External _ -> 6;
      case Atom.Reference _ -> 7;
      case Atom.Function _ -> 8;
      case Atom.Method _ -> 9;
      case Atom.Test _ -> 10;
      case Atom.Opaque _ -> 11;
      case Atom.Absent _ -> 12;
    };
  }

  private static long mark(int hash) {
    return 1L << (hash & 63);
  }

  static Atoms none() {
    return NONE;
  }

  static Atoms of(Atom atom) {
    return new Atoms(new Atom[] {atom}, new int[] {mixed(31 * atom.hashCode() + tag(atom))});
  }

  static Atoms of(Collection<Atom> all) {
    var result = NONE;
    for (var atom : all) {
      result = result.and(of(atom));
    }
    return result;
  }

  @Override
  public Atom get(int index) {
    return atoms[index];
  }

  @Override
  public int size() {
    return atoms.length;
  }

  /** Returns whether all of others are here. */
  boolean covers(Atoms others) {
    if (this == others) {
      return true;
    }
    if (others.atoms.length > atoms.length || (others.marks & ~marks) != 0) {
      return false;
    }
    for (int at = 0; at < others.atoms.length; at++) {
      if (!has(others.atoms[at], others.hashes[at], at)) {
        return false;
      }
    }
    return true;
  }

  /** Equal sets mostly have the same order. */
  private boolean has(Atom atom, int itsHash, int likely) {
    if (likely < atoms.length && is(likely, atom, itsHash)) {
      return true;
    }
    for (int at = 0; at < atoms.length; at++) {
      if (is(at, atom, itsHash)) {
        return true;
      }
    }
    return false;
  }

  private boolean is(int at, Atom atom, int itsHash) {
    return hashes[at] == itsHash && (atoms[at] == atom || atoms[at].equals(atom));
  }

  /** Returns these and then those of others that are not here; itself if there are none. */
  Atoms and(Atoms others) {
    if (covers(others)) {
      return this;
    }
    if (atoms.length == 0) {
      return others;
    }
    var all = Arrays.copyOf(atoms, atoms.length + others.atoms.length);
    var itsHashes = Arrays.copyOf(hashes, all.length);
    int count = atoms.length;
    for (int at = 0; at < others.atoms.length; at++) {
      if (!has(others.atoms[at], others.hashes[at], at)) {
        all[count] = others.atoms[at];
        itsHashes[count++] = others.hashes[at];
      }
    }
    return new Atoms(Arrays.copyOf(all, count), Arrays.copyOf(itsHashes, count));
  }

  /** Returns those that pass; itself if all do. */
  Atoms only(Predicate<Atom> test) {
    var kept = new Atom[atoms.length];
    var itsHashes = new int[atoms.length];
    int count = 0;
    for (int at = 0; at < atoms.length; at++) {
      if (test.test(atoms[at])) {
        kept[count] = atoms[at];
        itsHashes[count++] = hashes[at];
      }
    }
    return count == atoms.length
        ? this
        : new Atoms(Arrays.copyOf(kept, count), Arrays.copyOf(itsHashes, count));
  }

  /** Returns the first ones; itself if there are no more. */
  Atoms first(int count) {
    return count >= atoms.length
        ? this
        : new Atoms(Arrays.copyOf(atoms, count), Arrays.copyOf(hashes, count));
  }

  /** Returns what becomes of each; itself if nothing changes. */
  Atoms each(UnaryOperator<Atom> change) {
    boolean isChanged = false;
    var result = NONE;
    for (var atom : atoms) {
      var next = change.apply(atom);
      isChanged |= next != atom;
      result = result.and(of(next));
    }
    return isChanged ? result : this;
  }

  /** Returns whether the same are here, in whatever order. */
  boolean same(Atoms others) {
    return this == others
        || (hash == others.hash && atoms.length == others.atoms.length && covers(others));
  }

  /** Returns whether one of them has other values in it that are looked through. */
  boolean isHolding() {
    return isHolding;
  }

  /** Returns the same number for the same atoms in any order. */
  int hash() {
    return hash;
  }
}
