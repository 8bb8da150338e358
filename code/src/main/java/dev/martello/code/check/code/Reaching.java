package dev.martello.code.check.code;

import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A flow in a function's code; the same code may belong to several functions. */
record Reaching(LambdaFunction function, Flow flow) {

  /** Returns the flows that are asked for, together those that are to be told at one place. */
  static Collection<List<Reaching>> byPlace(
      CodeResults results,
      BiPredicate<CodeResults.FunctionCode, Flow> question,
      Function<Flow, Origin.Written> place) {
    var found = new LinkedHashMap<Origin.Written, List<Reaching>>();
    for (var code : results.functions()) {
      for (var flow : code.result().flows()) {
        if (question.test(code, flow)) {
          found
              .computeIfAbsent(place.apply(flow), _ -> new ArrayList<>())
              .add(new Reaching(code.function(), flow));
        }
      }
    }
    return found.values();
  }

  /**
   * Returns the finding on this flow with the way that it takes.
   *
   * @param all all flows that are told at its place
   */
  Verdict fails(String message, List<Reaching> all) {
    Verdict verdict =
        Verdict.fails(function, flow.where(), message)
            .on(function)
            .on(all.stream().map(Reaching::function).toList());
    for (var step : flow.steps()) {
      verdict = verdict.because(step.where(), step.message());
    }
    return verdict;
  }
}
