package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import java.util.List;
import java.util.Set;
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
    var where = made.where();
    int start = where.span().start();
    var text = where.file().text();
    var variable = ASSIGNED.matcher(text.substring(Math.max(0, start - BEFORE), start));
    return variable.find()
        && units.stream().noneMatch(unit -> EMPTYING.matcher(unit.file().text()).find())
        && EnclosingLoop.function(where, units)
            .map(method -> text.substring(where.span().end(), end(method, text)))
            .filter(rest -> isUsedOnly(variable.group(1), rest, own(units)))
            .isPresent();
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

  /** Names of the project's own methods and classes, which may do anything with a file. */
  private static Set<String> own(List<Unit> units) {
    return units.stream()
        .flatMap(
            unit ->
                Stream.concat(
                    unit.procedures().stream().map(method -> method.name()),
                    unit.types().stream().map(type -> type.name().replaceFirst(".*[.$]", ""))))
        .collect(Collectors.toSet());
  }

  private static boolean isUsedOnly(String file, String rest, Set<String> own) {
    var name = "\\b" + file + "\\b";
    return Stream.of(rest.split("[;{}]"))
        .filter(statement -> Pattern.compile(name).matcher(statement).find())
        .noneMatch(statement -> isGivenAway(name, statement, own));
  }

  private static boolean isGivenAway(String file, String statement, Set<String> own) {
    return Pattern.compile(
                "(?i)delete(?!OnExit)\\w*\\(|\\b(?:move|clean|rimraf|remove|unlink|del|empty)\\w*\\(|\\brm(?:Sync|dir\\w*)?\\b|rename\\w*\\(|\\b(?:return|yield)\\b"
                    + "|\\.(?:add|put|offer|push|accept|execute|submit)\\w*\\(\\s*(?:\\w+\\s*,\\s*)?"
                    + file
                    + "|=\\s*"
                    + file
                    + "(?:\\.to(?:Path|File|String|AbsolutePath)\\(\\)|\\.get\\w*Path\\(\\))?\\s*$")
            .matcher(statement)
            .find()
        || NAME.matcher(statement).results().anyMatch(call -> own.contains(call.group()));
  }
}
