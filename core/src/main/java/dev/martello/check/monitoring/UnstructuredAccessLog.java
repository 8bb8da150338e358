package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags access logs that are no JSON. */
@About(
    severity = LOW,
    title = "Access log is plain text",
    why =
        "Queries and detections have to guess where a field ends, and a caller who puts spaces or"
            + " quotes into a path moves the fields.",
    mend = "Write `Format` as one JSON object.",
    cwe = 117,
    sameAs = {"APIGWStructuredLogging"},
    isStrict = true)
final class UnstructuredAccessLog implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stages.of(app)
        .filter(stage -> !stage.accessLog().get("Format").exists().isNo())
        .map(stage -> judge(stage).on(stage.functions(context)));
  }

  private static Verdict judge(Stages.Described stage) {
    var format = stage.accessLog().get("Format").text();
    return Verdict.of(
            Shape.ask(format.map(String::strip), shape -> shape.startsWith("{")).not(),
            stage.stage(),
            format.origin(),
            "the format of the access log is no JSON object",
            format)
        .mendedBy(
            Remedy.of(
                "write the access log as JSON",
                stage.put(
                    Term.text(AccessLogs.formatOf(stage.kind())),
                    stage.isRest() ? "AccessLogSetting" : "AccessLogSettings",
                    "Format")));
  }
}
