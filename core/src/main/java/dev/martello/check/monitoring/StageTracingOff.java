package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags stages of REST APIs that begin no traces. */
@About(
    severity = LOW,
    title = "REST API stage is not traced",
    why =
        "A trace then begins in the function, so time and errors before it, in authorizers and in"
            + " API Gateway itself, cannot be seen.",
    mend = "Set `TracingEnabled` to `true`.",
    cwe = 778,
    sameAs = {
      "APIGateway.3",
      "CKV_AWS_73",
      "AWS-0003",
      "AWS-0111",
      "4ab10c48",
      "c757c6a3",
      "434945e5",
      "APIGWXrayEnabled",
      "apigateway_restapi_tracing_enabled",
      "TRACING.001"
    })
final class StageTracingOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.asksOfEveryResource()
        ? Stages.of(app)
            .filter(Stages.Described::isRest)
            .map(stage -> judge(stage).on(stage.functions(context)))
        : Stream.empty();
  }

  private static Verdict judge(Stages.Described described) {
    var tracing = described.stage().tracing();
    return Verdict.of(
            tracing.isEqualTo(false),
            described.stage(),
            tracing.origin(),
            "stage `%s` begins no traces".formatted(described.stage().name().show()),
            tracing)
        .mendedBy(
            Remedy.of(
                "set `TracingEnabled` to `true`",
                described.put(Term.flag(true), "TracingEnabled")));
  }
}
