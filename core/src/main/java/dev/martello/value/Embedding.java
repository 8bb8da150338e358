package dev.martello.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the characters of a text stand in the file that holds it, such as code in a template. */
final class Embedding {
  /*
   * Lines of a block scalar stand in the file as they are, only further to the right. All others are
   * looked for one after the other behind the one before: in what is written, with escapes read,
   * with single quotes read, or as it is. So it does not matter whether the lines stand in one
   * quoted scalar, fold, or are the items of a join. A line that begins as written and goes on
   * differently, as with a value filled in, has the place of its beginning. Where a line is not
   * found, all that is known is the whole scalar.
   */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:(?:!Sub|['\"]?Fn::Sub['\"]?\\s*:)\\s*(?:-\\s+)?)?\\|[-+0-9]*[ \\t]*(?:#.*)?\\R");

  /** What may stand between two lines: white space and what parts scalars and items. */
  private static final String BETWEEN = " \t\r\n\"',-[]";

  /** Fewer characters say nothing about where a line stands. */
  private static final int TELLING = 4;

  /** So many lines that are not found end the search, to bound its time. */
  private static final int PATIENCE = 100;

  private static final int[] NOWHERE = new int[0];

  private final Origin.Written place;
  private int @Nullable [][] lines;

  /**
   * Takes note of where a text stands.
   *
   * @param place the scalar, or the call that makes the text
   */
  Embedding(Origin.Written place) {
    this.place = place;
  }

  Origin.Written place() {
    return place;
  }

  /** Returns the place in the file that holds the text; where it is not known, the whole scalar. */
  Origin.Written of(SourceFile text, Span span) {
    int line = text.line(span.start());
    var known = lines(text);
    var start = offset(known[line - 1], span.start() - text.startOfLine(line));
    if (start.isEmpty()) {
      return place;
    }
    int last = text.line(Math.max(span.start(), span.end() - 1));
    var end = offset(known[last - 1], span.end() - text.startOfLine(last));
    int from = start.get();
    return new Origin.Written(place.file(), new Span(from, Math.max(from, end.orElse(from))));
  }

  private static Optional<Integer> offset(int[] line, int column) {
    return line.length == 0
        ? Optional.empty()
        : Optional.of(line[Math.min(column, line.length - 1)]);
  }

  /** Returns for each line where each of its characters stands, and its end. */
  private synchronized int[][] lines(SourceFile text) {
    var known = lines;
    if (known == null) {
      var written = place.text();
      var block = BLOCK.matcher(written);
      known = block.lookingAt() ? inBlock(text, block.end()) : new Search(written).of(text);
      lines = known;
    }
    return known;
  }

  private int[][] inBlock(SourceFile text, int begin) {
    var file = place.file();
    int first = file.line(place.span().start() + begin);
    var found = new int[text.lineCount()][];
    for (int line = 1; line <= found.length; line++) {
      int written = first + line - 1;
      if (written > file.lineCount()) {
        found[line - 1] = NOWHERE;
        continue;
      }
      var code = text.lineText(line);
      int length = file.lineText(written).length();
      int start = file.startOfLine(written);
      int indent = Math.max(0, length - code.length());
      found[line - 1] = new int[code.length() + 1];
      Arrays.setAll(found[line - 1], at -> start + Math.min(indent + at, length));
    }
    return found;
  }

  /** What is written, read in one way: each of its characters with the offset where it stands. */
  private record Reading(String text, int[] offsets) {

    static Reading plain(String written) {
      var offsets = new int[written.length() + 1];
      Arrays.setAll(offsets, at -> at);
      return new Reading(written, offsets);
    }

    /** Reads the escapes of one kind of quotes, and folds lines. */
    static Reading quoted(String written, char quote) {
      var text = new StringBuilder();
      var offsets = new int[written.length() + 1];
      int at = 0;
      while (at < written.length()) {
        char here = written.charAt(at);
        int length = 1;
        offsets[text.length()] = at;
        if (here == '\n' || here == '\r') {
          length = blank(written, at);
          var breaks = written.substring(at, at + length).chars().filter(c -> c == '\n').count();
          text.append(breaks > 1 ? '\n' : ' ');
        } else if (quote == '\'') {
          length = written.startsWith("''", at) ? 2 : 1;
          text.append(here);
        } else if (here != '\\' || at + 1 == written.length()) {
          text.append(here);
        } else {
          length = escape(written, at, text);
        }
        at += length;
      }
      offsets[text.length()] = written.length();
      return new Reading(text.toString(), Arrays.copyOf(offsets, text.length() + 1));
    }

    private static int blank(String written, int from) {
      int at = from;
      while (at < written.length() && " \t\r\n".indexOf(written.charAt(at)) >= 0) {
        at++;
      }
      return at - from;
    }

    /** Reads the escape that starts at an offset; returns its length. */
    private static int escape(String written, int at, StringBuilder text) {
      char kind = written.charAt(at + 1);
      int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
      if (digits > 0 && at + 2 + digits <= written.length()) {
        try {
          text.append((char) Integer.parseInt(written, at + 2, at + 2 + digits, 16));
          return 2 + digits;
        } catch (NumberFormatException _) {
          // no escape: the letter stands for itself
        }
      }
      if (kind == '\n' || kind == '\r') {
        return 1 + blank(written, at + 1);
      }
      text.append(
          switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> kind;
          });
      return 2;
    }

    /** Returns the first character that stands at an offset or behind it. */
    int at(int offset) {
      int found = Arrays.binarySearch(offsets, offset);
      return found >= 0 ? found : -found - 1;
    }
  }

