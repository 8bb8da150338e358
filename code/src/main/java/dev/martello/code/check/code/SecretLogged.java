package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.SinkKind;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Flags secrets and callers' credentials that are written to the log. */
@About(
    severity = MEDIUM,
    title = "A secret is written to the log",
    why = "Everybody who may read the log group can use the secret, for as long as logs are kept.",
    mend = "Log the fields that are needed; leave out headers and secrets.",
    cwe = 532)
final class SecretLogged implements Check {
  private record Reaching(LambdaFunction function, Flow flow) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Origin, List<Reaching>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var flow : code.result().flows()) {
        if (flow.kind() == SinkKind.SECRET_LOG) {
          found
              .computeIfAbsent(flow.where(), _ -> new ArrayList<>())
              .add(new Reaching(code.function(), flow));
        }
      }
    }
    return found.values().stream().map(SecretLogged::verdict);
  }

  private static Verdict verdict(List<Reaching> all) {
    var first =
        all.stream()
            .min(java.util.Comparator.comparing(each -> isWhole(each.flow())))
            .orElseThrow();
    var flow = first.flow();
    Verdict verdict =
        Verdict.fails(first.function(), flow.where(), message(flow))
            .raised(isWhole(flow) ? -1 : 0)
            .on(all.stream().map(Reaching::function).toList());
    for (var step : flow.steps()) {
      verdict = verdict.because(step.where(), step.message());
    }
    return verdict;
  }

  /** Credentials are in a whole request only if the caller sends some. */
  private static boolean isWhole(Flow flow) {
    return !isValue(flow) && (flow.path().isEmpty() || flow.path().endsWith("eaders"));
  }

  private static boolean isValue(Flow flow) {
    return flow.source().trigger().equals("secret");
  }

  private static String message(Flow flow) {
    if (isValue(flow)) {
      return "%s reaches %s".formatted(flow.path(), flow.sink());
    }
    return flow.path().isEmpty()
        ? "the whole request, with the credentials in its headers, reaches " + flow.sink()
        : "`%s` of the request reaches %s".formatted(flow.path(), flow.sink());
  }
}
