package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags functions that write down too much of what strangers and customers send. */
@About(
    severity = LOW,
    title = "Function logs at debug level",
    why =
        "Libraries log whole requests, headers and tokens at this level, so credentials of callers"
            + " stand in the log for everybody who may read it.",
    mend = "Log at `INFO` or above, and at debug level only while you look for something.",
    cwe = 532)
final class VerboseLogs implements Check {
  private static final Set<String> LEVELS = Set.of("DEBUG", "TRACE", "VERBOSE", "SILLY", "ALL");
  private static final Set<String> VARIABLES =
      Set.of("LOG_LEVEL", "LOGLEVEL", "LOGGING_LEVEL", "POWERTOOLS_LOG_LEVEL");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> context.isStrict() || isReachable(function))
        .flatMap(
            function ->
                Stream.concat(configured(function, app), variables(function))
                    .map(verdict -> worse(verdict, function, app).on(function)));
  }

  /** What a function of the account's own services logs are the account's own events. */
  private static boolean isReachable(LambdaFunction function) {
    return function.exposure().level() != Exposure.Level.INTERNAL;
  }

  private static Stream<Verdict> configured(LambdaFunction function, App app) {
    var level = app.settingsOf(function).get("LoggingConfig", "ApplicationLogLevel").text("INFO");
    return Stream.of(
        verdict(
            function,
            level,
            "its application log level is `%s`".formatted(level.show()),
            "LoggingConfig",
            "ApplicationLogLevel"));
  }

  private static Stream<Verdict> variables(LambdaFunction function) {
    return function.environment().stream()
        .filter(variable -> VARIABLES.contains(variable.name().toUpperCase(Locale.ROOT)))
        .map(
            variable ->
                verdict(
                    function,
                    variable.value(),
                    "variable `%s` is `%s`".formatted(variable.name(), variable.value().show()),
                    "Environment",
                    "Variables",
                    variable.name()));
  }

  private static Verdict verdict(
      LambdaFunction function, Val<String> level, String message, String... path) {
    return Verdict.of(
            level.is(text -> LEVELS.contains(text.toUpperCase(Locale.ROOT))),
            function,
            level.origin(),
            message,
            level)
        .mendedBy(
            Remedy.of("log at `INFO`", Change.put(function.identity(), Term.text("INFO"), path)));
  }

  private static Verdict worse(Verdict verdict, LambdaFunction function, App app) {
    return Sensitive.of(function, app).map(sign -> sign.weighOn(verdict)).orElse(verdict);
  }
}
