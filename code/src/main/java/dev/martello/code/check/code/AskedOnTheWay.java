package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Procedure;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what code asks before it makes a call: the conditions, and what they are made of. */
final class AskedOnTheWay {
  /*
   * A condition decides a call if the call is reached on one side of it only. Its words are looked
   * up where the same file sets variables and declares functions of such names, a few steps far;
   * loops and calls that choose among elements or functions are conditions, too.
   */
  private static final int STEPS = 3;

  /** How much of what begins on a line is read, where it goes on below. */
  private static final int LONG = 300;

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Words of the languages themselves. */
  private static final Set<String> OF_LANGUAGES =
      Set.of(
          "await",
          "async",
          "const",
          "let",
          "var",
          "final",
          "return",
          "if",
          "else",
          "for",
          "of",
          "in",
          "not",
          "and",
          "or",
          "new",
          "def",
          "func",
          "function",
          "export",
          "case",
          "switch",
          "while",
          "this",
          "self",
          "range",
          "is",
          "None",
          "null",
          "nil",
          "private",
          "static",
          "public");

  /** What chooses among elements or functions. */
  private static final Pattern CHOSEN =
      Pattern.compile("\\[|\\b(?:for|forEach|map|filter|each|get)\\b");

  private static final Pattern SETTING = Pattern.compile("(?m)^([^=\\n(]*)=(?![=>])[^\\n]*");

  /** What a line ends with that goes on below. */
  private static final String OPENING = "[{(=";

  private final EnteredFunctions entered;

  /** By file and word, the lines that set what the word names. */
  private final Map<SourceFile, Map<String, List<String>>> settings = new HashMap<>();

  AskedOnTheWay(CodeResults.FunctionCode code) {
    entered = new EnteredFunctions(code);
  }

  /**
   * Returns whether the functions on the way to a call are known, so that nothing is overlooked.
   */
  boolean isKnown(Usage usage) {
    return way(usage).allMatch(step -> entered.around(step).isPresent());
  }

  /** Returns the text of all that is asked before a call. */
  String before(Usage usage) {
    var texts = new ArrayList<String>();
    var onTheWay = new HashSet<Procedure>();
    var steps = way(usage).toList();
    for (int at = 0; at < steps.size(); at++) {
      var step = steps.get(at);
      var asked = asked(step);
      texts.addAll(asked);
      entered.allAround(step).forEach(onTheWay::add);
      if (at + 1 < steps.size() && isOfParameters(asked, step)) {
        texts.add(steps.get(at + 1).text());
      }
    }
    var files = way(usage).map(Origin.Written::file).collect(Collectors.toSet());
    return expanded(texts, files, onTheWay, STEPS);
  }

  /** Returns the text of a call and of what it is given. */
  String given(Usage usage) {
    var where = usage.where();
    var around = entered.allAround(where).collect(Collectors.toSet());
    return expanded(List.of(where.text()), Set.of(where.file()), around, 1);
  }

  private static Stream<Origin.Written> way(Usage usage) {
    return Stream.concat(Stream.of(usage.where()), usage.callers().reversed().stream());
  }

