package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows the calls of databases and mappers that do for one item what another call does for many.
 */
final class OneByOne {
  private static final OneByOne STANDARD = new OneByOne();

  private static final String ONE_STATEMENT =
      "one statement for each item; a batch sends them together";

  private static final String ONE_QUERY =
      "one query for each item; one with a list of all keys, or a join, asks for all";

  private static final String ONE_OF_ROWS =
      "one statement for each item; `executemany`, or one with all rows, does the same";

  /** What asks for, or changes, the rows of one item; pages of rows are asked for one by one. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(select|insert|update|delete|replace|merge)\\b(?!.*\\b(?:limit|offset|fetch)\\b).*");

  /** What drivers without batches do for many rows at once. */
  private static final Pattern ROWS =
      Pattern.compile(
          "(?is)\\s*(select|insert)\\b(?!.*\\b(?:limit|offset|fetch|on\\s+conflict|on\\s+duplicate)\\b)(?!.*\\)\\s*select\\b).*");

  /** Calls, and what does the same for many. */
  private record Known(Pattern calls, String many) {}

  private final List<Known> known = new ArrayList<>();

  private OneByOne() {
    try (var stream = OneByOne.class.getResourceAsStream("one-by-one.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the product lacks its table one-by-one.txt");
      }
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .forEach(cells -> known.add(new Known(pattern(cells[1]), cells[0])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pattern pattern(String calls) {
    return Pattern.compile(
        Stream.of(calls.split(", "))
            .map(
                call ->
                    Arrays.stream(
                            call.split("(?<=\\*\\*)|(?=\\*\\*)|(?<!\\*)(?=\\*)|(?<=\\*)(?!\\*)"))
                        .map(OneByOne::piece)
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("|")));
  }

  private static String piece(String text) {
    return switch (text) {
      case "**" -> ".*";
      case "*" -> "[^.]*";
      default -> Pattern.quote(text);
    };
  }

  /** Returns whether what is told is about rows that are asked for one by one. */
  static boolean isQuery(String told) {
    return told.equals(ONE_QUERY);
  }

  /** Tells what is better than to repeat a call; nothing where it must be repeated. */
  static Optional<String> told(Usage usage) {
    return STANDARD.known.stream()
        .filter(one -> one.calls().matcher(usage.name()).matches())
        .findFirst()
        .flatMap(one -> told(usage, one.many()));
  }

  private static Optional<String> told(Usage usage, String many) {
    return switch (many) {
      case "query" -> Optional.of(ONE_QUERY);
      case "statement" -> Optional.of(ONE_STATEMENT);
      case "sql" -> statement(usage, STATEMENT).map(OneByOne::ofVerb);
      case "rows" -> statement(usage, ROWS).map(OneByOne::ofVerb);
      default -> {
        int space = many.indexOf(' ');
        yield Optional.of(CallsInLoop.message(many.substring(0, space), many.substring(space + 1)));
      }
    };
  }

  private static String ofVerb(String verb) {
    return verb.equals("select") ? ONE_QUERY : ONE_OF_ROWS;
  }

  /**
   * Returns the verb of the first argument that is a whole statement with values, which stand in it
   * or are handed over beside it.
   */
  private static Optional<String> statement(Usage usage, Pattern wanted) {
    boolean hasOthers = usage.placed().size() > 1;
    return usage.placed().stream()
        .limit(2)
        .filter(given -> given.texts().size() == 1)
        .flatMap(given -> StatementText.of(given.texts().getFirst()).stream())
        .filter(statement -> hasOthers || statement.hasValues())
        .map(statement -> wanted.matcher(statement.text()))
        .filter(found -> found.matches())
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
