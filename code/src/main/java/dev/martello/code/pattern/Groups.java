package dev.martello.code.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the groups of a regular expression let through, in the order of their numbers. */
public final class Groups {
  /** Expressions that are longer are not looked at. */
  private static final int LONGEST = 1000;

  /** Expressions with more groups are not looked at either. */
  private static final int MOST = 64;

  private static final Pattern NAME = Pattern.compile("\\(\\?P?<(\\w+)>");

  /** What another group matched, of which the text here says nothing. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[1-9]|\\(\\?P=");

  /**
   * A group.
   *
   * @param name empty text for none
   * @param kinds the kinds of sinks that whatever it matches is harmless for
   */
  public record Group(String name, long kinds) {}

  private final List<Group> groups;

  private Groups(List<Group> groups) {
    this.groups = List.copyOf(groups);
  }

  /** Reads the groups of an expression; the first is what matches as a whole. */
  public static Groups of(String pattern) {
    if (pattern.length() > LONGEST) {
      return new Groups(List.of(new Group("", 0)));
    }
    var starts = new ArrayList<Integer>(List.of(0));
    var ends = new ArrayList<Integer>(List.of(pattern.length()));
    var open = new ArrayDeque<Integer>();
    boolean isInSet = false;
    for (int at = 0; at < pattern.length(); at++) {
      char next = pattern.charAt(at);
      if (next == '\\') {
        at++;
      } else if (isInSet) {
        isInSet = next != ']';
      } else if (next == '[') {
        isInSet = true;
        at += pattern.startsWith("^", at + 1) ? 1 : 0;
        // A bracket that closes is one of the set where it comes first.
        at += pattern.startsWith("]", at + 1) ? 1 : 0;
      } else if (next == '(') {
        boolean isCapturing = isCapturing(pattern, at);
        open.push(isCapturing ? starts.size() : 0);
        if (isCapturing) {
          starts.add(at);
          ends.add(pattern.length());
        }
      } else if (next == ')' && !open.isEmpty()) {
        int closed = open.pop();
        if (closed > 0) {
          ends.set(closed, at);
        }
      }
    }
    if (starts.size() > MOST) {
      return new Groups(List.of(new Group("", 0)));
    }
    var found = new ArrayList<Group>();
    for (int number = 0; number < starts.size(); number++) {
      found.add(group(pattern.substring(starts.get(number), ends.get(number))));
    }
    return new Groups(found);
  }

  private static Group group(String written) {
    var name = NAME.matcher(written);
    boolean isNamed = name.lookingAt();
    var inside = isNamed ? written.substring(name.end()) : written;
    long kinds =
        REFERENCE.matcher(inside).find() ? 0 : Alphabet.of(inside).map(Characters::only).orElse(0L);
    return new Group(isNamed ? name.group(1) : "", kinds);
  }

  private static boolean isCapturing(String pattern, int at) {
    return !pattern.startsWith("(?", at)
        || NAME.matcher(pattern).region(at, pattern.length()).lookingAt();
  }

  /** Returns how many there are beside the whole. */
  public int count() {
    return groups.size() - 1;
  }

  /** Returns the name of a group; empty text for none. */
  public String name(int number) {
    return groups.get(number).name();
  }

  /** Returns the kinds of sinks that a group is harmless for, by its number; none for no group. */
  public long kinds(int number) {
    return number >= 0 && number < groups.size() ? groups.get(number).kinds() : 0;
  }

  /** Returns the number of the group with a name. */
  public Optional<Integer> number(String name) {
    for (int number = 1; number < groups.size(); number++) {
      if (groups.get(number).name().equals(name)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
