package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private static final Set<String> HEAVY =
      Set.of(
          "pandas",
          "numpy",
          "scipy",
          "sklearn",
          "tensorflow",
          "torch",
          "torchvision",
          "transformers",
          "keras",
          "matplotlib",
          "seaborn",
          "plotly",
          "cv2",
          "PIL",
          "spacy",
          "nltk",
          "gensim",
          "xgboost",
          "lightgbm",
          "pyarrow",
          "awswrangler",
          "polars",
          "sympy",
          "statsmodels",
          "networkx",
          "bokeh",
          "geopandas",
          "shapely",
          "openpyxl",
          "reportlab",
          "langchain",
          "boto3_stubs",
          "aws-sdk",
          "googleapis",
          "firebase-admin",
          "puppeteer",
          "puppeteer-core",
          "playwright-core",
          "sharp",
          "jimp",
          "canvas",
          "exceljs",
          "xlsx",
          "pdfkit",
          "pdfmake",
          "pdf-lib",
          "moment",
          "moment-timezone",
          "typescript",
          "@tensorflow/tfjs",
          "@tensorflow/tfjs-node",
          "natural",
          "lodash");

  /** {@code import pandas as pd}. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^import[ \\t]+([A-Za-z_]\\w*)((?:\\.\\w+)*)"
              + "(?:[ \\t]+as[ \\t]+(\\w+))?[ \\t]*(?:#.*)?$");

  /** {@code from pandas import DataFrame, Series as S}. */
  private static final Pattern FROM =
      Pattern.compile(
          "(?m)^from[ \\t]+([A-Za-z_]\\w*)[\\w.]*[ \\t]+import"
              + "[ \\t]+([\\w, \\t]+?)[ \\t]*(?:#.*)?$");

  /** {@code import _ from "lodash"}, {@code const AWS = require("aws-sdk")}. */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?m)^(?:import[ \\t]+(?:\\*[ \\t]+as[ \\t]+)?([\\w$]+)[ \\t]+from[ \\t]+"
              + "|(?:const|let|var)[ \\t]+([\\w$]+)[ \\t]*=[ \\t]*require\\()"
              + "[ \\t]*[\"']([^\"']+)[\"']\\)?;?");

  /** Folders of others, whose imports are theirs. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?:^|/)(?:site-packages|node_modules|dependencies|vendor|layers?|python)/");

  /** A library at the start of a file and the name that the file has for it. */
  private record Imported(String library, String name, Span where) {}

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> !FOREIGN.matcher(unit.file().path()).find())
        .flatMap(unit -> imports(unit).flatMap(imported -> place(imported, unit, code).stream()));
  }

  private static Stream<Imported> imports(Unit unit) {
    var text = unit.file().text();
    if (unit.language().isScript()) {
      return SCRIPT
          .matcher(text)
          .results()
          .map(
              found ->
                  new Imported(
                      found.group(3),
                      found.group(1) == null ? found.group(2) : found.group(1),
                      span(found)))
          .filter(imported -> HEAVY.contains(imported.library()));
    }
    return unit.language() == Language.PYTHON
        ? Stream.concat(
                IMPORT
                    .matcher(text)
                    .results()
                    .map(
                        found ->
                            new Imported(
                                found.group(1),
                                found.group(3) == null ? found.group(1) : found.group(3),
                                span(found))),
                FROM.matcher(text).results().flatMap(HeavyImport::names))
            .filter(imported -> HEAVY.contains(imported.library()))
        : Stream.empty();
  }

  private static Stream<Imported> names(MatchResult found) {
    return Stream.of(found.group(2).split(","))
        .map(each -> each.strip().replaceFirst("^.*\\s", ""))
        .map(name -> new Imported(found.group(1), name, span(found)));
  }

  private static Span span(MatchResult found) {
    return new Span(found.start(), found.end());
  }

  private static Optional<Place> place(
      Imported imported, Unit unit, CodeResults.FunctionCode code) {
    var where = new Origin.Written(unit.file(), imported.where());
    if (imported.library().equals("aws-sdk")) {
      return Optional.of(
          new Place(
              where,
              "the whole SDK is loaded at every cold start; version 3 has a package a service"));
    }
    var uses = uses(imported.name(), unit.file().text(), imported.where());
    if (uses.isEmpty()) {
      return Optional.of(
          new Place(
              where,
              "`%s` is loaded at every cold start and never used".formatted(imported.library())));
    }
    var replaced = replaced(imported, uses, unit.file().text());
    if (replaced.isPresent()) {
      return Optional.of(new Place(where, replaced.get()));
    }
    if (imported.library().equals("pandas") && areRows(imported, uses, unit.file().text())) {
      return Optional.of(
          new Place(
              where,
              "`pandas` is loaded at every cold start to read rows, which `csv` and `json` do"));
    }
    var few = few(imported, unit.file().text(), uses);
    if (!few.isEmpty()) {
      return Optional.of(
          new Place(
              where,
              "all of `%s` is loaded for %s; `%s/%s` loads that alone"
                  .formatted(
                      imported.library(),
                      few.stream()
                          .map(name -> "`" + name + "`")
                          .collect(Collectors.joining(" and ")),
                      imported.library(),
                      few.getFirst())));
    }
    boolean isRare =
        unit.equals(code.entry().unit())
            && uses.stream().allMatch(use -> isRare(use, unit, Handler.of(code).toList(), 0));
    return isRare
        ? Optional.of(
            new Place(
                where,
                "`%s` is loaded at every cold start, and only some events need it"
                    .formatted(imported.library())))
        : Optional.empty();
  }

  private static final Pattern ROWS =
      Pattern.compile(
          "\\.read_(?:csv|json)\\([^\\n"
              + "]*\\)\\.(?:to_dict|iterrows|itertuples|to_json|values\\.tolist)\\(");

  /** A file is read by rows, and nothing is computed. */
  private static boolean areRows(Imported imported, List<Integer> uses, String text) {
    var rows = ROWS.matcher(text);
    return uses.stream()
        .allMatch(use -> rows.region(use + imported.name().length(), text.length()).lookingAt());
  }

  /** {@code moment().subtract(14, 'days').valueOf()}: a sum of milliseconds, or a time as ISO. */
  private static final Pattern MOMENTS =
      Pattern.compile(
          "(?:\\.utc)?\\(\\)(?:\\.utc\\(\\))?"
              + "(?:\\.(?:add|subtract)\\([\\w$.]+,\\s*['\"](?:d|h|m|s|ms|days?|hours?|minutes?|seconds?"
              + "|weeks?)['\"]\\)){0,2}\\.(?:valueOf|unix|toISOString|toDate)\\(\\)");

  /** Functions of which the language has the like without a library. */
  private static final Map<String, Pattern> SMALL =
      Map.of(
          "numpy",
          Pattern.compile(
              "mean|median|average|std|var|sum|min|max|abs|sqrt|floor|ceil|round|log|log10|exp|pi|isnan"
                  + "|random\\.(?:rand|randint|choice|uniform|random)"),
          "pandas",
          Pattern.compile(
              "to_datetime|Timestamp(?:\\.\\w+)?|Timedelta|date_range|isna|isnull|notna|notnull"),
          "scipy",
          Pattern.compile("stats\\.(?:mode|tmean|gmean)"),
          "moment",
          MOMENTS,
          "moment-timezone",
          MOMENTS);

  private static final int MANY_CALLS = 3;

  /** A few calls of functions that the language has itself. */
  private static Optional<String> replaced(Imported imported, List<Integer> uses, String text) {
    var small = SMALL.get(imported.library());
    if (small == null || uses.size() > MANY_CALLS) {
      return Optional.empty();
    }
    boolean isPython = !small.equals(MOMENTS);
    var used =
        isPython
            ? Pattern.compile("\\s*\\.\\s*(" + small.pattern() + ")(?![\\w.])").matcher(text)
            : small.matcher(text);
    boolean areSmall =
        uses.stream()
            .allMatch(
                use -> used.region(use + imported.name().length(), text.length()).lookingAt());
    return areSmall
        ? Optional.of(
            "`%s` is loaded at every cold start for a few functions that %s has itself"
                .formatted(imported.library(), isPython ? "Python" : "JavaScript"))
        : Optional.empty();
  }

  /** Libraries whose functions can be loaded one by one. */
  private static final Set<String> DIVISIBLE = Set.of("lodash", "ramda", "rxjs");

  private static final int FEW = 1;

  private static final Pattern MEMBER = Pattern.compile("[\\w$]+\\s*\\.\\s*(\\w+)");

  /** The members of a library that a file uses, if they are few and can be loaded alone. */
  private static List<String> few(Imported imported, String text, List<Integer> uses) {
    if (!DIVISIBLE.contains(imported.library())) {
      return List.of();
    }
    var names = new TreeSet<String>();
    for (int use : uses) {
      var member = MEMBER.matcher(text).region(use, text.length());
      if (!member.lookingAt()) {
        return List.of();
      }
      names.add(member.group(1));
    }
    return names.size() <= FEW ? List.copyOf(names) : List.of();
  }

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
    if (procedure.isEmpty() || depth > 2) {
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
