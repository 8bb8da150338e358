package dev.martello.code.check.code;

import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.model.EnvironmentVariable;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import dev.martello.value.Tri;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds verification of certificates that a variable of the function's environment turns off. */
final class SwitchedVerification {
  /*
   * The variable is compared with a word where the option is given, or in the constant that it is. One
   * that the template does not set is nothing, unless the code itself, or a library that reads files
   * of settings, may set it. Functions without any variable may have others that nobody told. What
   * goes on behind the comparison is not understood, and nothing is said of it.
   */

  private static final String OPTION = "rejectUnauthorized";

  /** Nothing is decided by a comparison that more of the expression follows. */
  private static final String END =
      "(?=\\s*[,;})]|[ \\t]*(?://.*)?(?:\\z|\\r?\\n(?!\\s*(?:[?&|]|//|/\\*))))";

  private static final String COMPARED =
      "process\\.env(?:\\.(?<name>\\w+)|\\[[\"'](?<key>\\w+)[\"']\\])\\s*(?<is>[!=])==?\\s*[\"'](?<word>\\w*)[\"']"
          + END;

  private static final Pattern OF_SCRIPTS =
      Pattern.compile(
          "\\brejectUnauthorized[\"']?\\s*(?::\\s*(?:boolean\\s*=\\s*)?|=\\s*)" + COMPARED);

  private static final Pattern BY_NAME =
      Pattern.compile(
          "\\brejectUnauthorized[\"']?\\s*:\\s*(?<constant>[A-Za-z_$][\\w$]*)\\s*[,}\\n]");

  private static final Pattern CONSTANT =
      Pattern.compile("\\bconst\\s+(?<constant>[\\w$]+)(?:\\s*:\\s*boolean)?\\s*=\\s*" + COMPARED);

  private static final Pattern SETTING =
      Pattern.compile(
          "dotenv|env-cmd|setToEnv|process\\.env\\s*=[^=]|process\\.env\\s*\\[[^\\]'\"]+\\]\\s*=[^=]"
              + "|Object\\.assign\\(\\s*process\\.env");

  private static final Pattern COMMENT = Pattern.compile("^\\s*(?://|\\*|/\\*).*");

  private SwitchedVerification() {}

  /** Returns where a function of scripts verifies nothing, as its environment is declared. */
  static Stream<PlaceCheck.Place> off(CodeResults.FunctionCode code) {
    if (code.function().environment().isEmpty()) {
      return Stream.empty();
    }
    var units =
        code.result().reached().stream().filter(unit -> unit.language().isScript()).toList();
    boolean isSwitched = units.stream().anyMatch(unit -> unit.file().text().contains(OPTION));
    boolean isSet =
        isSwitched && units.stream().anyMatch(unit -> SETTING.matcher(unit.file().text()).find());
    return isSwitched && !isSet ? units.stream().flatMap(unit -> off(unit, code)) : Stream.empty();
  }

  private static Stream<PlaceCheck.Place> off(Unit unit, CodeResults.FunctionCode code) {
    var text = unit.file().text();
    if (!text.contains(OPTION)) {
      return Stream.empty();
    }
    var named =
        BY_NAME
            .matcher(text)
            .results()
            .flatMap(
                use ->
                    CONSTANT
                        .matcher(text)
                        .results()
                        .filter(made -> made.group("constant").equals(use.group("constant")))
                        .flatMap(made -> off(made, use, unit, code).stream()));
    return Stream.concat(
        OF_SCRIPTS.matcher(text).results().flatMap(use -> off(use, use, unit, code).stream()),
        named);
  }

  private static Optional<PlaceCheck.Place> off(
      MatchResult test, MatchResult use, Unit unit, CodeResults.FunctionCode code) {
    var name = test.group("name") == null ? test.group("key") : test.group("name");
    var text = unit.file().text();
    var setting = Pattern.compile("process\\.env\\." + name + "\\s*(?:\\?\\?|\\|\\|)?=[^=]");
    boolean isSet =
        code.result().reached().stream()
            .anyMatch(other -> setting.matcher(other.file().text()).find());
    boolean isComment =
        COMMENT
            .matcher(text.substring(text.lastIndexOf('\n', use.start()) + 1, use.end()))
            .matches();
    if (isSet || isComment) {
      return Optional.empty();
    }
    boolean isEqual = test.group("is").equals("=");
    var variable =
        code.function().environment().stream().filter(one -> one.name().equals(name)).findFirst();
    var equals = variable.map(one -> one.value().is(test.group("word")::equals)).orElse(Tri.NO);
    if (equals != (isEqual ? Tri.NO : Tri.YES)) {
      return Optional.empty();
    }
    var where = new Origin.Written(unit.file(), new Span(use.start(), use.end()));
    return Optional.of(new PlaceCheck.Place(where, message(name, variable)));
  }

  private static String message(String name, Optional<EnvironmentVariable> variable) {
    return variable.isPresent()
        ? "`%s` of the environment turns verification off".formatted(name)
        : "`%s` is not set, which turns verification off".formatted(name);
  }
}
