package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags access logs that leave out what an investigation needs. */
@About(
    severity = LOW,
    title = "Access log leaves out caller, request or result",
    why =
        "An attack shows as many requests of one caller that are refused; a log without callers or"
            + " results shows traffic.",
    mend =
        "Add the address or identity of the caller, the route and the status to `Format`, best as"
            + " JSON.",
    cwe = 778,
    sameAs = {"ACCESSLOG.FORMAT.INCOMPLETE.001"})
final class ThinAccessLog implements Check {

  /** What a log must tell, and the variables of which one is enough. */
  private enum Part {
    CALLER("who called", "identity.", "authorizer.", "connectionId"),
    REQUEST(
        "what was asked for",
        "routeKey",
        "resourcePath",
        "path",
        "httpMethod",
        "eventType",
        "resourceId"),
    RESULT("with which result", "status", "integrationStatus", "integration.", "error.");

    private final String phrase;
    private final List<String> variables;

    Part(String phrase, String... variables) {
      this.phrase = phrase;
      this.variables = List.of(variables);
    }

    private Tri isIn(Val<String> format) {
      return Tri.any(
          variables.stream()
              .map(name -> Shape.ask(format, shape -> shape.contains("$context." + name)))
              .toList());
    }
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stages.of(app)
        .filter(stage -> !Shape.isEmpty(stage.stage().accessLog()).isYes())
        .filter(stage -> !stage.accessLog().get("Format").exists().isNo())
        .map(stage -> judge(stage).on(stage.functions(context)));
  }

  private static Verdict judge(Stages.Described stage) {
    var format = stage.accessLog().get("Format").text();
    var missing = new ArrayList<String>();
    var isThin = Tri.NO;
    for (var part : Part.values()) {
      var isMissing = part.isIn(format).not();
      isThin = isThin.or(isMissing);
      if (isMissing.isYes()) {
        missing.add(part.phrase);
      }
    }
    return Verdict.of(
            isThin,
            stage.stage(),
            format.origin(),
            "the access log does not tell "
                + (missing.isEmpty() ? "enough" : String.join(" and ", missing)),
            format)
        .mendedBy(
            Remedy.of(
                "log caller, request and result as JSON",
                stage.put(
                    Term.text(AccessLogs.formatOf(stage.kind())),
                    stage.isRest() ? "AccessLogSetting" : "AccessLogSettings",
                    "Format")));
  }
}
