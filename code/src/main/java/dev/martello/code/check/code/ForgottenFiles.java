package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Brackets;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Java and scripts: tells which temporary files the function that makes them forgets, whatever
 * other code removes.
 */
final class ForgottenFiles {
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?:\\b(?:var|File|Path|const|let)\\s+)(\\w+)(?:\\s*:\\s*\\w+)?\\s*=\\s*(?:await\\s+)?$");

  /** Where all files of a folder are removed, that of this method may be among them. */
  private static final Pattern EMPTYING =
      Pattern.compile(
          "::delete|DELETE_ON_CLOSE|cleanDirectory|deleteDirectory|deleteRecursively|\\.listFiles\\(|Files\\.(?:walk|list)\\w*\\("
              + "|setGracefulCleanup|(?:readdir|emptyDir|opendir|rm)\\w*\\(\\s*(?:(?:os\\.)?tmpdir\\(\\)|[\"'`]/tmp/?[\"'`])");

  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*(?=\\s*\\()");

  private static final int BEFORE = 80;

  private final List<Unit> units;
  private final Language language;
  private final boolean isEmptied;
  private final Own own;
  private final KeptPatterns patterns = new KeptPatterns();

  ForgottenFiles(List<Unit> units, Language language) {
    this.units = units;
    this.language = language;
    this.isEmptied = units.stream().anyMatch(unit -> EMPTYING.matcher(unit.file().text()).find());
    this.own = Own.of(units);
  }

  /** Returns whether a new file stays in a variable that nothing removes, hands on or keeps. */
  boolean isForgotten(Usage made) {
    return !isEmptied && isForgotten(made.way());
  }

  /** What a function returns is its caller's to remove: the next place on the way. */
  private boolean isForgotten(List<Origin.Written> way) {
    if (way.isEmpty()) {
      return false;
    }
    var where = way.getFirst();
    int start = where.span().start();
    var text = where.file().text();
    var before = text.substring(Math.max(0, start - BEFORE), start);
    var callers = way.subList(1, way.size());
    if (RETURNED.matcher(before).find()) {
      return isForgotten(callers);
    }
    var variable = ASSIGNED.matcher(before);
    var function = EnclosingLoop.function(where, units);
    if (!variable.find() || function.isEmpty()) {
      return false;
    }
    var rest = text.substring(where.span().end(), end(function.get(), text));
    return isReturned(variable.group(1), rest)
        ? isUsedOnly(variable.group(1), withoutReturn(variable.group(1), rest), DEEP)
            && isForgotten(callers)
        : isUsedOnly(variable.group(1), rest, DEEP);
  }

  private static final Pattern RETURNED = Pattern.compile("\\breturn\\s+(?:await\\s+)?$");

  private boolean isReturned(String file, String rest) {
    return returning(file).matcher(rest).find();
  }

  private String withoutReturn(String file, String rest) {
    return returning(file).matcher(rest).replaceAll("");
  }

  private Pattern returning(String file) {
    return patterns.of("\\breturn\\s+" + file + WHOLE + "\\s*(?:;|(?=[\n}])|$)");
  }

  private static final Set<String> FOLDERS = Set.of("fs.mkdtemp", "fs.mkdtempSync");

  /** Returns where scripts make folders that stay, although they remove others. */
  Stream<PlaceCheck.Place> ofScripts(List<Usage> usages) {
    return usages.stream()
        .filter(usage -> FOLDERS.contains(usage.name()) && !usage.isInitialisation())
        .filter(this::isForgotten)
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(),
                    "each event leaves another folder in `/tmp`, which is full in the end"));
  }

  /** Methods of Java have the place of their name; what is returned stands behind the last call. */
  private static int end(Procedure method, String text) {
    int last = method.extent().end();
    if (last == method.span().end()) {
      return last;
    }
    int brace = text.indexOf('}', last);
    return brace < 0 ? text.length() : brace;
  }

  /** A function of the project. */
  private record Function(Procedure procedure, String text) {
    String body() {
      return text.substring(procedure.span().end(), end(procedure, text));
    }
  }

  /**
   * The project's own code, which may do anything with a file.
   *
   * @param functions by name
   * @param types the names of its classes
   */
  private record Own(Map<String, List<Function>> functions, Set<String> types) {
    static Own of(List<Unit> units) {
      var functions =
          units.stream()
              .flatMap(
                  unit ->
                      unit.procedures().stream().map(one -> new Function(one, unit.file().text())))
              .collect(Collectors.groupingBy(one -> one.procedure().name()));
      var types =
          units.stream()
              .flatMap(unit -> unit.types().stream())
              .map(type -> type.name().replaceFirst(".*[.$]", ""))
              .collect(Collectors.toSet());
      return new Own(functions, types);
    }
  }

  /** How many functions a file is followed through that is handed on. */
  private static final int DEEP = 2;

  private boolean isUsedOnly(String file, String rest, int depth) {
    var name = "\\b" + file + "\\b";
    return Statements.of(rest).stream()
        .filter(statement -> patterns.of(name).matcher(statement).find())
        .noneMatch(
            statement ->
                isGivenAway(name, statement)
                    || NAME.matcher(statement)
                        .results()
                        .anyMatch(call -> isKept(file, call, statement, depth)));
  }

  /** A function of the project may remove what it is handed, or keep it. */
  private boolean isKept(String file, MatchResult call, String statement, int depth) {
    var functions = own.functions().getOrDefault(call.group(), List.of());
    if (functions.isEmpty()) {
      return own.types().contains(call.group());
    }
    var arguments = arguments(statement, statement.indexOf('(', call.end()));
    var name = patterns.of("\\b" + file + "\\b");
    var plain = patterns.of(file + WHOLE);
    for (int at = 0; at < arguments.size(); at++) {
      int place = at;
      boolean isKept =
          name.matcher(arguments.get(at)).find()
              && (depth == 0
                  || !plain.matcher(arguments.get(at).strip()).matches()
                  || functions.stream().anyMatch(one -> isKept(one, place, depth - 1)));
      if (isKept) {
        return true;
      }
    }
    return false;
  }

  private boolean isKept(Function function, int place, int depth) {
    var parameters = function.procedure().parameters();
    return place >= parameters.size()
        || !isUsedOnly(parameters.get(place).name(), function.body(), depth);
  }

  /** Returns what stands between the commas of a call, as far as the statement goes. */
  private List<String> arguments(String statement, int open) {
    return Brackets.of(statement, language).parts(open);
  }

  /** Ways to write the same file. */
  private static final String WHOLE =
      "(?:\\.to(?:Path|File|String|AbsolutePath)\\(\\)|\\.get\\w*Path\\(\\))*";

  /** An object that is kept with the file in it, or a list of such: not the words of a command. */
  private static String inContainer(String file) {
    return "(?<![=!<>])=\\s*(?:\\{(?:[^{}]*[,:])?\\s*"
        + file
        + WHOLE
        + "\\s*[,}]|\\[[\\w\\s,.]*"
        + file
        + WHOLE
        + "[\\w\\s,.]*\\])";
  }

  private boolean isGivenAway(String file, String statement) {
    return patterns
        .of(
            "(?i)delete(?!OnExit)\\w*\\(|\\b(?:move|clean|rimraf|remove|unlink|del|empty)\\w*\\(|\\brm(?:Sync|dir\\w*)?\\b|rename\\w*\\(|\\b(?:return|yield)\\b"
                + "|\\.(?:add(?!Argument)|put|offer|push|accept|execute|submit)\\w*\\(\\s*(?:\\w+\\s*,\\s*)?"
                + file
                + "|=\\s*"
                + file
                + WHOLE
                + "\\s*$|"
                + inContainer(file))
        .matcher(statement)
        .find();
  }
}
