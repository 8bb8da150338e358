package dev.martello.fix;

import dev.martello.syntax.JsonWriter;
import java.util.List;
import java.util.Random;

/** Writes random documents the many ways in which people write them. */
final class RandomText {
  private static final List<String> WORDS =
      List.of("Alpha", "Beta", "Gamma", "Delta", "Type", "Name", "Events", "Value", "Role", "Tags");
  private static final List<String> PLAIN =
      List.of("text", "AWS::Lambda::Function", "src/", "12", "true", "a b", "x:y", "2012-10-17");
  private static final List<String> QUOTED =
      List.of("'*'", "\"quoted\"", "'it''s'", "\"a\\nb\"", "\"#no comment\"", "''");
  private static final List<String> CALLS =
      List.of("!Ref Alpha", "!GetAtt Beta.Arn", "!Sub 'a-${Gamma}'", "!Sub a-${Delta}");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final int step;
  private final int itemOffset;
  private final int chattiness;
  private final boolean isSpaced;
  private int comments;

  private RandomText(Random random) {
    this.random = random;
    this.step = 1 + random.nextInt(4);
    this.itemOffset = random.nextBoolean() ? 0 : step;
    this.chattiness = random.nextInt(5);
    this.isSpaced = random.nextInt(3) == 0;
  }

  /** Returns YAML in block style with comments, blank lines, flow collections and short tags. */
  static String yaml(Random random) {
    var text = new RandomText(random);
    text.comment(0);
    text.mapping(0, 4, false);
    var written = text.out.toString();
    if (random.nextInt(4) == 0) {
      written = written.stripTrailing();
    }
    return random.nextInt(4) == 0 ? written.replace("\n", "\r\n") : written;
  }

  private void mapping(int column, int depth, boolean isBehindDash) {
    int left = 1 + random.nextInt(4);
    int word = random.nextInt(WORDS.size());
    boolean isFirst = true;
    while (left-- > 0) {
      if (!isFirst || !isBehindDash) {
        if (!isFirst && isSpaced && column <= step) {
          out.append('\n');
        }
        comment(column);
        out.repeat(' ', column);
      }
      isFirst = false;
      var key = WORDS.get(word++ % WORDS.size());
      out.append(random.nextInt(9) == 0 ? "\"" + key + "\"" : key).append(':');
      value(column, depth);
    }
  }

  private void value(int column, int depth) {
    switch (random.nextInt(depth > 0 ? 12 : 6)) {
      case 0 -> {
        out.append(random.nextBoolean() ? " |" : " >-");
        trail(false);
        for (int lines = 1 + random.nextInt(3); lines > 0; lines--) {
          out.repeat(' ', column + step).append("line # no comment: x\n");
        }
      }
      case 1 -> trail(true);
      case 2 -> {
        out.append(' ').append(flow(2));
        trail(true);
      }
      case 6, 7, 8 -> {
        trail(true);
        mapping(column + step, depth - 1, false);
      }
      case 9, 10 -> {
        trail(true);
        sequence(column + itemOffset, depth - 1);
      }
      default -> {
        out.append(' ').append(scalar());
        trail(true);
      }
    }
  }

  private void sequence(int column, int depth) {
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      comment(column);
      out.repeat(' ', column).append('-');
      switch (random.nextInt(depth > 0 ? 5 : 3)) {
        case 0 -> trail(true);
        case 1, 2 -> {
          out.append(' ').append(random.nextInt(4) == 0 ? flow(1) : scalar());
          trail(true);
        }
        default -> {
          out.append(' ');
          mapping(column + 2, depth - 1, true);
        }
      }
    }
  }

  private String scalar() {
    return switch (random.nextInt(4)) {
      case 0 -> pick(QUOTED);
      case 1 -> pick(CALLS);
      default -> pick(PLAIN);
    };
  }

  private String flow(int depth) {
    var parts = new StringBuilder();
    boolean isMapping = random.nextBoolean();
    boolean isJson = random.nextBoolean();
    int word = random.nextInt(WORDS.size());
    for (int left = random.nextInt(4); left > 0; left--) {
      parts.append(parts.isEmpty() ? "" : random.nextInt(3) == 0 ? "," : ", ");
      if (isMapping) {
        var key = WORDS.get(word++ % WORDS.size());
        parts.append(isJson ? "\"" + key + "\": " : key + ": ");
      }
      parts.append(depth > 0 && random.nextInt(3) == 0 ? flow(depth - 1) : pick(QUOTED));
    }
    return isMapping ? "{" + parts + "}" : "[" + parts + "]";
  }

  private void comment(int column) {
    if (random.nextInt(12) < chattiness) {
      out.repeat(' ', column).append("# c").append(++comments).append("c\n");
    }
  }

  /** Ends a line, sometimes with a comment. */
  private void trail(boolean mayComment) {
    if (mayComment && random.nextInt(12) < chattiness) {
      out.append("  # c").append(++comments).append('c');
    }
    out.append('\n');
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** Returns JSON with some indentation, on one line, or without any space. */
  static String json(Random random) {
    var units = List.of("  ", "    ", "\t", " ");
    var unit = random.nextInt(4) == 0 ? "" : units.get(random.nextInt(units.size()));
    var text = json(random, 4, unit, "\n");
    if (unit.isEmpty()) {
      return text.replace("\n", "").replace(": ", random.nextBoolean() ? ":" : ": ");
    }
    var ended = random.nextBoolean() ? text + "\n" : text;
    return random.nextInt(4) == 0 ? ended.replace("\n", "\r\n") : ended;
  }

  private static String json(Random random, int depth, String unit, String line) {
    int size = random.nextInt(4) + (depth == 4 ? 1 : 0);
    boolean isOneLine = depth < 4 && random.nextInt(4) == 0;
    var inner = isOneLine ? "" : line + unit;
    var parts = new StringBuilder();
    boolean isMapping = depth == 4 || random.nextBoolean();
    int word = random.nextInt(WORDS.size());
    for (int left = size; left > 0; left--) {
      parts.append(parts.isEmpty() ? "" : ",").append(inner);
      if (isMapping) {
        parts.append('"').append(WORDS.get(word++ % WORDS.size())).append("\": ");
      }
      boolean isDeep = depth > 0 && random.nextInt(2) == 0;
      parts.append(
          isDeep
              ? json(random, depth - 1, unit, line + unit)
              : JsonWriter.quote(PLAIN.get(random.nextInt(PLAIN.size()))));
    }
    var end = isOneLine || size == 0 ? "" : line;
    return isMapping ? "{" + parts + end + "}" : "[" + parts + end + "]";
  }
}
