package dev.martello.code.check.code;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Go's code gives requests as time, told by how it is written. */
final class GoTimeouts {
  private static final String DURATION =
      "((?:(?:time\\.Duration\\()?\\w{1,20}\\)?\\s*\\*\\s*)?time\\.(?:Millisecond|Second|Minute|Hour)(?:\\s*\\*\\s*\\d{1,6})?|[A-Za-z_]\\w*)";

  /** A field of a client, beside others that may be structs themselves. */
  private static final Pattern OF_CLIENT =
      Pattern.compile(
          "\\bhttp\\.Client\\{\\s*(?:\\w+:(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*+\\})*+\\}){0,400}?,\\s*)?Timeout:\\s*"
              + DURATION);

  /** What makes connections. */
  private static final Pattern OF_CONNECTION =
      Pattern.compile(
          "\\bnet\\.DialTimeout\\([^()\\n]*,\\s*"
              + DURATION
              + "\\s*\\)|\\b(?:(?:Read|Write|Dial|Socket|Server\\w*|Conn(?:ect)?)Timeout|net\\.Dialer\\{\\s*Timeout):\\s*"
              + DURATION);

  private static final Pattern SET =
      Pattern.compile("\\.\\s*(?:SetTimeout\\(\\s*|Timeout\\s*=\\s*)" + DURATION);

  /** A call that takes the time as its last argument, and the client that AWS's SDK builds. */
  private static final Pattern OF_CALL =
      Pattern.compile(
          "\\.(?:Do|Get|Post)Timeout\\([^()\\n]*,\\s*"
              + DURATION
              + "\\s*\\)|\\bNewBuildableClient\\(\\)\\.WithTimeout\\(\\s*"
              + DURATION
              + "\\s*\\)");

  /** A deadline that does not end with the function's own. */
  private static final Pattern DETACHED =
      Pattern.compile(
          "context\\.WithTimeout\\(\\s*context\\.(?:Background|TODO)\\(\\)\\s*,\\s*" + DURATION);

  private static final Pattern VARIABLE =
      Pattern.compile("^(?:time\\.Duration\\()?([A-Za-z_]\\w*)\\)?\\s*\\*");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Map<String, Double> UNITS =
      Map.of("Millisecond", 0.001, "Second", 1.0, "Minute", 60.0, "Hour", 3600.0);

  private GoTimeouts() {}

  /** Where a request is given time. */
  record Given(Origin.Written where, double seconds) {}

  static Stream<Given> in(CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> unit.language() == Language.GO)
        .map(Unit::file)
        .distinct()
        .flatMap(file -> in(file, code.result().reached()).stream());
  }

  private static List<Given> in(SourceFile file, List<Unit> units) {
    var text = file.text();
    var found = new ArrayList<Given>();
    for (var pattern : List.of(OF_CLIENT, OF_CONNECTION, OF_CALL, SET, DETACHED)) {
      pattern
          .matcher(text)
          .results()
          .forEach(
              match -> {
                var place = place(file, match);
                var seconds = seconds(place.text(), text);
                if (seconds.isPresent()) {
                  found.add(new Given(place, seconds.get()));
                } else {
                  found.addAll(HandedDurations.of(place, units));
                }
              });
    }
    return found;
  }

  /** Returns how long a duration is that stands somewhere by itself. */
  static Optional<Double> seconds(Origin.Written where) {
    return ALONE.matcher(where.text()).matches()
        ? seconds(where.text(), where.file().text())
        : Optional.empty();
  }

  private static final Pattern ALONE = Pattern.compile(DURATION);

  /** Returns where the duration stands that a pattern found. */
  private static Origin.Written place(SourceFile file, MatchResult match) {
    int group =
        IntStream.rangeClosed(1, match.groupCount())
            .filter(each -> match.group(each) != null)
            .findFirst()
            .orElse(0);
    return new Origin.Written(file, new Span(match.start(group), match.end(group)));
  }

  /** Returns how long a duration is, or what a constant of the file is given. */
  private static Optional<Double> seconds(String duration, String file) {
    int unit = duration.lastIndexOf("time.");
    if (unit < 0) {
      var declared =
          Pattern.compile("\\b" + duration + "\\b\\s*(?:time\\.Duration\\s*)?:?=\\s*" + DURATION)
              .matcher(file);
      return declared.find() && declared.group(1).contains("time.")
          ? seconds(declared.group(1), file)
          : Optional.empty();
    }
    var number = NUMBER.matcher(duration);
    var variable = VARIABLE.matcher(duration);
    if (variable.find()) {
      return counted(variable.group(1), file).map(many -> many * unit(duration, unit));
    }
    double many = number.find() ? Double.parseDouble(number.group()) : 1;
    return Optional.of(many * unit(duration, unit));
  }

  private static double unit(String duration, int at) {
    return UNITS.entrySet().stream()
        .filter(entry -> duration.startsWith(entry.getKey(), at + "time.".length()))
        .mapToDouble(Map.Entry::getValue)
        .findFirst()
        .orElse(0);
  }

  /** {@code seconds := 15}. */
  private static Optional<Double> counted(String name, String file) {
    var declared =
        Pattern.compile("\\b" + name + "\\b\\s*(?:\\w+\\s*)?:?=\\s*(\\d{1,6})\\s*\\n")
            .matcher(file);
    return declared.find() ? Optional.of(Double.parseDouble(declared.group(1))) : Optional.empty();
  }
}
