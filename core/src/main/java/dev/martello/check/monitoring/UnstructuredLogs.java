package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags functions whose log machines cannot take apart. */
@About(
    severity = LOW,
    title = "Function logs plain text",
    why =
        "Detections and queries have to guess where a field of a line ends, and a line that a"
            + " caller makes up looks like one of Lambda's.",
    mend = "Set `LoggingConfig` to `LogFormat: JSON`, with levels as you need them.",
    cwe = 117,
    sameAs = {"LambdaLogging", "LambdaLogLevel"},
    isStrict = true)
final class UnstructuredLogs implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream().map(function -> judge(function, app).on(function));
  }

  private static Verdict judge(LambdaFunction function, App app) {
    var format = app.settingsOf(function).get("LoggingConfig", "LogFormat").text("Text");
    return Verdict.of(
            format.isEqualTo("JSON").not(),
            function,
            format.origin(),
            "its log format is `%s`".formatted(format.show()),
            format)
        .mendedBy(
            Remedy.of(
                    "set `LogFormat` to `JSON`",
                    Change.put(
                        function.identity(), Term.text("JSON"), "LoggingConfig", "LogFormat"))
                .warning("queries and filters that expect plain lines have to be changed"));
  }
}