  /** Returns whether what is asked is asked of what the function is given. */
  private boolean isOfParameters(List<String> asked, Origin.Written step) {
    var words = Set.copyOf(asked.stream().flatMap(AskedOnTheWay::words).toList());
    return entered
        .allAround(step)
        .flatMap(procedure -> procedure.parameters().stream())
        .anyMatch(parameter -> words.contains(parameter.name()));
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !OF_LANGUAGES.contains(word));
  }

  private List<String> asked(Origin.Written step) {
    var file = step.file().text();
    var texts = new ArrayList<String>();
    for (var procedure : entered.allAround(step).toList()) {
      conditions(procedure, step.span())
          .map(asked -> file.substring(asked.start(), asked.end()))
          .forEach(texts::add);
    }
    int start = entered.allAround(step).mapToInt(one -> one.span().start()).min().orElse(0);
    int line = file.indexOf('\n', start);
    if (line >= 0 && line < step.span().start()) {
      texts.addAll(heads(file.substring(line + 1, step.span().start())));
    }
    return texts;
  }

  /**
   * Returns the lines that begin what a place stands in, as indentation shows: loops, and calls
   * that choose elements.
   */
  private static List<String> heads(String before) {
    var lines = before.split("\n");
    var heads = new ArrayList<String>();
    var last = lines[lines.length - 1];
    int depth = last.length() - last.stripLeading().length();
    if (CHOSEN.matcher(last).find()) {
      heads.add(last);
    }
    for (int at = lines.length - 2; at >= 0 && depth > 0; at--) {
      var line = lines[at];
      int indent = line.length() - line.stripLeading().length();
      boolean isChained = indent == depth && line.startsWith(".", indent);
      if (!line.isBlank() && (indent < depth || isChained)) {
        heads.add(line);
        depth = indent;
      }
    }
    return heads;
  }

  /** Returns the conditions on one side of which a place is reached, and not on the other. */
  private static Stream<Span> conditions(Procedure procedure, Span place) {
    var blocks = procedure.blocks();
    int here =
        IntStream.range(0, blocks.size())
            .filter(
                number ->
                    blocks.get(number).instructions().stream()
                        .map(instruction -> instruction.place())
                        .anyMatch(one -> place.start() <= one.start() && one.end() <= place.end()))
            .findFirst()
            .orElse(-1);
    return IntStream.range(0, here < 0 ? 0 : blocks.size())
        .mapToObj(
            number ->
                blocks.get(number).exit()
                            instanceof Exit.Branch(_, int whenTrue, int whenFalse, Span asked)
                        && procedure.reachable(whenTrue, number).get(here)
                            != procedure.reachable(whenFalse, number).get(here)
                    ? Stream.of(asked)
                    : Stream.<Span>empty())
        .flatMap(each -> each);
  }

  private String expanded(
      List<String> texts, Set<SourceFile> files, Set<Procedure> without, int steps) {
    var seen = new HashSet<String>();
    without.forEach(procedure -> seen.add(procedure.name()));
    var all = new ArrayList<>(texts);
    var next = List.copyOf(texts);
    for (int step = 0; step < steps && !next.isEmpty(); step++) {
      next =
          next.stream()
              .flatMap(AskedOnTheWay::words)
              .filter(seen::add)
              .flatMap(word -> files.stream().flatMap(file -> meaning(word, file, without)))
              .toList();
      all.addAll(next);
    }
    return String.join("\n", all);
  }

  /** Returns what a file sets a variable to, and what functions of the name do. */
  private Stream<String> meaning(String word, SourceFile file, Set<Procedure> without) {
    var text = file.text();
    var set = settings.computeIfAbsent(file, AskedOnTheWay::settings).getOrDefault(word, List.of());
    var whole = new Origin.Written(file, new Span(0, 0));
    var declared =
        entered.unit(whole).stream()
            .flatMap(unit -> unit.named(word).stream())
            .filter(one -> one.number() > 0 && !without.contains(one))
            .map(Procedure::extent)
            .map(extent -> text.substring(extent.start(), Math.min(extent.end(), text.length())));
    return Stream.concat(set.stream(), declared);
  }

  /** Returns the lines that set something, by the words in front of what it is set to. */
  private static Map<String, List<String>> settings(SourceFile file) {
    var settings = new HashMap<String, List<String>>();
    SETTING
        .matcher(file.text())
        .results()
        .forEach(
            line ->
                WORD.matcher(line.group(1))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .map(word -> settings.computeIfAbsent(word, _ -> new ArrayList<>(1)))
                    .forEach(lines -> lines.add(whole(file.text(), line))));
    return settings;
  }

  private static String whole(String text, MatchResult line) {
    var written = line.group().stripTrailing();
    boolean isGoingOn = OPENING.indexOf(written.charAt(written.length() - 1)) >= 0;
    return isGoingOn
        ? text.substring(line.start(), Math.min(line.start() + LONG, text.length()))
        : line.group();
  }
}
