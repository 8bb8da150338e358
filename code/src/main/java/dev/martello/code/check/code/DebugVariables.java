package dev.martello.code.check.code;

import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds environment variables of functions that switch a debugger or a debug mode on. */
final class DebugVariables {
  /**
   * A variable that runtimes or frameworks read by themselves.
   *
   * @param runtime how the runtimes begin that read it; empty text where it does not matter
   * @param on what its value holds where debugging is on
   */
  private record Switch(String runtime, Pattern name, Pattern on, String message) {}

  /*
   * Oracle, "Java Platform Debugger Architecture", connection options; Node.js, "Debugging";
   * Flask, "Configuration", 3.1. FLASK_ENV is none of them: Flask reads it no more since 2.3.
   */
  private static final List<Switch> SWITCHES =
      List.of(
          new Switch(
              "java",
              Pattern.compile("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS"),
              Pattern.compile("(?:^|\\s)-(?:agentlib:jdwp\\b|agentpath:\\S*jdwp|Xrunjdwp\\b)"),
              "`%s` loads the debugger into the runtime"),
          new Switch(
              "nodejs",
              Pattern.compile("NODE_OPTIONS"),
              Pattern.compile("(?:^|\\s)--inspect(?:-brk|-wait)?(?:[=\\s]|$)"),
              "`%s` opens the debugger of the runtime"),
          new Switch(
              "",
              Pattern.compile("FLASK_DEBUG"),
              Pattern.compile("(?i)^\\s*(?:1|true|yes|on|y|t)\\s*$"),
              "`%s` lets Flask answer errors with code and variables"));

  private DebugVariables() {}

  static Stream<Verdict> of(App app) {
    return app.functions().stream()
        .flatMap(
            function ->
                function.environment().stream().flatMap(variable -> judge(function, variable)));
  }

  private static Stream<Verdict> judge(LambdaFunction function, EnvironmentVariable variable) {
    return SWITCHES.stream()
        .filter(one -> one.name().matcher(variable.name()).matches())
        .filter(one -> isReadIn(function, one))
        .filter(one -> variable.value().is(value -> one.on().matcher(value).find()) == Tri.YES)
        .map(
            one ->
                Verdict.fails(
                        function,
                        variable.value().origin(),
                        one.message().formatted(variable.name()))
                    .on(function));
  }

  private static boolean isReadIn(LambdaFunction function, Switch one) {
    return one.runtime().isEmpty()
        || function.runtime().is(name -> name.startsWith(one.runtime())).isYes();
  }
}
