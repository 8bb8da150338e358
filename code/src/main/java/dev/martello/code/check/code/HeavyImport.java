package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags large libraries that every cold start loads and that events seldom or never need. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "A large library is loaded that is hardly used",
    why = "Every new environment loads it first, which takes up to seconds and memory.",
    mend = "Remove the import, import what is needed only, or import it where it is needed.")
final class HeavyImport implements PlaceCheck {
  /** Folders of others, whose imports are theirs. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?:^|/)(?:site-packages|node_modules|dependencies|vendor|layers?|python)/");

  private static final int MANY_USES = 3;

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var units =
        code.result().reached().stream()
            .filter(unit -> !FOREIGN.matcher(unit.file().path()).find())
            .toList();
    return Stream.concat(
        units.stream().flatMap(unit -> imported(unit, code)),
        units.stream()
            .filter(unit -> unit.language().isStaticallyTyped())
            .flatMap(unit -> LinkedPackages.in(unit, code)));
  }

  private static Stream<Place> imported(Unit unit, CodeResults.FunctionCode code) {
    boolean isScript = unit.language().isScript();
    if (!isScript && unit.language() != Language.PYTHON) {
      return Stream.empty();
    }
    var heavy = HeavyLibraries.standard().heavy(isScript ? "script" : "python");
    return LibraryUses.of(unit, heavy::contains).stream()
        .filter(imported -> !isOfTypes(imported, unit))
        .flatMap(imported -> place(imported, unit, code).stream());
  }

  /** TypeScript loads nothing of which types alone are used. */
  private static boolean isOfTypes(LibraryUses.Imported imported, Unit unit) {
    return unit.language().isScript()
        && imported.uses().isEmpty()
        && unit.file().path().matches(".*\\.[mc]?tsx?");
  }

  private static Optional<Place> place(
      LibraryUses.Imported imported, Unit unit, CodeResults.FunctionCode code) {
    var where = new Origin.Written(unit.file(), imported.where());
    return message(imported, unit, code).map(message -> new Place(where, message));
  }

  private static Optional<String> message(
      LibraryUses.Imported imported, Unit unit, CodeResults.FunctionCode code) {
    var library = imported.library();
    var known = HeavyLibraries.standard();
    if (imported.uses().isEmpty()) {
      return isNamed(imported, unit)
          ? Optional.empty()
          : Optional.of("`%s` is loaded at every cold start and never used".formatted(library));
    }
    var whole = known.whole(library);
    if (whole.isPresent()) {
      return whole;
    }
    var paths = imported.uses().stream().map(LibraryUses.Use::path).toList();
    if (paths.size() <= MANY_USES && !isLoadedByAnother(library, code)) {
      var small = known.small(library, paths);
      if (small.isPresent()) {
        return small.map(
            does ->
                "`%s` is loaded at every cold start for a few functions that %s"
                    .formatted(library, does));
      }
    }
    var rows = known.rows(library, paths);
    if (rows.isPresent()) {
      return rows.map(
          does -> "`%s` is loaded at every cold start for rows, which %s".formatted(library, does));
    }
    boolean isRare =
        unit.equals(code.entry().unit())
            && imported.uses().stream()
                .allMatch(use -> isRare(use.place().start(), unit, Handler.of(code).toList(), 0));
    return isRare
        ? Optional.of(
            "`%s` is loaded at every cold start, and only some events need it".formatted(library))
        : Optional.empty();
  }

  private static boolean isLoadedByAnother(String library, CodeResults.FunctionCode code) {
    var loading = HeavyLibraries.standard().loading(library);
    return code.result().imports().stream()
        .map(module -> module.split("\\.", 2)[0])
        .anyMatch(loading::contains);
  }

  /** Annotations of types are read when the file is loaded, and are no part of what is followed. */
  private static boolean isNamed(LibraryUses.Imported imported, Unit unit) {
    var text = unit.file().text();
    return WORD.matcher(text.substring(imported.where().start(), imported.where().end()))
        .results()
        .map(MatchResult::group)
        .filter(word -> !KEYWORDS.contains(word))
        .anyMatch(
            word -> uses(word, text, imported.where()).stream().anyMatch(at -> isTyping(at, text)));
  }

  private static boolean isTyping(int at, String text) {
    return text.substring(0, at).matches("(?s).*(?:->|:)\\s*[\\w\\[\"']*");
  }

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private static final Set<String> KEYWORDS = Set.of("import", "from", "as");

  private static List<Integer> uses(String name, String text, Span except) {
    return Pattern.compile("(?<![\\w.$\"'])" + Pattern.quote(name) + "(?![\\w$\"'])")
        .matcher(text)
        .results()
        .map(MatchResult::start)
        .filter(at -> at < except.start() || at >= except.end())
        .filter(at -> !isComment(text, at))
        .toList();
  }

  private static boolean isComment(String text, int at) {
    var line = text.substring(text.lastIndexOf('\n', at) + 1, at);
    return line.contains("#") || line.contains("//");
  }

  /** Stands in one arm of a choice of the handler, or in a function that is only called there. */
  private static boolean isRare(int use, Unit unit, List<Procedure> handlers, int depth) {
    var procedure = around(use, unit);
    if (procedure.isEmpty() || depth > 2 || isKept(use, procedure.get())) {
      return false;
    }
    if (handlers.contains(procedure.get())) {
      return Arms.isInArm(procedure.get(), use);
    }
    var name = procedure.get().name();
    var calls =
        name.isEmpty()
            ? List.<Integer>of()
            : uses(name, unit.file().text(), head(procedure.get(), name, unit));
    return !calls.isEmpty()
        && calls.stream().allMatch(call -> isRare(call, unit, handlers, depth + 1));
  }

  /** {@code browser ??= await launch()}: what is made once, and kept for all events. */
  private static boolean isKept(int use, Procedure procedure) {
    var all = procedure.instructions().toList();
    var modules =
        all.stream()
            .filter(Instruction.ThisModule.class::isInstance)
            .map(Instruction::target)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(
            each ->
                each instanceof Instruction.StoreOuter
                    || each instanceof Instruction.Store store && modules.contains(store.object()))
        .map(Instruction::place)
        .anyMatch(span -> span.start() <= use && use < span.end());
  }

  /** Returns the place of a function's name where it is defined. */
  private static Span head(Procedure procedure, String name, Unit unit) {
    int at =
        unit.file().text().indexOf(name, Math.max(0, procedure.span().start() - name.length() - 3));
    return new Span(Math.max(0, at), Math.max(0, at) + name.length());
  }

  /** Returns the innermost function around a place. */
  private static Optional<Procedure> around(int place, Unit unit) {
    return unit.procedures().stream()
        .filter(one -> one.number() > 0)
        .filter(one -> one.span().start() <= place && place < one.span().end())
        .min(Comparator.comparing((Procedure one) -> one.span().end() - one.span().start()));
  }
}
