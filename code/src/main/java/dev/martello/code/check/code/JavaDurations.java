package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells how long the timeouts are that Java's code gives. */
final class JavaDurations {
  /*
   * Numbers are those that the engine knows of calls: `Duration.ofSeconds(n)` in a timeout, or in the
   * variable of the file that the timeout names; a number with a unit of time; or a plain one, which
   * is milliseconds where setters take it.
   */
  private static final Pattern TIMEOUT =
      Pattern.compile("(?i).+\\.(?:\\w*timeout|(?:\\w*Future)\\.get)");

  private static final Pattern SETTER = Pattern.compile("(?i).*\\.(?:set|with)\\w*timeout");

  private static final Pattern MADE =
      Pattern.compile(
          "(?:java\\.time\\.Duration|.*\\.Timeout|.*\\.TimeValue)\\.of(Seconds|Millis|Milliseconds|Minutes|Hours|)");

  private static final Pattern LAST_UNIT =
      Pattern.compile(
          "\\b(?:TimeUnit|ChronoUnit)?\\.?(NANOS|MICROS|MILLIS|NANOSECONDS|MICROSECONDS|MILLISECONDS|SECONDS|MINUTES|HOURS)\\s*\\)+\\s*$");

  private static final Pattern NAMED =
      Pattern.compile("\\(\\s*(?:\\w+\\.)?([A-Za-z_]\\w*)\\s*\\)$");
  private static final Pattern CLOSING = Pattern.compile("\\s*\\)+");

  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("NANOS", 1e-9),
          Map.entry("NANOSECONDS", 1e-9),
          Map.entry("MICROS", 1e-6),
          Map.entry("MICROSECONDS", 1e-6),
          Map.entry("MILLIS", 0.001),
          Map.entry("MILLISECONDS", 0.001),
          Map.entry("SECONDS", 1.0),
          Map.entry("MINUTES", 60.0),
          Map.entry("HOURS", 3600.0));

  private final List<Usage> made;
  private final boolean isJava;

  JavaDurations(List<Usage> usages) {
    this.isJava = !usages.isEmpty();
    this.made =
        usages.stream()
            .filter(usage -> MADE.matcher(usage.name()).matches() && !usage.placed().isEmpty())
            .toList();
  }

  /** Returns how many seconds a call is given; 0 where it is none that takes a timeout. */
  double given(Usage usage) {
    if (!isJava || !TIMEOUT.matcher(usage.name()).matches() || usage.placed().isEmpty()) {
      return 0;
    }
    double number = KnownTimeouts.number(usage.placed().getFirst());
    var text = usage.where().text();
    if (number > 0) {
      var unit = LAST_UNIT.matcher(text);
      return unit.find()
          ? number * UNITS.getOrDefault(unit.group(1), 0.0)
          : SETTER.matcher(usage.name()).matches() ? number * 0.001 : 0;
    }
    return made.stream()
        .filter(duration -> isLastIn(duration.where(), usage.where()) || isNamed(duration, usage))
        .mapToDouble(JavaDurations::seconds)
        .max()
        .orElse(0);
  }

  private static boolean isLastIn(Origin.Written inner, Origin.Written outer) {
    return inner.file().equals(outer.file())
        && outer.span().start() <= inner.span().start()
        && inner.span().end() <= outer.span().end()
        && CLOSING
            .matcher(outer.file().text())
            .region(inner.span().end(), outer.span().end())
            .matches();
  }

  /** {@code Duration PATIENCE = Duration.ofSeconds(45)} in the same file. */
  private static boolean isNamed(Usage duration, Usage timeout) {
    var named = NAMED.matcher(timeout.where().text());
    if (!named.find() || !duration.where().file().equals(timeout.where().file())) {
      return false;
    }
    var text = duration.where().file().text();
    int start = duration.where().span().start();
    return Pattern.compile("\\b" + named.group(1) + "\\s*=\\s*(?:[\\w.]+\\.)?$")
        .matcher(text.substring(text.lastIndexOf('\n', start) + 1, start))
        .find();
  }

  private static double seconds(Usage duration) {
    double number = KnownTimeouts.number(duration.placed().getFirst());
    var of = MADE.matcher(duration.name());
    if (of.matches() && !of.group(1).isEmpty()) {
      return number * UNITS.getOrDefault(of.group(1).toUpperCase(Locale.ROOT), 0.0);
    }
    var unit = LAST_UNIT.matcher(duration.where().text());
    return unit.find() ? number * UNITS.getOrDefault(unit.group(1), 0.0) : 0;
  }
}
