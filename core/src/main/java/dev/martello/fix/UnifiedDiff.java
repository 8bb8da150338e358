package dev.martello.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Writes the difference of two texts the way {@code diff -u} does. */
final class UnifiedDiff {
  /*
   * The shortest script of removed and added lines (Myers 1986), found in time and space of lines
   * times changes after equal lines at both ends were set aside. Fixes change few lines; beyond a
   * bound everything between the equal ends counts as changed, which is long but never wrong.
   */
  private static final int CONTEXT = 3;
  private static final int MOST_CHANGES = 1_000;

  private final List<String> before;
  private final List<String> after;
  private final IntPredicate isHidden;
  private final List<Change> changes = new ArrayList<>();

  /** Lines from one index to another one that are replaced by such lines of the other text. */
  private record Change(int start, int end, int newStart, int newEnd) {}

  private UnifiedDiff(List<String> before, List<String> after, IntPredicate isHidden) {
    this.before = before;
    this.after = after;
    this.isHidden = isHidden;
  }

  /** Returns the diff of a file; nothing if the texts are equal. */
  static String of(String path, String before, String after) {
    return of(path, before, after, _ -> false);
  }

  /**
   * Returns the same with less context where that would show some lines.
   *
   * @param isHidden whether a line of the text before is not to be shown; the first line is 1
   */
  static String of(String path, String before, String after, IntPredicate isHidden) {
    if (before.equals(after)) {
      return "";
    }
    var diff = new UnifiedDiff(lines(before), lines(after), isHidden);
    diff.compare();
    var name = path.startsWith("/") ? path.substring(1) : path;
    return "--- a/" + name + "\n+++ b/" + name + "\n" + diff.hunks();
  }

  /** Splits at line feeds; a carriage return before one belongs to the line. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private void compare() {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    script(head, before.size() - tail, head, after.size() - tail);
  }

  private void script(int start, int end, int newStart, int newEnd) {
    int most = Math.min(end - start + newEnd - newStart, MOST_CHANGES);
    int[] reach = new int[2 * most + 3];
    var history = new ArrayList<int[]>();
    for (int cost = 0; cost <= most; cost++) {
      history.add(reach.clone());
      for (int diagonal = -cost; diagonal <= cost; diagonal += 2) {
        int at = most + 1 + diagonal;
        boolean isAdded = diagonal == -cost || (diagonal != cost && reach[at - 1] < reach[at + 1]);
        int x = isAdded ? reach[at + 1] : reach[at - 1] + 1;
        int y = x - diagonal;
        while (start + x < end
            && newStart + y < newEnd
            && before.get(start + x).equals(after.get(newStart + y))) {
          x++;
          y++;
        }
        reach[at] = x;
        if (start + x >= end && newStart + y >= newEnd) {
          trace(history, most, cost, start, end, newStart, newEnd);
          return;
        }
      }
    }
    changes.add(new Change(start, end, newStart, newEnd));
  }

  /** Walks back from the end and collects what was removed and added. */
  private void trace(
      List<int[]> history, int most, int cost, int start, int end, int newStart, int newEnd) {
    int x = end - start;
    int y = newEnd - newStart;
    var single = new ArrayList<Change>();
    for (int left = cost; left > 0; left--) {
      int[] reach = history.get(left);
      int diagonal = x - y;
      int at = most + 1 + diagonal;
      boolean isAdded = diagonal == -left || (diagonal != left && reach[at - 1] < reach[at + 1]);
      int fromX = isAdded ? reach[at + 1] : reach[at - 1];
      int fromY = fromX - (isAdded ? diagonal + 1 : diagonal - 1);
      single.add(
          new Change(
              start + fromX,
              start + fromX + (isAdded ? 0 : 1),
              newStart + fromY,
              newStart + fromY + (isAdded ? 1 : 0)));
      x = fromX;
      y = fromY;
    }
    for (var change : single.reversed()) {
      join(change);
    }
  }

  private void join(Change next) {
    if (!changes.isEmpty()) {
      var last = changes.getLast();
      if (last.end() == next.start() && last.newEnd() == next.newStart()) {
        changes.set(
            changes.size() - 1,
            new Change(last.start(), next.end(), last.newStart(), next.newEnd()));
        return;
      }
    }
    changes.add(next);
  }

  private String hunks() {
    var out = new StringBuilder();
    int index = 0;
    while (index < changes.size()) {
      int last = index;
      while (last + 1 < changes.size() && isNear(changes.get(last), changes.get(last + 1))) {
        last++;
      }
      hunk(changes.subList(index, last + 1), out);
      index = last + 1;
    }
    return out.toString();
  }

  private boolean isNear(Change one, Change next) {
    int gap = next.start() - one.end();
    return gap <= 2 * CONTEXT && shown(one.end(), 1, gap) == gap;
  }

  /** Returns how many lines may be shown from one on, forwards or backwards. */
  private int shown(int first, int step, int most) {
    int count = 0;
    while (count < most && !isHidden.test(first + count * step + 1)) {
      count++;
    }
    return count;
  }

  private void hunk(List<Change> parts, StringBuilder out) {
    var first = parts.getFirst();
    var last = parts.getLast();
    int lead = Math.min(CONTEXT, first.start());
    int trail = Math.min(CONTEXT, before.size() - last.end());
    int shownLead = shown(first.start() - 1, -1, lead);
    int shownTrail = shown(last.end(), 1, trail);
    if (shownLead < lead || shownTrail < trail) {
      // A hunk without a line behind it counts as the end of the file, and one whose context is
      // much
      // longer on one side as the file's beginning or end.
      lead = Math.min(shownLead, Math.max(shownTrail, 1));
      trail = Math.min(trail, Math.clamp(shownTrail, 1, Math.max(shownLead, 1)));
    }
    int start = first.start() - lead;
    int newStart = first.newStart() - lead;
    out.append("@@ -").append(range(start, last.end() + trail));
    out.append(" +").append(range(newStart, last.newEnd() + trail)).append(" @@\n");
    int at = start;
    for (var part : parts) {
      print(' ', before.subList(at, part.start()), out);
      print('-', before.subList(part.start(), part.end()), out);
      print('+', after.subList(part.newStart(), part.newEnd()), out);
      at = part.end();
    }
    print(' ', before.subList(at, last.end() + trail), out);
  }

  /** A range without lines names the line before it. */
  private static String range(int start, int end) {
    int count = end - start;
    return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
  }

  private static void print(char mark, List<String> lines, StringBuilder out) {
    for (var line : lines) {
      out.append(mark).append(line);
      if (!line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }
}
