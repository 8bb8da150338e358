package dev.martello.code.value;

/**
 * How a piece of data from outside is part of a value.
 *
 * @param cleared the kinds of sinks that it was made harmless for, as bits of {@link SinkKind}
 * @param isGuess whether it went through code that is not known
 * @param trace the way that it took; no part of what makes taints equal
 */
public record Taint(long cleared, boolean isGuess, Trace trace) {
  /** No kind of sinks: a path in its shortest form climbs at its start or nowhere. */
  public static final long SHORTEST_PATH = 1L << 62;

  /** Keeps what holds in both cases. */
  public Taint join(Taint other) {
    if (this == other) {
      return this;
    }
    long both = cleared & other.cleared;
    boolean isBothGuess = isGuess && other.isGuess;
    var shorter = other.trace.length() < trace.length() ? other.trace : trace;
    var inside = trace.insideOr(other.trace);
    if (both == cleared && isBothGuess == isGuess) {
      return at(trace.within(inside));
    }
    if (both == other.cleared && isBothGuess == other.isGuess) {
      return other.at(other.trace.within(inside));
    }
    return new Taint(both, isBothGuess, shorter.within(inside));
  }

  /** Returns whether it is part of a path that was brought into its shortest form. */
  public boolean isShortestPath() {
    return (cleared & (SinkKind.ARCHIVE.bit() | SHORTEST_PATH)) != 0;
  }

  private static final long CHOICE = SinkKind.CHOSEN.bit() | SinkKind.PROTOTYPE.bit();

  /** Returns whether it is no part of the value, and only chose which of several things it is. */
  public boolean isChoice() {
    return (cleared | CHOICE) == SinkKind.ALL && (cleared & SinkKind.CHOSEN.bit()) == 0;
  }

  /** Returns how the data of a key is part of what is found under the key. */
  public Taint asChoice() {
    // What a number chose that others can guess can be guessed itself.
    return isGuessable() ? this : new Taint(~CHOICE, isGuess, trace);
  }

  private boolean isGuessable() {
    return (cleared & SinkKind.GUESSABLE.bit()) == 0;
  }

  public Taint clear(long kinds) {
    return (cleared | kinds) == cleared ? this : new Taint(cleared | kinds, isGuess, trace);
  }

  public Taint unclear(long kinds) {
    return (cleared & kinds) == 0 ? this : new Taint(cleared & ~kinds, isGuess, trace);
  }

  public Taint guessed() {
    return isGuess ? this : new Taint(cleared, true, trace);
  }

  public Taint at(Trace next) {
    return next == trace ? this : new Taint(cleared, isGuess, next);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Taint taint && cleared == taint.cleared && isGuess == taint.isGuess);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(cleared) * 31 + Boolean.hashCode(isGuess);
  }
}
