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
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags functions that log each event they are called with. */
@About(
    severity = LOW,
    title = "Function logs every event in full",
    why =
        "Tokens in headers, bodies of forms and records of tables stand in the log, which more"
            + " people read than the data itself.",
    mend = "Take the variable away, or set it to `false`, and log the fields that you need.",
    cwe = 532)
final class EventsLogged implements Check {
  /** Powertools for AWS Lambda, "Logger", "Environment variables". */
  private static final String VARIABLE = "POWERTOOLS_LOGGER_LOG_EVENT";

  private static final Set<String> ON = Set.of("true", "1", "yes", "y", "t", "on");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream().flatMap(function -> judge(function, app));
  }

  private static Stream<Verdict> judge(LambdaFunction function, App app) {
    return function.environment().stream()
        .filter(variable -> variable.name().equals(VARIABLE))
        .map(
            variable -> {
              Val<String> value = variable.value();
              Tri isOn = value.is(text -> ON.contains(text.toLowerCase(Locale.ROOT)));
              var verdict =
                  Verdict.of(
                          isOn,
                          function,
                          value.origin(),
                          "`%s` makes the function log its events".formatted(VARIABLE),
                          value)
                      .mendedBy(
                          Remedy.of(
                              "set `%s` to `false`".formatted(VARIABLE),
                              Change.put(
                                  function.identity(),
                                  Term.text("false"),
                                  "Environment",
                                  "Variables",
                                  VARIABLE)))
                      .on(function);
              return Sensitive.of(function, app).map(sign -> sign.weighOn(verdict)).orElse(verdict);
            });
  }
}
