package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what Go links, and what Java begins to load its frameworks, although little of it is used.
 */
final class LinkedPackages {
  /** {@code name "path"} in a block of imports, or after the word. */
  private static final Pattern IMPORT_OF_GO =
      Pattern.compile(
          "(?m)^[ \\t]*(?:import[ \\t]+)?(?:([\\w.]+)[ \\t]+)?\"([\\w./-]+\\.[\\w./-]+)\"");

  /** What an SDK's package has besides names of values. */
  private static final Pattern CLIENT =
      Pattern.compile("New\\w*|\\w+(?:Input|Output|API|Paginator|Iface)|[A-Z]+\\d?");

  private LinkedPackages() {}

  static Stream<PlaceCheck.Place> in(Unit unit, CodeResults.FunctionCode code) {
    return unit.language() == Language.GO ? ofGo(unit) : ofJava(unit, code);
  }

  private static Stream<PlaceCheck.Place> ofGo(Unit unit) {
    return IMPORT_OF_GO
        .matcher(unit.file().text())
        .results()
        .flatMap(
            found ->
                told(found, unit)
                    .map(message -> place(unit, found.start(2), found.end(2), message))
                    .stream());
  }

  private static Optional<String> told(MatchResult found, Unit unit) {
    var path = found.group(2);
    var known = HeavyLibraries.standard();
    return known
        .linked(path)
        .or(
            () ->
                known.isLargeForNames(path) && areNames(found, unit)
                    ? Optional.of("a client of a whole service is linked for a few names")
                    : Optional.empty());
  }

  private static boolean areNames(MatchResult found, Unit unit) {
    var path = found.group(2);
    var name = found.group(1) == null ? path.substring(path.lastIndexOf('/') + 1) : found.group(1);
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\.([A-Z]\\w*)")
        .matcher(unit.file().text())
        .results()
        .noneMatch(use -> CLIENT.matcher(use.group(1)).matches());
  }

  private static Stream<PlaceCheck.Place> ofJava(Unit unit, CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.where().file().equals(unit.file()))
        .flatMap(usage -> ofJava(usage, unit, code.result().usages()).stream())
        .distinct();
  }

  private static Optional<PlaceCheck.Place> ofJava(Usage usage, Unit unit, List<Usage> all) {
    return HeavyLibraries.standard()
        .started(usage.name())
        .filter(
            started ->
                all.stream().noneMatch(one -> started.needed().matcher(one.name()).matches()))
        .map(
            started -> {
              int at = unit.file().text().indexOf("import " + started.type() + ";");
              return at < 0
                  ? new PlaceCheck.Place(usage.where(), started.message())
                  : place(
                      unit,
                      at,
                      at + "import ".length() + started.type().length(),
                      started.message());
            });
  }

  private static PlaceCheck.Place place(Unit unit, int start, int end, String message) {
    return new PlaceCheck.Place(new Origin.Written(unit.file(), new Span(start, end)), message);
  }
}
