package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows which argument of a call tells how long it waits at most. */
final class KnownTimeouts {
  private static final KnownTimeouts STANDARD = new KnownTimeouts();

  /**
   * Where a timeout is given.
   *
   * @param place which argument; negative where it is only given by name
   * @param names its names, or its members with dots; none where the argument itself is the number
   * @param unit seconds that one of it is
   */
  private record Given(int place, List<String> names, double unit) {}

  /** Calls of a family. */
  private record Family(Pattern calls, Given given) {}

  private final Map<String, List<Given>> byCall = new HashMap<>();
  private final List<Family> families = new ArrayList<>();

  private KnownTimeouts() {
    try (var stream = KnownTimeouts.class.getResourceAsStream("timeouts.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the product lacks its table timeouts.txt");
      }
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> add(line.split(" \\| ")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] cells) {
    var given =
        new Given(
            cells[1].equals("-") ? -1 : Integer.parseInt(cells[1]),
            cells[2].equals("-") ? List.of() : List.of(cells[2].split("\\|")),
            cells[0].equals("ms") ? 0.001 : 1);
    for (var call : cells[3].split(", ")) {
      if (call.contains("*")) {
        var parts = Arrays.stream(call.split("\\*", -1)).map(Pattern::quote).toList();
        families.add(new Family(Pattern.compile(String.join("[^.]*", parts)), given));
      } else {
        byCall.computeIfAbsent(call, _ -> new ArrayList<>()).add(given);
      }
    }
  }

  /** Returns how many seconds a call waits at most; 0 where nothing tells. */
  static double seconds(Usage usage) {
    var found = STANDARD.byCall.getOrDefault(usage.name(), List.of()).stream();
    var ofFamilies =
        STANDARD.families.stream()
            .filter(family -> family.calls().matcher(usage.name()).matches())
            .map(Family::given);
    return Stream.concat(found, ofFamilies)
        .mapToDouble(given -> given.unit() * longest(usage, given))
        .max()
        .orElse(0);
  }

  private static double longest(Usage usage, Given given) {
    double longest = 0;
    for (var name : given.names()) {
      var named = usage.named().get(name);
      if (named != null) {
        longest = Math.max(longest, Math.max(number(named), longestOf(named)));
      }
    }
    if (given.place() < 0 || given.place() >= usage.placed().size()) {
      return longest;
    }
    var placed = usage.placed().get(given.place());
    return given.names().stream()
        .mapToDouble(name -> member(placed, name))
        .reduce(Math.max(longest, number(placed)), Math::max);
  }

  /** The time to connect and the time to read. */
  private static double longestOf(Usage.Argument pair) {
    return Math.max(member(pair, "0"), member(pair, "1"));
  }

  private static double member(Usage.Argument of, String path) {
    var member = of;
    for (var step : path.split("\\.")) {
      var next = member.members().get(step);
      if (next == null) {
        return step.equals("request") ? number(member) : 0;
      }
      member = next;
    }
    return number(member);
  }

  /** Returns the number that an argument is; 0 for what is none. */
  static double number(Usage.Argument argument) {
    return argument.constant().matches("\\d{1,9}(?:\\.\\d{1,9})?")
        ? Double.parseDouble(argument.constant())
        : 0;
  }
}