  /** A stretch of a line that was found in a reading. */
  private record Match(Reading reading, int from, int length) {}

  /** Looks for the lines of a text, in their order. */
  private final class Search {
    private final List<Reading> readings;
    private int position;
    private int missed;

    Search(String written) {
      this.readings =
          List.of(
              Reading.quoted(written, '"'), Reading.quoted(written, '\''), Reading.plain(written));
    }

    int[][] of(SourceFile text) {
      var found = new int[text.lineCount()][];
      for (int line = 1; line <= found.length; line++) {
        found[line - 1] = find(text.lineText(line));
      }
      return found;
    }

    private int[] find(String code) {
      var line = code.strip();
      if (line.isEmpty() || missed > PATIENCE) {
        return NOWHERE;
      }
      var match = next(line, line.length()).or(() -> later(line)).or(() -> next(line, TELLING));
      if (match.isEmpty()) {
        missed++;
        return NOWHERE;
      }
      var reading = match.get().reading();
      int from = match.get().from();
      int length = match.get().length();
      position = reading.offsets()[from + length];
      int indent = code.indexOf(line);
      int base = place.span().start();
      var offsets = new int[code.length() + 1];
      Arrays.setAll(
          offsets, at -> base + reading.offsets()[from + Math.clamp(at - indent, 0, length)]);
      return offsets;
    }

    /** Looks directly behind the line before. */
    private Optional<Match> next(String line, int atLeast) {
      var matches = new ArrayList<Match>();
      for (var reading : readings) {
        int at = reading.at(position);
        var text = reading.text();
        while (at < text.length()) {
          int length = common(text, at, line);
          if (length >= Math.min(atLeast, line.length())) {
            matches.add(new Match(reading, at, length));
            break;
          }
          if (BETWEEN.indexOf(text.charAt(at)) < 0) {
            break;
          }
          at++;
        }
      }
      return matches.stream().max(Comparator.comparingInt(Match::length));
    }

    private static int common(String text, int from, String line) {
      int length = 0;
      while (length < line.length()
          && from + length < text.length()
          && text.charAt(from + length) == line.charAt(length)) {
        length++;
      }
      return length;
    }

    /** Looks anywhere behind the line before. */
    private Optional<Match> later(String line) {
      if (line.length() < TELLING) {
        return Optional.empty();
      }
      return readings.stream()
          .flatMap(
              reading -> {
                int at = reading.text().indexOf(line, reading.at(position));
                return at < 0 ? Stream.empty() : Stream.of(new Match(reading, at, line.length()));
              })
          .findFirst();
    }
  }
}
