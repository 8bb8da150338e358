package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.ArrayList;
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

  private ForgottenFiles() {}

  /** Returns whether a new file stays in a variable that nothing removes, hands on or keeps. */
  static boolean isForgotten(Usage made, List<Unit> units) {
    return units.stream().noneMatch(unit -> EMPTYING.matcher(unit.file().text()).find())
        && isForgotten(made.way(), Own.of(units), units);
  }

  /** What a function returns is its caller's to remove: the next place on the way. */
  private static boolean isForgotten(List<Origin.Written> way, Own own, List<Unit> units) {
    if (way.isEmpty()) {
      return false;
    }
    var where = way.getFirst();
    int start = where.span().start();
    var text = where.file().text();
    var before = text.substring(Math.max(0, start - BEFORE), start);
    var callers = way.subList(1, way.size());
    if (RETURNED.matcher(before).find()) {
      return isForgotten(callers, own, units);
    }
    var variable = ASSIGNED.matcher(before);
    var function = EnclosingLoop.function(where, units);
    if (!variable.find() || function.isEmpty()) {
      return false;
    }
    var rest = text.substring(where.span().end(), end(function.get(), text));
    return isReturned(variable.group(1), rest)
        ? isUsedOnly(variable.group(1), withoutReturn(variable.group(1), rest), own, DEEP)
            && isForgotten(callers, own, units)
        : isUsedOnly(variable.group(1), rest, own, DEEP);
  }

  private static final Pattern RETURNED = Pattern.compile("\\breturn\\s+(?:await\\s+)?$");

  private static boolean isReturned(String file, String rest) {
    return returning(file).matcher(rest).find();
  }

  private static String withoutReturn(String file, String rest) {
    return returning(file).matcher(rest).replaceAll("");
  }

  private static Pattern returning(String file) {
    return Pattern.compile("\\breturn\\s+" + file + WHOLE + "\\s*(?:;|(?=[\n}])|$)");
  }

  private static final Set<String> FOLDERS = Set.of("fs.mkdtemp", "fs.mkdtempSync");

  /** Returns where scripts make folders that stay, although they remove others. */
  static Stream<PlaceCheck.Place> ofScripts(List<Usage> usages, List<Unit> units) {
    return usages.stream()
        .filter(usage -> FOLDERS.contains(usage.name()) && !usage.isInitialisation())
        .filter(usage -> isForgotten(usage, units))
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

  private static boolean isUsedOnly(String file, String rest, Own own, int depth) {
    var name = "\\b" + file + "\\b";
    return Statements.of(rest).stream()
        .filter(statement -> Pattern.compile(name).matcher(statement).find())
        .noneMatch(
            statement ->
                isGivenAway(name, statement)
                    || NAME.matcher(statement)
                        .results()
                        .anyMatch(call -> isKept(file, call, statement, own, depth)));
  }

  /** A function of the project may remove what it is handed, or keep it. */
  private static boolean isKept(
      String file, MatchResult call, String statement, Own own, int depth) {
    var functions = own.functions().getOrDefault(call.group(), List.of());
    if (functions.isEmpty()) {
      return own.types().contains(call.group());
    }
    var arguments = arguments(statement, statement.indexOf('(', call.end()) + 1);
    var name = Pattern.compile("\\b" + file + "\\b");
    var plain = Pattern.compile(file + WHOLE);
    for (int at = 0; at < arguments.size(); at++) {
      int place = at;
      boolean isKept =
          name.matcher(arguments.get(at)).find()
              && (depth == 0
                  || !plain.matcher(arguments.get(at).strip()).matches()
                  || functions.stream().anyMatch(one -> isKept(one, place, own, depth - 1)));
      if (isKept) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKept(Function function, int place, Own own, int depth) {
    var parameters = function.procedure().parameters();
    return place >= parameters.size()
        || !isUsedOnly(parameters.get(place).name(), function.body(), own, depth);
  }

  /** Returns what stands between the commas of a call, as far as the statement goes. */
  private static List<String> arguments(String statement, int start) {
    var arguments = new ArrayList<String>();
    int depth = 0;
    int from = start;
    for (int at = start; at < statement.length() && depth >= 0; at++) {
      char each = statement.charAt(at);
      depth += "([{".indexOf(each) >= 0 ? 1 : ")]}".indexOf(each) >= 0 ? -1 : 0;
      if (depth < 0 || depth == 0 && each == ',') {
        arguments.add(statement.substring(from, at));
        from = at + 1;
      }
    }
    if (depth >= 0) {
      arguments.add(statement.substring(from));
    }
    return arguments;
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

  private static boolean isGivenAway(String file, String statement) {
    return Pattern.compile(
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
