package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
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

/** Flags secrets that are made of numbers that can be computed, or of the time. */
@About(
    severity = MEDIUM,
    title = "A secret is made of predictable random numbers",
    why = "Who sees some of the numbers computes the others.",
    mend =
        "Use the module `secrets` (Python), `crypto.randomBytes` (JavaScript),"
            + " `java.security.SecureRandom` or `crypto/rand`.",
    cwe = 338,
    sameAs = {"B311"})
final class GuessableSecret implements MisuseCheck {
  @Override
  public String misuse() {
    return "guessable-secret";
  }

  private record Reaching(LambdaFunction function, Flow flow) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Origin, List<Reaching>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var flow : code.result().flows()) {
        if (flow.kind() == SinkKind.GUESSABLE) {
          found
              .computeIfAbsent(flow.where(), _ -> new ArrayList<>())
              .add(new Reaching(code.function(), flow));
        }
      }
    }
    return Stream.concat(
        MisuseCheck.super.run(app, context), found.values().stream().map(GuessableSecret::verdict));
  }

  private static Verdict verdict(List<Reaching> all) {
    var flow = all.getFirst().flow();
    Verdict verdict =
        Verdict.fails(
                all.getFirst().function(),
                flow.where(),
                "%s can be guessed, and becomes %s".formatted(flow.path(), flow.sink()))
            .on(all.stream().map(Reaching::function).toList());
    for (var step : flow.steps()) {
      verdict = verdict.because(step.where(), step.message());
    }
    return verdict;
  }
}
