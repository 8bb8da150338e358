package dev.martello.code.flow;

import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What becomes of what a call gave, as far as the code was followed.
 *
 * @param read the members that are read of it and the methods that are called on it, with dots
 *     before the members of members; {@code []} stands for an element
 * @param taken by part the calls that it is handed to; empty text for the whole, and {@code return}
 *     for the handler's answer
 * @param isAwaited whether the code waits for it
 * @param isAwaitedWhole whether it waits for all of it, and not for what was read of it
 * @param isKept whether it, or a part of it, is written where later events find it
 * @param isKeptWhole whether all of it is
 * @param sent where a command is sent that the call only makes
 */
public record Fate(
    Set<String> read,
    Map<String, Set<String>> taken,
    boolean isAwaited,
    boolean isAwaitedWhole,
    boolean isKept,
    boolean isKeptWhole,
    List<Origin.Written> sent) {

  /** What becomes of what nobody uses. */
  public static final Fate NONE =
      new Fate(Set.of(), Map.of(), false, false, false, false, List.of());

  public Fate {
    read = Set.copyOf(read);
    taken = Map.copyOf(taken);
    sent = List.copyOf(sent);
  }

  /** Returns whether a member is read whose name says so. */
  public boolean reads(Predicate<String> name) {
    return read.stream().anyMatch(name);
  }

  /** Returns whether the whole is handed to a call whose name says so. */
  public boolean isTaken(Predicate<String> name) {
    return taken.getOrDefault("", Set.of()).stream().anyMatch(name);
  }

  /** Returns whether nothing looks at it, waits for it, or gets it. */
  public boolean isDropped() {
    return read.isEmpty() && taken.isEmpty() && !isAwaited && !isKept;
  }
}
