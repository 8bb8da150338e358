package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Flags stages that write whole requests and answers into the log. */
@About(
    severity = LOW,
    title = "API stage logs requests and answers in full",
    why =
        "Passwords, session tokens and data of customers in bodies stand in a log of API Gateway's,"
            + " which is kept for ever and read by more people than the data.",
    mend = "Set `DataTraceEnabled` to `false`; log single fields in the access log.",
    cwe = 532,
    sameAs = {"CKV_AWS_276", "EXECLOG.DATALOG.001"})
final class RequestsLogged implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stages.of(app).map(stage -> judge(stage).on(stage.functions(context)));
  }

  /** API Gateway leaves out the header Authorization and API keys, and nothing else. */
  private static Verdict judge(Stages.Described described) {
    var stage = described.stage();
    var verdict =
        Verdict.of(
                stage.dataTrace().isEqualTo(true),
                stage,
                stage.dataTrace().origin(),
                "stage `%s` logs requests and answers in full".formatted(stage.name().show()),
                stage.dataTrace())
            .mendedBy(remedy(described));
    return described.routes().stream()
        .flatMap(route -> Sensitive.of(route).stream())
        .findFirst()
        .map(sign -> sign.weighOn(verdict))
        .orElse(verdict);
  }

  private static Remedy remedy(Stages.Described stage) {
    var changes = new ArrayList<Change>();
    var off = Term.flag(false);
    var methods = stage.methods();
    for (int at = 0; at < methods.size(); at++) {
      if (!methods.get(at).get("DataTraceEnabled").exists().isNo()) {
        changes.add(stage.put(off, "MethodSettings", String.valueOf(at), "DataTraceEnabled"));
      }
    }
    if (!stage.settings().get("DefaultRouteSettings", "DataTraceEnabled").exists().isNo()) {
      changes.add(stage.put(off, "DefaultRouteSettings", "DataTraceEnabled"));
    }
    if (!stage.settings().get("DataTraceEnabled").exists().isNo()) {
      changes.add(stage.put(off, "DataTraceEnabled"));
    }
    return new Remedy("set `DataTraceEnabled` to `false`", changes, "");
  }
}
